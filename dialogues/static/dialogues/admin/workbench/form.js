/* The form of a position: filled with a proposal or a position, read, kept, and saved. */

import { bench, byId, element, later, told } from "./bench.js";
import { create } from "./creating.js";
import { forget, keep } from "./drafts.js";
import { Picker } from "./picker.js";
import { holderRow, passageRow, readHolder, readRelation, relationRow, suggestion } from "./rows.js";
import { send } from "./saving.js";

export const form = byId("claim-form");
const SIMPLE = ["statement", "kind", "mode", "layer", "setting", "confidence", "conference", "note"];
const lists = form && { passages: byId("passages"), holders: byId("holders"), relations: byId("relations") };
const pickers = {};
let shown = null;
let pristine = "";
let busy = false;
let opened = 0;

const changed = () => keepSoon();
const keepSoon = later(() => {
  if (isOpen() && isDirty()) keep(read());
}, 250);

if (form) {
  for (const name of ["topics", "about"]) {
    const root = form.querySelector(`[data-field=${name}] .picker`);
    pickers[name] = new Picker(root, { onChange: changed, onCreate: makeTopic });
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  byId("add-holder").addEventListener("click", () => addHolder({}, true));
  byId("add-relation").addEventListener("click", () => addRelation({}, true));
  addEventListener("pagehide", () => {
    if (isOpen() && isDirty()) keep(read());
  });
}

function makeTopic(picker, given) {
  create("topic", given, "", (option) => {
    picker.box.value = "";
    picker.add(option);
    picker.box.focus();
  });
}

export const isOpen = () => Boolean(form) && !form.hidden;
export const isDirty = () => Boolean(shown) && JSON.stringify(read()) !== pristine;
/** Each opening of the form has its number: an answer that comes late fills no other. */
export const formNumber = () => opened;
export const openPosition = () => shown?.position || null;

/** Show the form filled. ``kept``: it was half-filled before, so it counts as changed. */
export function open(filled, { kept = false } = {}) {
  shown = filled;
  opened += 1;
  clearProblems();
  form.reset();
  for (const name of SIMPLE) if (filled[name] !== undefined && filled[name] !== "") form.elements[name].value = filled[name];
  if (!form.elements.conference.value) form.elements.conference.selectedIndex = 0;
  for (const radio of form.elements.stance) radio.checked = radio.value === filled.stance;
  form.elements.unattributed.checked = Boolean(filled.unattributed);
  fillRows(filled);
  pickers.topics.set(filled.topics, { quiet: true });
  pickers.about.set(filled.about, { quiet: true });
  suggest("suggested-topics", filled.suggested_topics, pickers.topics);
  suggest("suggested-about", filled.suggested_about, pickers.about);
  tellWhat(filled);
  form.hidden = false;
  pristine = kept ? "" : JSON.stringify(read());
}

/** Fill in what was proposed where nothing was entered yet; half-typed words and the focus stay. */
export function fillIn(filled) {
  const entered = read();
  const opening = JSON.parse(pristine);
  const isUntouched = (name) => JSON.stringify(entered[name]) === JSON.stringify(opening[name]);
  const wasTouched = !Object.keys(opening).every(isUntouched);
  shown = filled;
  for (const name of SIMPLE) if (filled[name] && isUntouched(name)) form.elements[name].value = filled[name];
  if (filled.stance && isUntouched("stance")) form.elements.stance.value = filled.stance;
  if (isUntouched("unattributed")) form.elements.unattributed.checked = Boolean(filled.unattributed);
  if (isUntouched("passages")) lists.passages.replaceChildren(...(filled.passages || []).map((one) => passageRow(one, changed)));
  if (!lists.holders.children.length) for (const holder of filled.holders || []) addHolder(holder);
  if (!lists.relations.children.length) for (const relation of filled.relations || []) addRelation(relation);
  for (const name of ["topics", "about"]) {
    if (isUntouched(name)) pickers[name].set(filled[name], { quiet: true });
    suggest(`suggested-${name}`, filled[`suggested_${name}`], pickers[name]);
  }
  tellWhat(filled);
  pristine = wasTouched ? "" : JSON.stringify(read());
  changed();
}

function fillRows(filled) {
  const lost = (filled.unplaced || []).map((one) => ({ ...one }));
  lists.passages.replaceChildren(...[...(filled.passages || []), ...lost].map((one) => passageRow(one, changed)));
  lists.holders.replaceChildren();
  for (const holder of filled.holders || []) addHolder(holder);
  lists.relations.replaceChildren();
  for (const relation of filled.relations || []) addRelation(relation);
  byId("relations-in").replaceChildren(...(filled.relations_in || []).map((one) => element("li", {}, one)));
  byId("relations-part").open = Boolean(filled.relations?.length || filled.relations_in?.length);
  form.querySelector("[data-field=note]").open = Boolean(filled.note);
  countRelations();
}

function countRelations() {
  byId("relations-count").textContent = lists.relations.children.length || "";
}

function tellWhat(filled) {
  byId("form-title").textContent = filled.position
    ? told("position", { number: filled.number ?? "" })
    : told("new_position");
  byId("form-public").hidden = !filled.public;
  byId("form-public").textContent = filled.public ? told("public_note") : "";
  byId("form-remove").hidden = !(filled.position && filled.may_remove);
  byId("form-over").hidden = true;
  const own = byId("form-own");
  own.hidden = !filled.position;
  if (filled.position) own.href = document.querySelector(`.claim[data-position="${filled.position}"]`)?.href || "";
  if (!own.getAttribute("href")) own.hidden = true;
}

function suggest(id, options, picker) {
  const place = byId(id);
  place.replaceChildren(
    ...(options || []).map((one) => suggestion(one.label, (event) => {
      picker.add(one);
      const next = event.currentTarget.nextElementSibling || event.currentTarget.previousElementSibling;
      event.currentTarget.remove();
      (next || picker.box).focus();
      place.hidden = !place.children.length;
    })),
  );
  place.hidden = !place.children.length;
}

function addHolder(holder, focus = false) {
  const row = holderRow(holder, lists.holders.children.length + 1, () => form.elements.conference.value, changed);
  lists.holders.append(row);
  if (focus) row.picker.box.focus();
}

function addRelation(relation, focus = false) {
  const row = relationRow(relation, lists.relations.children.length + 1, changed);
  lists.relations.append(row);
  countRelations();
  if (focus) row.picker.box.focus();
}

export function addPassage(passage, { replace = false } = {}) {
  const row = passageRow(passage, changed);
  if (replace && lists.passages.firstElementChild) lists.passages.firstElementChild.replaceWith(row);
  else lists.passages.append(row);
  changed();
}

/** The words go to the holder in hand: the one with the focus, the first without words, or a new one. */
export function takeWords(words) {
  const rows = [...lists.holders.children];
  const free = rows.find((row) => !row.querySelector("[name=words]").value) || rows[rows.length - 1];
  if (!free) addHolder({ words });
  else free.querySelector("[name=words]").value = words;
  changed();
}

/** All that stands in the form, as it could be filled in again. */
export function read() {
  const passages = [...lists.passages.children].map((row) => row.passage);
  const values = Object.fromEntries(SIMPLE.map((name) => [name, form.elements[name].value]));
  return {
    ...values,
    position: shown.position,
    version: shown.version,
    number: shown.number,
    public: shown.public,
    may_remove: shown.may_remove,
    stance: form.elements.stance.value,
    unattributed: form.elements.unattributed.checked,
    passages: passages.filter((one) => !one.pk),
    unplaced: passages.filter((one) => one.pk),
    holders: [...lists.holders.children].map(readHolder),
    relations: [...lists.relations.children].map(readRelation),
    relations_in: shown.relations_in || [],
    topics: pickers.topics.chosen,
    about: pickers.about.chosen,
  };
}

function asSent(filled, over) {
  return {
    ...Object.fromEntries(SIMPLE.map((name) => [name, filled[name]])),
    position: filled.position || null,
    version: filled.version || 0,
    over,
    stance: filled.stance,
    unattributed: filled.unattributed,
    passages: filled.passages.map(({ start, end }) => ({ start, end })),
    unplaced: filled.unplaced.map((one) => one.pk),
    holders: filled.holders.map((one) => ({ ...one, participant: one.participant?.value || "", among: null })),
    relations: filled.relations.map((one) => ({ ...one, target: one.target?.value || "" })),
    topics: filled.topics.map((one) => one.value),
    about: filled.about.map((one) => one.value),
  };
}

/** Save; resolves with the answer, or with null where something has to be mended first. */
export async function save({ over = false } = {}) {
  if (busy) return null;
  clearProblems();
  const left = leftOver();
  if (left.length) {
    showProblems({ message: told("mend_first"), answer: { problems: left } });
    return null;
  }
  busy = true;
  form.setAttribute("aria-busy", "true");
  keep(read());
  try {
    const answer = await send(bench.addresses.save, asSent(read(), over));
    close();
    forget();
    return answer;
  } catch (error) {
    showProblems(error);
    return null;
  } finally {
    busy = false;
    form.removeAttribute("aria-busy");
  }
}

/** Words typed into a box that searches, of which nothing was chosen. */
function leftOver() {
  const boxes = [["topics", pickers.topics], ["about", pickers.about]];
  for (const name of ["holders", "relations"]) {
    [...lists[name].children].forEach((row, place) => boxes.push([`${name}-${place}`, row.picker]));
  }
  return boxes
    .filter(([, picker]) => picker.leftOver)
    .map(([field, picker]) => ({ field, message: told("not_chosen", { typed: picker.leftOver }) }));
}

export function close() {
  form.hidden = true;
  shown = null;
}

/** Close it; what is half-filled stays kept. */
export function leave() {
  const dirty = isDirty();
  if (dirty) keep(read());
  close();
  return dirty;
}

function showProblems(error) {
  const problems = error.answer?.problems || [];
  const items = problems.map(({ field, message }) => problemItem(field, message));
  const place = byId("form-problems");
  place.replaceChildren(element("p", {}, error.message), ...(items.length ? [element("ul", {}, ...items)] : []));
  place.hidden = false;
  byId("form-over").hidden = !(error.status === 409 && shown?.position);
  place.scrollIntoView({ block: "nearest" });
  (place.querySelector("button") || byId("form-title")).focus();
}

function problemItem(field, message) {
  const where = placeOf(field);
  if (!where) return element("li", {}, message);
  const box = where.box;
  if (where.error) {
    where.error.textContent = [where.error.textContent, message].filter(Boolean).join(" ");
    where.error.hidden = false;
  }
  box?.setAttribute("aria-invalid", "true");
  const button = element("button", { type: "button", class: "link" }, message);
  button.addEventListener("click", () => {
    box?.closest("details")?.setAttribute("open", "");
    box?.focus();
  });
  return element("li", {}, button);
}

/** ``holders-0-words`` stands in the first row of the holders. */
function placeOf(field) {
  const [part, place, name] = field.split("-");
  const root = form.querySelector(`[data-field="${CSS.escape(part)}"]`);
  if (!root || root.hidden) return null;
  const row = place === undefined ? null : lists[part]?.children[Number(place)];
  const within = row || root;
  const box =
    (name && within.querySelector(`[name="${CSS.escape(name)}"]`)) ||
    within.querySelector(".picker__box, textarea, select, input, button");
  return { box, error: within.querySelector(".error") };
}

function clearProblems() {
  byId("form-problems").hidden = true;
  for (const one of form.querySelectorAll(".error")) {
    one.hidden = true;
    one.textContent = "";
  }
  for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
}
