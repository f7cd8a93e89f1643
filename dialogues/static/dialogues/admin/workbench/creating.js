/* The small dialog that makes a participant, an institution or a topic, with a warning of namesakes. */

import { bench, byId, element, later, told } from "./bench.js";
import { Picker } from "./picker.js";
import { load, send } from "./saving.js";

const dialog = byId("create");
const form = byId("create-form");
let noun = "participant";
let done = () => {};
let conference = "";
const pickers = {};

for (const root of form.querySelectorAll(".picker")) {
  const name = root.closest("[data-field]").dataset.field;
  pickers[name] = new Picker(root, { onCreate: null });
}

/** Ask for what the new record needs; ``then`` gets it as an option. */
export function create(kind, given, atConference, then) {
  noun = kind;
  done = then;
  conference = atConference;
  form.reset();
  for (const picker of Object.values(pickers)) picker.set([], { quiet: true });
  for (const part of form.querySelectorAll("[data-for]")) {
    const fits = part.dataset.for.split(" ").includes(noun);
    part.hidden = !fits;
    for (const box of part.querySelectorAll("input, select")) box.disabled = !fits;
  }
  form.elements.name.value = given.name || "";
  if (given.kind && noun === "participant") byId("c-kind").value = given.kind;
  if (given.country) pickers.country.set([given.country], { quiet: true });
  showInstitution();
  clearProblems();
  dialog.showModal();
  form.elements.name.focus();
  warn();
}

const kindBox = byId("c-kind");
kindBox.addEventListener("change", showInstitution);

function showInstitution() {
  byId("create-institution").hidden = noun !== "participant" || kindBox.value !== "institution";
}

/* Already there? */
const warn = later(async () => {
  const name = form.elements.name.value.trim();
  const place = byId("create-near");
  if (!name || !dialog.open) return place.replaceChildren();
  try {
    const query = new URLSearchParams({ noun, q: name });
    const { near } = await load(`${bench.addresses.choices}?${query}`);
    if (name !== form.elements.name.value.trim()) return undefined;
    place.replaceChildren(...(near.length ? [told("already_there", { names: "" }), ...near.map(nearButton)] : []));
  } catch {
    place.replaceChildren();
  }
  return undefined;
}, 200);

function nearButton(option) {
  const button = element("button", { type: "button", class: "tool" }, `${option.label} — ${told("use_it")}`);
  button.addEventListener("click", () => finish(option));
  return button;
}

form.elements.name.addEventListener("input", warn);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearProblems();
  const kind = noun === "institution" ? byId("c-ikind").value : kindBox.value;
  const data = {
    noun,
    name: form.elements.name.value,
    kind,
    country: pickers.country.value?.value || "",
    institution: pickers.institution.value?.value || "",
    parent: pickers.parent.value?.value || "",
    scope_note: byId("c-scope").value,
    conference,
  };
  try {
    const answer = await send(bench.addresses.create, data);
    document.dispatchEvent(new CustomEvent("bench:answer", { detail: answer }));
    finish(answer.record, true);
  } catch (error) {
    showProblems(error);
  }
});

function finish(option, isNew = false) {
  dialog.close();
  done(option, isNew);
}

function showProblems(error) {
  const problems = error.answer?.problems || [{ field: "", message: error.message }];
  const general = [];
  for (const { field, message } of problems) {
    const place = [...form.querySelectorAll(`[data-field="${CSS.escape(field)}"]`)].find((one) => !one.hidden);
    const told = place?.querySelector(".error");
    if (!told) general.push(message);
    else {
      told.textContent = message;
      told.hidden = false;
    }
  }
  byId("create-problems").replaceChildren(...general.map((one) => element("p", {}, one)));
  byId("create-problems").hidden = !general.length;
}

function clearProblems() {
  for (const one of form.querySelectorAll(".error")) one.hidden = true;
  byId("create-problems").hidden = true;
}
