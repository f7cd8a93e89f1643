// Says that this form is open, and tells who else has it open.
(() => {
  "use strict";
  const EVERY = 25_000; // milliseconds; the server forgets an open form after a minute
  const note = document.querySelector("[data-presence]");
  if (!note) return;
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;

  const message = (leaving) => {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    if (leaving) data.append("leave", "1");
    return data;
  };

  const tell = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(note.dataset.presence, { method: "POST", body: message(false) });
      if (!answer.ok) return;
      const { told } = await answer.json();
      if (note.textContent !== told) note.textContent = told;
      note.hidden = !told;
    } catch {
      // Without a connection nothing is known of others; saving will tell.
    }
  };

  tell();
  setInterval(tell, EVERY);
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("pagehide", () => navigator.sendBeacon(note.dataset.presence, message(true)));
})();
