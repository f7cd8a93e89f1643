/* The reading view, quicker: letters move from passage to passage, all passages of one position
 * light up together, and a link to exact words is copied instead of followed. Without this every
 * mark, note and link works as a plain link. */
const reading = document.querySelector(".reading");
const keys = document.getElementById("reading-keys");
const status = document.getElementById("reading-status");
const KEPT = "reading-keys";

/* Keys. */
const steps = { n: 1, j: 1, p: -1, k: -1 };
const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
const passages = () => [...reading.querySelectorAll(".passage__ref:not(.is-dim)")];

/* The next one after where the reader is: the focused number, else what stands in the view. */
const next = (step) => {
  const all = passages();
  const here = all.indexOf(document.activeElement);
  if (here >= 0) return all[here + step];
  const line = window.innerHeight * 0.3;
  const below = all.findIndex((one) => one.getBoundingClientRect().top > line);
  if (step > 0) return all[below];
  return all[(below < 0 ? all.length : below) - 1];
};

const move = (event) => {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!keysOn.checked) return;
  const wanted = next(step);
  if (!wanted) return;
  event.preventDefault();
  wanted.focus({ preventScroll: true });
  wanted.scrollIntoView({ block: "center" });
  light(wanted.dataset.number);
};

/* All stretches of one note. */
const light = (number) => {
  for (const mark of reading.querySelectorAll("mark.is-here")) mark.classList.remove("is-here");
  if (!number) return;
  for (const mark of reading.querySelectorAll(`mark[data-notes~="${number}"]`)) mark.classList.add("is-here");
};

const lightTarget = () => {
  const place = location.hash.match(/^#p(\d+)/)?.[1];
  const note = place && reading.querySelector(`.margin__number[href="#p${place}"]`);
  light(note?.closest(".margin__note").id.slice("note-".length));
};

/* Copying: the address line is the way out where the clipboard is closed. */
const copy = async (event) => {
  const link = event.target.closest("a[data-copies]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(link.href);
    say(keys.dataset.copied, link);
  } catch {
    location.href = link.href;
    say(keys.dataset.failed, link);
  }
};

const say = (words, link) => {
  status.textContent = "";
  setTimeout(() => { status.textContent = words; });
  link.classList.add("is-copied");
  setTimeout(() => link.classList.remove("is-copied"), 2000);
};

const keysOn = document.getElementById("reading-keys-on");
if (reading && keys) {
  keys.hidden = false;
  keysOn.checked = localStorage.getItem(KEPT) !== "off";
  keysOn.addEventListener("change", () => localStorage.setItem(KEPT, keysOn.checked ? "on" : "off"));
  document.addEventListener("keydown", move);
  document.addEventListener("click", copy);
  window.addEventListener("hashchange", lightTarget);
  lightTarget();
}
