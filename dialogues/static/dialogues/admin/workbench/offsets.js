/* Places in the text: code points over the stored text on one side, DOM positions on the other.
 *
 * JavaScript counts UTF-16 units, the records count code points: a character outside the basic
 * plane is two of the one and one of the other.
 */

export function codePoints(text) {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length) {
      const next = text.charCodeAt(at + 1);
      if (next >= 0xdc00 && next <= 0xdfff) at += 1;
    }
    count += 1;
  }
  return count;
}

export function unitsAt(text, points) {
  let at = 0;
  for (let count = 0; count < points && at < text.length; count += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return at;
}

export const wordsOf = (sentence) => sentence.querySelector(".sentence__text");

export const sentenceOf = (node) => {
  const start = node instanceof Element ? node : node?.parentElement;
  return start ? start.closest(".sentence") : null;
};

/** The UTF-16 offset of a DOM position within the words of its sentence. */
export function unitsBefore(words, node, offset) {
  if (!words.contains(node)) return null;
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The DOM position of a UTF-16 offset within the words of a sentence. */
export function placeAt(words, units) {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let left = units;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
    last = node;
  }
  return last ? [last, last.length] : [words, 0];
}

/** Where a selection stands in the text, in code points; null where it is not in the text. */
export function selectedPassage(text) {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const from = edge(text, range.startContainer, range.startOffset, false);
  const to = edge(text, range.endContainer, range.endOffset, true);
  if (from === null || to === null || to <= from) return null;
  return trimmed({ start: from, end: to, words: wordsBetween(text, from, to) });
}

/** One end of a selection; between two sentences it is moved to the nearest words. */
function edge(text, node, offset, isEnd) {
  const sentence = sentenceOf(node) || sentenceOf(node.childNodes[isEnd ? offset - 1 : offset]);
  if (!sentence) return null;
  const words = wordsOf(sentence);
  const start = Number(sentence.dataset.start);
  const units = unitsBefore(words, node, offset);
  if (units !== null) return start + codePoints(words.textContent.slice(0, units));
  const after = words.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
  return after ? start + codePoints(words.textContent) : start;
}

export function wordsBetween(text, from, to) {
  const pieces = [];
  for (const sentence of text.children) {
    const start = Number(sentence.dataset.start);
    if (start >= to) break;
    const words = wordsOf(sentence).textContent;
    const length = codePoints(words);
    if (start + length <= from) continue;
    pieces.push(
      words.slice(unitsAt(words, Math.max(0, from - start)), unitsAt(words, Math.min(length, to - start))),
    );
  }
  return pieces.join(" ");
}

function trimmed({ start, end, words }) {
  const lead = words.length - words.trimStart().length;
  const trail = words.length - words.trimEnd().length;
  const kept = words.trim();
  return kept ? { start: start + lead, end: end - trail, words: kept } : null;
}
