/* A half-filled form is kept in this browser, so that a crash or a closed tab loses nothing. */

import { bench } from "./bench.js";

const KEY = `workbench:${bench.user}:${bench.document}`;
const PLACE = `${KEY}:sentence`;
const REASON = `workbench:${bench.user}:reason`;
const KEYS_ON = `workbench:${bench.user}:keys`;

/** Storage may be full or forbidden; the page then works without it. */
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const keep = (filled) => write(KEY, { filled, sha256: bench.sha256, at: Date.now() });
export const forget = () => write(KEY, null);

/** What was kept, unless the text has changed under its offsets: then its passages are left out. */
export function kept() {
  const found = read(KEY);
  if (!found?.filled) return null;
  if (found.sha256 !== bench.sha256) found.filled.passages = [];
  return found;
}

export const rememberSentence = (number) => write(PLACE, number);
export const rememberedSentence = () => read(PLACE);
export const rememberReason = (reason) => write(REASON, reason);
export const rememberedReason = () => read(REASON) || "background";
export const singleKeys = () => read(KEYS_ON) !== false;
export const setSingleKeys = (isOn) => write(KEYS_ON, isOn);
