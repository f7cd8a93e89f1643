/* The text pane: which sentence is current, what is selected, and what changed in it. */

import { bench, byId, told } from "./bench.js";
import { codePoints, placeAt, selectedPassage, sentenceOf, unitsBefore, wordsOf } from "./offsets.js";

export const text = byId("text");
let current = null;
let held = null; // the passage last selected: a form takes the focus, not the words

export const currentSentence = () => current;

export const sentenceNumbered = (number) => byId(`s${number}`);

/** Make a sentence the current one. */
export function go(sentence, { focus = true, scroll = true } = {}) {
  if (!sentence) return;
  if (sentence !== current) {
    current?.classList.remove("is-current");
    current?.setAttribute("tabindex", "-1");
    current = sentence;
    current.classList.add("is-current");
    current.setAttribute("tabindex", "0");
    document.dispatchEvent(new CustomEvent("bench:sentence"));
  }
  if (focus) current.focus({ preventScroll: true });
  if (scroll) current.scrollIntoView({ block: "nearest" });
}

export function step(by) {
  go(by > 0 ? current?.nextElementSibling || current : current?.previousElementSibling || current);
}

export function edgeSentence(isLast) {
  go(isLast ? text.lastElementChild : text.firstElementChild);
}

/** The next undecided sentence in that direction, around the end of the text. */
export function undecided(by) {
  const all = [...text.children];
  const from = all.indexOf(current);
  for (let count = 1; count <= all.length; count += 1) {
    const sentence = all[(from + by * count + all.length * 2) % all.length];
    if (sentence.dataset.decision === "undecided") return sentence;
  }
  return null;
}

/** Put the answer's sentences in place of those shown; only what differs is touched. */
export function show(sentences) {
  const changed = [];
  for (const { number, html } of sentences) {
    const shown = sentenceNumbered(number);
    if (!shown) continue;
    const fresh = document.createRange().createContextualFragment(html).firstElementChild;
    const wasCurrent = shown === current;
    const hadFocus = shown.contains(document.activeElement);
    if (sameBut(shown, fresh)) continue;
    shown.replaceWith(fresh);
    changed.push(number);
    if (wasCurrent) {
      current = fresh;
      fresh.classList.add("is-current");
      fresh.setAttribute("tabindex", "0");
      if (hadFocus) fresh.focus({ preventScroll: true });
    }
  }
  return changed;
}

function sameBut(shown, fresh) {
  return shown.innerHTML === fresh.innerHTML && shown.dataset.decision === fresh.dataset.decision;
}

/* Selecting ------------------------------------------------------------------------------------ */

export const selected = () => selectedPassage(text) || held;

export function drop() {
  document.getSelection()?.removeAllRanges();
  hold(null);
}

function hold(passage) {
  held = passage;
  paintHeld(passage);
  document.dispatchEvent(new CustomEvent("bench:selection"));
}

/** Where the browser can, words selected for a form stay marked while the form has the focus. */
function paintHeld(passage) {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("held");
  const range = passage && document.getSelection()?.rangeCount ? document.getSelection().getRangeAt(0) : null;
  if (range && !range.collapsed) CSS.highlights.set("held", new Highlight(range.cloneRange()));
}

document.addEventListener("selectionchange", () => {
  const passage = selectedPassage(text);
  if (passage) hold(passage);
  else if (held && text.contains(document.activeElement) && document.getSelection()?.isCollapsed) hold(null);
});

/* While a mouse selects, nothing may move under it. */
let isPointing = false;
text.addEventListener("pointerdown", () => {
  isPointing = true;
});
addEventListener("pointerup", () => {
  isPointing = false;
});
addEventListener("pointercancel", () => {
  isPointing = false;
});

text.addEventListener("pointerup", () => {
  const passage = selectedPassage(text);
  if (!passage) return;
  const range = document.getSelection().getRangeAt(0);
  const sentence = sentenceOf(range.startContainer);
  if (sentence) go(sentence, { focus: false, scroll: false });
});

text.addEventListener("click", (event) => {
  const sentence = sentenceOf(event.target);
  if (!sentence || selectedPassage(text)) return;
  go(sentence, { focus: !event.target.closest("a"), scroll: false });
});

text.addEventListener("focusin", (event) => {
  const sentence = sentenceOf(event.target);
  if (sentence && sentence !== current && !isPointing) go(sentence, { focus: false, scroll: false });
});

/** Beginnings and ends of the words, in UTF-16 units; Japanese is cut by the browser's own rules. */
function cutIntoWords(words) {
  const cutter = new Intl.Segmenter(bench.language, { granularity: "word" });
  return [...cutter.segment(words.textContent)]
    .filter((piece) => piece.isWordLike)
    .map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}

/** Where the browser's selection begins and where it is being drawn to, in the current sentence. */
function ends(words) {
  const selection = document.getSelection();
  if (!selection?.anchorNode) return null;
  const anchor = unitsBefore(words, selection.anchorNode, selection.anchorOffset);
  const focus = unitsBefore(words, selection.focusNode, selection.focusOffset);
  return anchor === null || focus === null ? null : { anchor, focus };
}

/** Select the next word, or the one before. */
export function moveWord(by) {
  if (!current) return;
  const words = wordsOf(current);
  const now = ends(words);
  const from = now ? Math.min(now.anchor, now.focus) : -1;
  const all = cutIntoWords(words);
  const next = by > 0 ? all.find((word) => word.from > from) : all.filter((word) => word.from < from).pop();
  if (next) select(words, next.from, next.to);
}

/** Take one more word into the selection, or give one back. */
export function extend(by) {
  if (!current) return;
  const words = wordsOf(current);
  const { anchor, focus } = ends(words) || { anchor: 0, focus: 0 };
  const all = cutIntoWords(words);
  const next =
    by > 0
      ? all.find((word) => word.to > focus)?.to ?? words.textContent.length
      : all.filter((word) => edgeBefore(word, anchor, focus) < focus).pop();
  if (next === undefined) return;
  select(words, anchor, by > 0 ? next : edgeBefore(next, anchor, focus));
}

/** Back to the end of a word while the selection shrinks, to its beginning when it grows to the left. */
const edgeBefore = (word, anchor, focus) => (focus > anchor && word.to > anchor ? word.to : word.from);

function select(words, from, to) {
  const [startNode, startOffset] = placeAt(words, from);
  const [endNode, endOffset] = placeAt(words, to);
  document.getSelection().setBaseAndExtent(startNode, startOffset, endNode, endOffset);
}

/* Marking what the open form speaks of ------------------------------------------------------------ */

export function markOpen(pk) {
  for (const one of text.querySelectorAll(".is-open")) one.classList.remove("is-open");
  if (!pk) return;
  for (const one of text.querySelectorAll(`[data-p~="${pk}"], .claim[data-position="${pk}"]`)) {
    one.classList.add("is-open");
  }
}

export function sentenceAt(offset) {
  let found = text.firstElementChild;
  for (const sentence of text.children) {
    if (Number(sentence.dataset.start) > offset) break;
    found = sentence;
  }
  return found;
}

export function passageOfSentence(sentence) {
  const words = wordsOf(sentence).textContent;
  const start = Number(sentence.dataset.start);
  return { start, end: start + codePoints(words), words };
}

export const describe = (sentence) =>
  told("sentence", { number: sentence.dataset.number, total: text.children.length });
