/* Comments are written and settled without leaving the page: what is typed into the record's own
   form stays as it is. Approving and sending back load the page anew, for they change the record. */

const announce = (section, text) => {
  const told = document.createElement("p");
  told.className = "errornote";
  told.setAttribute("role", "alert");
  told.textContent = text;
  section.querySelector(".words__heading").after(told);
};

async function send(form, button) {
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  const answer = await fetch(form.action, {
    method: "POST",
    body: data,
    headers: { "X-Fragment": "comments" },
  });
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  return answer.text();
}

function put(section, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("#comments");
  if (!fresh) throw new Error("no comments");
  section.replaceWith(fresh);
  const typing = fresh.querySelector('[aria-invalid="true"]');
  (typing ?? fresh).focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-comments]");
  if (!form || event.submitter?.dataset.step !== undefined) return;
  event.preventDefault();
  const section = form.closest("#comments");
  if (section.getAttribute("aria-busy") === "true") return;
  section.setAttribute("aria-busy", "true");
  try {
    put(section, await send(form, event.submitter));
  } catch {
    section.removeAttribute("aria-busy");
    section.querySelector(".words__heading + .errornote")?.remove();
    announce(section, section.dataset.lost ?? "Not sent. Try again.");
  }
});
