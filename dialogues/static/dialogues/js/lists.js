// Lists: every change of the form is answered at once, in place. Without this script the same form
// and links load whole pages. htmx fetches and swaps; here stands what it leaves to the page.

const LIST = "list";
const MANY = 12; // values of one filter, from which on a box to find one among them is of use
const PAUSE = 250; // milliseconds without a keystroke before names are asked for

const status = document.getElementById("list-status");
const list = () => document.getElementById(LIST);
let kept = null;

/** What the reader has open, where the reader is: to be the same after the swap. */
function remember() {
  const at = document.activeElement;
  return {
    open: [...list().querySelectorAll("details[data-kept]")].map((one) => [one.dataset.kept, one.open]),
    scrolled: [...list().querySelectorAll("fieldset[data-name] > .options")].map((one) => [
      one.parentElement.dataset.name,
      one.scrollTop,
    ]),
    inside: list().contains(at),
    name: at.name,
    value: at.value,
    id: at.id,
    text: at.closest?.("a")?.textContent,
    place: { left: window.scrollX, top: window.scrollY, behavior: "instant" },
  };
}

function restore(was) {
  for (const [name, open] of was.open) {
    const one = list().querySelector(`details[data-kept="${CSS.escape(name)}"]`);
    if (one) one.open = open;
  }
  for (const [name, top] of was.scrolled) {
    const one = list().querySelector(`fieldset[data-name="${CSS.escape(name)}"] > .options`);
    if (one) one.scrollTop = top;
  }
  if (was.inside) focusAgain(was);
  window.scrollTo(was.place);
}

/** On the same control; if it is gone, as a removed tag is, on the number of results. */
function focusAgain(was) {
  const inputs = [...list().querySelectorAll("input")].filter((one) => one.name === was.name);
  const same =
    (was.id && document.getElementById(was.id)) ||
    (was.name && inputs.find((one) => one.value === was.value)) ||
    (was.text && [...list().querySelectorAll("a")].find((one) => one.textContent === was.text)) ||
    list().querySelector(".results-line p, .notice--error");
  if (!same) return;
  if (same.tabIndex < 0) same.tabIndex = -1;
  same.focus({ preventScroll: true });
}

function announce() {
  const said = list().querySelector(".results-line p") || list().querySelector(".notice--error");
  status.textContent = said ? said.textContent.replace(/\s+/g, " ").trim() : "";
}

function fail() {
  list().removeAttribute("aria-busy");
  let notice = list().querySelector(".notice--failed");
  if (!notice) {
    notice = document.createElement("p");
    notice.className = "notice notice--error notice--failed";
    list().querySelector(".results").prepend(notice);
  }
  notice.textContent = status.textContent = status.dataset.failed;
}

/** A box that shows only those values of a long filter that hold the letters typed. */
function addFinder(group) {
  const options = [...group.querySelectorAll(".options label")];
  if (options.length <= MANY || group.querySelector(".field__find")) return;
  const box = document.createElement("input");
  box.type = "search";
  box.className = "field__find";
  box.setAttribute("aria-label", `${status.dataset.find}: ${group.querySelector("legend").textContent}`);
  box.placeholder = status.dataset.find;
  box.addEventListener("input", () => {
    const wanted = folded(box.value);
    if (wanted) group.querySelectorAll("details").forEach((one) => (one.open = true));
    for (const option of options) {
      const ticked = option.querySelector("input").checked;
      const row = option.closest("li") || option;
      row.hidden = !ticked && !folded(row.textContent).includes(wanted);
    }
  });
  // Only looking: neither a change of the filters nor a reason to send them.
  box.addEventListener("change", (event) => event.stopPropagation());
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  group.querySelector(".options").before(box);
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Names to choose from while one is typed. */
function addNames(box) {
  let timer, asked;
  box.addEventListener("input", () => {
    const names = document.getElementById(box.getAttribute("list"));
    if ([...names.options].some((one) => one.value === box.value)) {
      box.dispatchEvent(new Event("change", { bubbles: true }));
      return;
    }
    clearTimeout(timer);
    asked?.abort();
    asked = new AbortController();
    timer = setTimeout(() => fillNames(box, names, asked.signal), PAUSE);
  });
}

async function fillNames(box, names, signal) {
  const words = box.value.trim();
  if (words.length < 2) return;
  const query = new URLSearchParams({ q: `${words}*`, page_size: "10" });
  for (const field of box.dataset.fields.split(",")) query.append("fields", field);
  try {
    const answer = await fetch(`${box.dataset.names}?${query}`, { signal });
    if (!answer.ok) return;
    const { results } = await answer.json();
    names.replaceChildren(...results.map((row) => new Option("", row.name || row.title)));
  } catch {
    // Typing goes on without help.
  }
}

function prepare() {
  list().querySelector("form")?.setAttribute("data-live", "");
  list().querySelectorAll("fieldset[data-name]").forEach(addFinder);
  list().querySelectorAll("[data-names]").forEach(addNames);
}

const concernsList = (event) => event.detail.target?.id === LIST;

document.addEventListener("htmx:configRequest", (event) => {
  const sent = event.detail.formData;
  for (const name of new Set(sent?.keys())) {
    const values = sent.getAll(name).filter((value) => value !== "");
    sent.delete(name);
    for (const value of values) sent.append(name, value);
  }
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (concernsList(event)) list().setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (concernsList(event)) kept = remember();
});
document.addEventListener("htmx:afterSettle", () => {
  if (!kept) return;
  prepare();
  restore(kept);
  announce();
  kept = null;
});
document.addEventListener("htmx:historyRestore", prepare);
for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, fail);
}
prepare();
