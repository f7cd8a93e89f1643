/* The form's rows: passages, holders, relations, each made from its template. */

import { byId, element, told } from "./bench.js";
import { create } from "./creating.js";
import { Picker } from "./picker.js";

let ids = 0;

function fromTemplate(name) {
  return byId(`${name}-row`).content.firstElementChild.cloneNode(true);
}

/** Labels that stand beside their box are tied to it by a number of their own. */
function tieLabels(row) {
  for (const label of row.querySelectorAll("label.row__label")) {
    const box = label.parentElement.querySelector("input, select");
    ids += 1;
    box.id = `row-${ids}`;
    label.htmlFor = box.id;
  }
}

function removable(row, name, onChange) {
  const button = row.querySelector(".row__remove");
  button.setAttribute("aria-label", told("remove_named", { name }));
  button.addEventListener("click", () => {
    const next = row.nextElementSibling || row.previousElementSibling;
    const list = row.parentElement;
    row.remove();
    (next?.querySelector(".row__remove") || list.closest(".part").querySelector("button, summary"))?.focus();
    onChange();
  });
}

export function passageRow(passage, onChange) {
  const row = fromTemplate("passage");
  row.passage = passage;
  row.querySelector(".passage__words").textContent = passage.words;
  if (passage.pk) row.classList.add("passage--lost");
  removable(row, passage.words.slice(0, 40), onChange);
  return row;
}

export function holderRow(holder, number, conference, onChange) {
  const row = fromTemplate("holder");
  const name = told("holder", { number });
  row.setAttribute("aria-label", name);
  tieLabels(row);
  const picker = new Picker(row.querySelector(".picker"), {
    onChange,
    onCreate: (asking, given) => make(asking, { ...holder.new, ...given }, conference),
  });
  row.picker = picker;
  picker.set([holder.participant], { quiet: true });
  row.querySelector("[name=words]").value = holder.words || "";
  row.querySelector("[name=role]").value = holder.role || "holder";
  row.querySelector("[name=basis]").value = holder.basis || "explicit";
  suggestHolders(row.querySelector(".suggested"), holder, picker, conference);
  removable(row, name, onChange);
  return row;
}

function make(picker, given, conference) {
  create("participant", given, conference(), (option) => {
    if (!option) return;
    picker.set([option]);
    picker.box.focus();
  });
}

/** Others it may be, and a new record where there is none. */
function suggestHolders(place, holder, picker, conference) {
  const others = (holder.among || []).filter((one) => one.value !== holder.participant?.value);
  const buttons = others.map((one) => suggestion(one.label, () => picker.set([one])));
  if (holder.new?.name && picker.creates) {
    buttons.push(
      suggestion(told("create", { name: holder.new.name }), () => make(picker, holder.new, conference)),
    );
  }
  place.replaceChildren(...buttons);
  place.hidden = !buttons.length;
}

export function suggestion(label, act) {
  const button = element("button", { type: "button", class: "suggestion" }, label);
  button.addEventListener("click", act);
  return button;
}

export function readHolder(row) {
  return {
    participant: row.picker.value,
    words: row.querySelector("[name=words]").value,
    role: row.querySelector("[name=role]").value,
    basis: row.querySelector("[name=basis]").value,
    among: [],
    new: null,
  };
}

export function relationRow(relation, number, onChange) {
  const row = fromTemplate("relation");
  const name = told("relation", { number });
  row.setAttribute("aria-label", name);
  tieLabels(row);
  row.picker = new Picker(row.querySelector(".picker"), { onChange });
  row.picker.set([relation.target], { quiet: true });
  if (relation.kind) row.querySelector("[name=kind]").value = relation.kind;
  row.querySelector("[name=note]").value = relation.note || "";
  removable(row, name, onChange);
  return row;
}

export function readRelation(row) {
  return {
    target: row.picker.value,
    kind: row.querySelector("[name=kind]").value,
    note: row.querySelector("[name=note]").value,
  };
}
