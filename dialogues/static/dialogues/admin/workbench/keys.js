/* From keys to actions. Which keys there are is told by the server, which prints the list of them. */

import { bench, byId } from "./bench.js";
import { setSingleKeys, singleKeys } from "./drafts.js";

const NATIVE = new Set(["Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);

export function listen(actions) {
  const isOn = byId("keys-on");
  isOn.checked = singleKeys();
  isOn.addEventListener("change", () => setSingleKeys(isOn.checked));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const pane = paneOf(event.target);
    const name = nameOf(event);
    const action = pane && bench.keys[pane][name];
    if (!action || !actions[action]) return;
    if (name.length === 1 && !singleKeys()) return;
    if (pane !== "form" && isControl(event.target) && NATIVE.has(event.key)) return;
    event.preventDefault();
    actions[action](event.key);
  });
}

/** Keys act where the focus is, and nowhere in a dialog. */
function paneOf(target) {
  if (document.querySelector("dialog[open]")) return null;
  if (target.closest?.("#claim-form")) return "form";
  if (target.matches?.("input, textarea, select, [contenteditable]")) return null;
  if (target.closest?.("#reasons")) return "reasons";
  return target === document.body || target.closest?.("#bench") ? "text" : null;
}

const isControl = (target) => Boolean(target.matches?.("button, a, summary"));

/** The key as the list names it; on a Cyrillic keyboard the Latin letter of the same place. */
function nameOf(event) {
  const key = latin(event);
  const modified = event.ctrlKey || event.metaKey;
  return (
    (event.ctrlKey ? "Control+" : "") +
    (event.metaKey ? "Meta+" : "") +
    (event.shiftKey && (key.length > 1 || modified) ? "Shift+" : "") +
    key
  );
}

function latin(event) {
  const isForeign = event.key.length === 1 && event.key > "\u024f";
  if (!isForeign || !event.code.startsWith("Key")) return event.key;
  const letter = event.code.slice(3);
  return event.shiftKey ? letter : letter.toLowerCase();
}
