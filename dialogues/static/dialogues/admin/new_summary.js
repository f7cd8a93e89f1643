/* New summary: keeps what is typed, adds rows, looks names up, leads from a proposal to its words.
 * Everything works without it, by the buttons of the form.
 */
const KEPT = "new-summary-";
const LONGEST_KEPT = 30 * 24 * 60 * 60 * 1000;
const form = document.getElementById("proposal_form");

/* What was typed is kept in this browser until the text is done with. */
const store = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  keys: () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
    } catch {
      return [];
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      /* a browser that keeps nothing has nothing to drop */
    }
  },
};

/** Forget what was typed on texts that no longer wait. */
function forgetDone() {
  const listed = document.querySelector("[data-waiting]");
  const waiting = new Set((listed?.dataset.waiting ?? "").trim().split(" ").map((pk) => KEPT + pk));
  for (const key of store.keys()) {
    const old = Date.now() - (store.read(key)?.at ?? 0) > LONGEST_KEPT;
    if (old || !waiting.has(key)) store.drop(key);
  }
}

const fields = () =>
  [...form.elements].filter((field) => field.name && !["csrfmiddlewaretoken"].includes(field.name)
    && !["submit", "button", "fieldset"].includes(field.type));

const snapshot = () =>
  fields().filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
    .map((field) => [field.name, field.value]);

function keep(key, saved) {
  const done = store.write(key, { at: Date.now(), values: snapshot() });
  saved.textContent = done ? saved.dataset.kept ?? "" : "";
}

/** Make as many rows as were kept, then fill them. */
function restore(values) {
  const of = new Map();
  for (const [name, value] of values) of.set(name, [...(of.get(name) ?? []), value]);
  for (const [name, [total]] of of) {
    const prefix = name.match(/^(.*)-TOTAL_FORMS$/)?.[1];
    if (!prefix) continue;
    const counter = form.elements[name];
    while (counter && Number(counter.value) < Number(total) && addRow(prefix)) { /* adds until enough */ }
  }
  for (const field of fields()) {
    const kept = of.get(field.name);
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept?.includes(field.value) ?? false;
    else if (kept && !field.name.endsWith("_FORMS")) field.value = kept[0];
  }
}

function addRow(prefix) {
  const list = form.querySelector(`[data-list="${CSS.escape(prefix)}"]`);
  const template = form.querySelector(`[data-template="${CSS.escape(prefix)}"]`);
  const counter = form.elements[`${prefix}-TOTAL_FORMS`];
  if (!list || !template || !counter) return null;
  const number = counter.value;
  list.insertAdjacentHTML("beforeend", template.innerHTML.replaceAll("__prefix__", number));
  counter.value = Number(number) + 1;
  const row = list.lastElementChild;
  const key = row.querySelector(`[name="${CSS.escape(prefix)}-${number}-key"]`);
  if (key) key.value = `added${number}`;
  return row;
}

/* The records that a typed name may mean. */
const waiting = new WeakMap();
function lookUp(row, name) {
  clearTimeout(waiting.get(row));
  waiting.set(row, setTimeout(async () => {
    const list = row.querySelector("[data-options]");
    const chosen = row.querySelector("input[name$='-record']:checked")?.value ?? "";
    const asked = new URLSearchParams({ noun: row.dataset.noun, name, prefix: row.dataset.prefix });
    if (chosen && chosen !== "new") asked.set("chosen", chosen);
    try {
      const answer = await fetch(`${form.dataset.records}?${asked}`, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const found = await answer.text();
      const meanwhile = row.querySelector("input[name$='-record']:checked")?.value;
      list.innerHTML = found;
      const again = meanwhile !== chosen && list.querySelector(`input[value="${CSS.escape(meanwhile ?? "")}"]`);
      if (again) again.checked = true;
    } catch {
      /* offline: the options stay as they are, and are looked up again when the form is sent */
    }
  }, 400));
}

/* A sort name that was made from the name follows it; one that was typed stays. */
const WORDS = /^[\p{Script=Latin}\p{Script=Cyrillic}.'’-]+( [\p{Script=Latin}\p{Script=Cyrillic}.'’-]+){1,3}$/u;
const PATRONYMIC = /(вич|вна|чна)$/;

function sortName(name) {
  const words = name.trim().split(/\s+/);
  if (!WORDS.test(words.join(" "))) return "";
  if (words.length === 3 && PATRONYMIC.test(words[2])) return `${words[0]}, ${words.slice(1).join(" ")}`;
  return `${words.at(-1)}, ${words.slice(0, -1).join(" ")}`;
}

function follow(row, field) {
  const sort = row.querySelector("input[name$='-sort_name']");
  const before = row.dataset.name ?? field.defaultValue;
  if (sort && (sort.value === "" || sort.value === sortName(before))) sort.value = sortName(field.value);
  row.dataset.name = field.value;
}

function nameTyped(field) {
  const row = field.closest("[data-noun]");
  if (!row || !field.name.endsWith("-name")) return;
  follow(row, field);
  for (const shown of row.querySelectorAll("[data-shows-name]")) shown.textContent = field.value;
  const key = row.querySelector("input[name$='-key']")?.value;
  if (key) {
    for (const shown of form.querySelectorAll(`[data-key-name="${CSS.escape(key)}"]`)) shown.textContent = field.value;
    for (const option of form.querySelectorAll(`option[value="${CSS.escape(key)}"]`)) option.textContent = field.value;
  }
  lookUp(row, field.value);
}

/* Each proposal says whether it is taken as read, corrected, or left out; and can be left out. */
const EMPTY = ["unknown", "unstated", ""];
const emptyOf = (field) =>
  field.tagName === "SELECT" ? EMPTY.find((value) => [...field.options].some((option) => option.value === value)) : "";

/* With a date goes what says more of it: its end, its precision, whether it is inferred. */
const companions = (field) => {
  const [, prefix, first] = field.name.match(/^(.*-)(start_date|published_date)$/) ?? [];
  const names = { start_date: ["end_date", "date_precision", "date_inferred"], published_date: ["published_precision", "published_inferred"] };
  return (names[first] ?? []).map((name) => form.elements[prefix + name]).filter(Boolean);
};

function facts(words) {
  for (const says of form.querySelectorAll(".fact > .says")) {
    const fact = says.parentElement;
    const field = fact.querySelector("input:not([type='checkbox'], [type='radio']), select, textarea");
    const label = fact.querySelector("label, legend");
    if (!field || !label || emptyOf(field) === undefined) continue;
    const proposed = field.dataset.proposed ?? field.value;
    if (!proposed || EMPTY.includes(proposed)) continue;
    if (field.tagName !== "SELECT" && fact.querySelector(".fact__needed")) continue;
    const state = document.createElement("span");
    state.className = "fact__state";
    label.append(state);
    const leave = document.createElement("button");
    leave.type = "button";
    leave.className = "linklike fact__leave";
    says.append(leave);
    const tell = () => {
      const left = field.value === emptyOf(field);
      state.textContent = left ? words.left : field.value === proposed ? "" : words.corrected;
      leave.textContent = left || field.value !== proposed ? words.back : words.leave;
    };
    const others = companions(field).map((other) => [other, other.type === "checkbox" ? other.checked : other.value]);
    leave.addEventListener("click", () => {
      const leaving = field.value === proposed;
      field.value = leaving ? emptyOf(field) : proposed;
      for (const [other, was] of others) {
        if (other.type === "checkbox") other.checked = leaving ? false : was;
        else other.value = leaving ? emptyOf(other) ?? other.value : was;
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    field.addEventListener("input", tell);
    field.addEventListener("change", tell);
    tell();
  }
}

function takeDate(button) {
  const { start, end, precision, prefix } = button.dataset;
  for (const [name, value] of [["start_date", start], ["end_date", end], ["date_precision", precision]]) {
    form.elements[`${prefix}-${name}`].value = value;
  }
  form.elements[`${prefix}-start_date`].focus();
}

/** Show the words in the text without leaving the field, where the text stands beside the form. */
function showWords(link, event) {
  const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const mark = place?.closest("mark");
  const pane = mark?.closest(".source__text");
  if (!pane || getComputedStyle(pane).overflowY !== "auto") return;
  event.preventDefault();
  for (const other of pane.querySelectorAll("[data-current]")) delete other.dataset.current;
  mark.dataset.current = "";
  mark.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

function start() {
  const key = KEPT + form.dataset.run;
  const saved = form.querySelector("[data-saved]");
  const told = form.querySelector("[data-restored]");
  facts({ ...document.getElementById("words").dataset });
  const kept = store.read(key);
  if (kept?.values && !("sent" in form.dataset)) {
    restore(kept.values);
    for (const field of fields()) field.dispatchEvent(new Event("change", { bubbles: true }));
    told.hidden = false;
  }
  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(key, saved), 300);
  };
  form.addEventListener("input", (event) => {
    nameTyped(event.target);
    soon();
  });
  form.addEventListener("change", soon);
  form.addEventListener("click", (event) => {
    const add = event.target.closest("button[name='add']");
    const row = add && add.value !== "event" ? addRow(add.value) : null;
    if (row) {
      event.preventDefault();
      row.querySelector("input[type='text'], select")?.focus();
      soon();
    }
    const date = event.target.closest("[data-start]");
    if (date) {
      takeDate(date);
      soon();
    }
    if (event.target.closest("[data-forget]")) {
      clearTimeout(timer);
      store.drop(key);
      location.reload();
    }
    const words = event.target.closest("a.says__words");
    if (words) showWords(words, event);
  });
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    else {
      clearTimeout(timer);
      if (event.submitter?.name === "drop") store.drop(key);
      else keep(key, saved);
      sent = true;
    }
  });
  addEventListener("pageshow", () => {
    sent = false;
  });
  document.getElementById("faults")?.focus();
}

if (form) start();
else forgetDone();
