/* The coding workbench: what each key and button does. */

import { bench, byId, told } from "./bench.js";
import * as drafts from "./drafts.js";
import * as form from "./form.js";
import { listen } from "./keys.js";
import { isIdle, load, say, send, tell, tryAgain } from "./saving.js";
import * as text from "./text.js";

const side = byId("side");
const card = byId("card");
const reasons = byId("reasons");
let savedLast = null;
let last = { undo: "", redo: "", seen: bench.seen };

/* Which of the three stands beside the text */
function showSide(name) {
  card.hidden = name !== "card";
  if (reasons) reasons.hidden = name !== "reasons";
  if (form.form && name !== "form") form.form.hidden = true;
  side.dataset.shows = name;
  delete side.dataset.folded;
  if (name === "card") describeCard();
}

function describeCard() {
  const sentence = text.currentSentence();
  if (!sentence) return;
  const passage = text.selected();
  byId("card-title").textContent = text.describe(sentence);
  const selected = byId("selected");
  selected.textContent = passage ? passage.words : "";
  selected.hidden = !passage;
  const decision = sentence.dataset.decision;
  allow("nothing", decision === "undecided" || decision === "nothing");
  allow("reopen", decision === "nothing");
  allow("edit", Boolean(sentence.querySelector(".claim")));
  const kept = drafts.kept();
  byId("kept").hidden = !kept || !form.form;
  if (kept) {
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang || "en");
    byId("kept-told").textContent = told("kept", { when });
  }
}

function allow(action, isAllowed) {
  const button = card.querySelector(`[data-action=${action}]`);
  if (button) button.hidden = !isAllowed;
}

/* What came back from the server */
function take(answer) {
  if (answer.sentences) text.show(answer.sentences);
  if (answer.total !== undefined) {
    byId("progress").max = answer.total;
    byId("progress").value = answer.decided;
    byId("decided").textContent = answer.decided;
    last = answer;
    setTools();
  }
  text.markOpen(form.openPosition());
  if (side.dataset.shows === "card") describeCard();
}

function setTools() {
  for (const name of ["undo", "redo"]) {
    const button = document.querySelector(`.bench__tools [data-action=${name}]`);
    button.disabled = !last[name];
    button.title = last[name];
  }
}

async function act(address, data) {
  try {
    const answer = await send(address, data);
    take(answer);
    return answer;
  } catch (error) {
    if (error.answer?.sentences) take(error.answer);
    return null;
  }
}

/* Opening and leaving the form */
let filling = Promise.resolve();
let loading = false;

/** The form opens at once, for whoever types at once; what is proposed fills it when it comes. */
function openProposal(layer) {
  if (!form.form || !bench.may.add || loading) return;
  if (form.isOpen() && form.isDirty()) {
    toForm();
    return;
  }
  const sentence = text.currentSentence();
  const passage = text.selected();
  const query = passage ? { start: passage.start, end: passage.end } : { number: sentence.dataset.number };
  openForm({ passages: [passage || text.passageOfSentence(sentence)], holders: [], layer });
  filling = fill(`${bench.addresses.proposal}?${new URLSearchParams({ ...query, layer })}`);
}

/** Without a connection there is no proposal, yet coding goes on. */
async function fill(address) {
  const opened = form.formNumber();
  form.form.setAttribute("aria-busy", "true");
  try {
    const filled = await load(address);
    if (form.isOpen() && form.formNumber() === opened) form.fillIn(filled);
  } catch (error) {
    say("lost", "load_failed", { message: error.message });
  } finally {
    form.form.removeAttribute("aria-busy");
  }
}

async function openPosition(pk) {
  if (!form.form || !bench.may.change || loading) return;
  if (form.isOpen() && form.isDirty()) form.leave();
  loading = true;
  try {
    openForm(await load(bench.position.replace("/0/", `/${pk}/`)));
  } catch (error) {
    say("lost", "load_failed", { message: error.message });
  } finally {
    loading = false;
  }
}

function openForm(filled, given = {}) {
  showSide("form");
  form.open(filled, given);
  text.markOpen(filled.position);
  form.form.scrollTop = 0;
  byId("f-statement").focus({ preventScroll: true });
  byId("form-title").scrollIntoView({ block: "nearest" });
}

function toForm() {
  if (!form.isOpen()) return tell(told("no_form"));
  delete side.dataset.folded;
  byId("f-statement").focus();
  return undefined;
}

function toText() {
  if (side.dataset.shows === "reasons") showSide("card");
  if (side.dataset.shows === "form") side.dataset.folded = "";
  text.go(text.currentSentence());
}

function closeForm() {
  const wasDirty = form.leave();
  showSide("card");
  text.markOpen(null);
  if (wasDirty) describeCard();
  text.go(text.currentSentence(), { scroll: false });
}

async function savePosition(over = false) {
  await filling;
  const answer = await form.save({ over });
  if (!answer) return;
  savedLast = answer.position;
  showSide("card");
  text.drop();
  take(answer);
  text.go(text.currentSentence(), { scroll: false });
  tell(told("saved_position"));
}

async function removePosition() {
  const pk = form.openPosition();
  if (!pk) return;
  const answer = await act(`${bench.position.replace("/0/", `/${pk}/`)}remove/`, {});
  if (!answer) return;
  if (savedLast === pk) savedLast = null;
  form.close();
  drafts.forget();
  showSide("card");
  text.go(text.currentSentence(), { scroll: false });
}

/* Sentences without a position */
function askReason() {
  const sentence = text.currentSentence();
  if (!reasons || !sentence) return;
  if (!["undecided", "nothing"].includes(sentence.dataset.decision)) {
    tell(told("carries_positions"));
    return;
  }
  if (form.isOpen()) form.leave();
  showSide("reasons");
  const lastReason = drafts.rememberedReason();
  for (const one of reasons.querySelectorAll("[data-reason]")) {
    one.classList.toggle("act--first", one.dataset.reason === lastReason);
  }
  byId("reasons-title").focus();
}

function closeSentence(reason) {
  const sentence = text.currentSentence();
  drafts.rememberReason(reason);
  showSide("card");
  decide(sentence, "nothing", reason);
  if (sentence.nextElementSibling) text.step(1);
  else text.go(sentence);
}

function decide(sentence, decision, reason = "") {
  sentence.classList.add("is-saving");
  act(bench.addresses.decide, {
    number: Number(sentence.dataset.number),
    decision,
    reason,
    seen: sentence.dataset.decision,
  }).finally(() => text.sentenceNumbered(sentence.dataset.number)?.classList.remove("is-saving"));
}

async function turn(name) {
  const answer = await act(bench.addresses[name], {});
  if (!answer) return;
  if (form.isOpen() && !form.isDirty()) closeForm();
  savedLast = null;
  const first = answer.sentences?.[0];
  if (first) text.go(text.sentenceNumbered(first.number));
  tell(told(name === "undo" ? "undone" : "redone", { told: answer.told }));
}

function withSelection(then) {
  const passage = text.selected();
  if (!passage) return tell(told("nothing_selected"));
  if (!form.isOpen()) return tell(told("no_form"));
  then(passage);
  delete side.dataset.folded;
  return undefined;
}

/** To the open form, else to the position that was saved last. */
async function addPassage() {
  if (form.isOpen() || !savedLast) {
    withSelection((one) => form.addPassage(one));
    return;
  }
  const passage = text.selected();
  if (!passage) {
    tell(told("nothing_selected"));
    return;
  }
  const { start, end } = passage;
  const answer = await act(`${bench.position.replace("/0/", `/${savedLast}/`)}passage/`, { start, end });
  if (!answer) return;
  text.drop();
  tell(told("passage_added"));
}

function openNextClaim() {
  const claims = [...(text.currentSentence()?.querySelectorAll(".claim") || [])];
  if (!claims.length) return tell(told("no_positions"));
  const now = claims.findIndex((one) => one.dataset.position === String(form.openPosition()));
  openPosition(claims[(now + 1) % claims.length].dataset.position);
  return undefined;
}

const actions = {
  next: () => text.step(1),
  previous: () => text.step(-1),
  first: () => text.edgeSentence(false),
  last: () => text.edgeSentence(true),
  next_undecided: () => goUndecided(1),
  previous_undecided: () => goUndecided(-1),
  word_right: () => text.moveWord(1),
  word_left: () => text.moveWord(-1),
  extend_right: () => text.extend(1),
  extend_left: () => text.extend(-1),
  code: () => openProposal("attributed"),
  author: () => openProposal("author"),
  nothing: askReason,
  reopen: () => {
    const sentence = text.currentSentence();
    if (bench.may.decide && sentence?.dataset.decision === "nothing") decide(sentence, "undecided");
  },
  edit: openNextClaim,
  add_passage: addPassage,
  replace_passage: () => withSelection((one) => form.addPassage(one, { replace: true })),
  take_words: () => withSelection((one) => form.takeWords(one.words)),
  to_form: toForm,
  to_text: toText,
  undo: () => bench.may.decide && turn("undo"),
  redo: () => bench.may.decide && turn("redo"),
  help: () => byId("help").showModal(),
  close_form: closeForm,
  leave: () => {
    if (text.selected()) text.drop();
    else if (form.isOpen()) closeForm();
  },
  save: () => savePosition(),
  reason: (key) => {
    const button = reasons.querySelectorAll("[data-reason]")[Number(key) - 1];
    if (button) closeSentence(button.dataset.reason);
  },
  same_reason: () => closeSentence(drafts.rememberedReason()),
  try_again: tryAgain,
};

function goUndecided(by) {
  const found = text.undecided(by);
  if (found) text.go(found);
  else tell(told("no_undecided"));
}

function start() {
  for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false;
  listen(actions);
  byId("bench").addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) return actions[button.dataset.action]();
    const reason = event.target.closest("[data-reason]");
    if (reason) return closeSentence(reason.dataset.reason);
    const closing = event.target.closest("[data-close]");
    if (closing) return closing.closest("dialog").close();
    return undefined;
  });
  text.text.addEventListener("click", openClicked);
  form.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    savePosition();
  });
  byId("form-over")?.addEventListener("click", () => savePosition(true));
  byId("form-remove")?.addEventListener("click", removePosition);
  byId("kept-go-on").addEventListener("click", () => openForm(drafts.kept().filled, { kept: true }));
  byId("kept-drop").addEventListener("click", () => {
    drafts.forget();
    describeCard();
    text.go(text.currentSentence(), { scroll: false });
  });
  document.addEventListener("bench:sentence", () => {
    drafts.rememberSentence(text.currentSentence().dataset.number);
    if (side.dataset.shows === "card") describeCard();
  });
  document.addEventListener("bench:selection", () => {
    if (side.dataset.shows === "card") describeCard();
  });
  document.addEventListener("bench:answer", (event) => take(event.detail));
  showSide("card");
  begin();
  say("saved", "saved");
  setInterval(lookForOthers, 30_000);
}

function openClicked(event) {
  const claim = event.target.closest(".claim");
  const number = event.target.closest(".sentence__number");
  if ((!claim && !number) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (claim && bench.may.change) openPosition(claim.dataset.position);
  else text.go(event.target.closest(".sentence"));
}

/** Where the coder was, else the first sentence that waits. */
function begin() {
  const asked = /^#s\d+$/.test(location.hash) ? byId(location.hash.slice(1)) : null;
  const remembered = text.sentenceNumbered(drafts.rememberedSentence());
  const waiting = text.text.querySelector("[data-decision=undecided]");
  text.go(asked || remembered || waiting || text.text.firstElementChild);
  take({ total: Number(byId("progress").max), decided: byId("progress").value, undo: bench.undo, redo: bench.redo, seen: bench.seen });
}

async function lookForOthers() {
  if (document.hidden || !isIdle()) return;
  try {
    const answer = await load(`${bench.addresses.changes}?seen=${last.seen}`);
    const changed = text.show(answer.sentences);
    take({ ...answer, sentences: [] });
    if (changed.length) tell(told("changed_by_others", { numbers: changed.join(", ") }));
  } catch {
    // The next look may succeed; nothing of the coder's hangs on it.
  }
}

if (text.text) start();
