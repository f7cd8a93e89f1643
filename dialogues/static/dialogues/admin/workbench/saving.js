/* Sending what is done: one after the other, tried again while there is no connection. */

import { bench, byId, newKey, told } from "./bench.js";

const WAITS = [2, 5, 10, 20, 30];
const queue = [];
let sending = false;
let retry = 0;
let timer = 0;
let wake = null;

export class Refused extends Error {
  constructor(status, answer) {
    super(answer.message || told("failed", { status }));
    this.status = status;
    this.answer = answer;
  }
}

/** Send an act; resolves with the answer, rejects with Refused. Waits out lost connections. */
export function send(address, data) {
  return new Promise((resolve, reject) => {
    queue.push({ address, body: JSON.stringify({ key: newKey(), sha256: bench.sha256, ...data }), resolve, reject });
    pump();
  });
}

export const isIdle = () => queue.length === 0;

/** Read something that changes nothing. */
export async function load(address) {
  let answer;
  try {
    answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "manual" });
  } catch {
    throw new Refused(0, { message: told("no_connection") });
  }
  return answerOf(answer);
}

async function pump() {
  if (sending) return;
  sending = true;
  while (queue.length) {
    say("saving", "saving");
    const act = queue[0];
    try {
      const answer = await post(act);
      queue.shift();
      retry = 0;
      act.resolve(answer);
    } catch (error) {
      if (!(error instanceof Refused)) {
        await waitForConnection();
      } else if (error.status === 401) {
        say("lost", "logged_out");
        await pause(null);
      } else {
        queue.shift();
        say("lost", "refused", { message: error.message });
        act.reject(error);
      }
    }
  }
  sending = false;
  if (byId("saved").dataset.state === "saving") say("saved", "saved");
}

async function post(act) {
  const answer = await fetch(act.address, {
    method: "POST",
    body: act.body,
    redirect: "manual",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-CSRFToken": csrfToken(),
    },
  });
  return answerOf(answer);
}

async function answerOf(answer) {
  // The desk sends whoever is logged out to its log-in page.
  if (answer.type === "opaqueredirect") throw new Refused(401, { message: told("logged_out") });
  const isJson = (answer.headers.get("Content-Type") || "").includes("json");
  if (answer.ok && isJson) return answer.json();
  if (isJson) throw new Refused(answer.status, await answer.json());
  if (answer.status === 403) throw new Refused(401, { message: told("logged_out") });
  if (answer.status >= 500) throw new Error(`the server answered ${answer.status}`);
  const names = { 400: "too_much", 404: "gone", 413: "too_much" };
  throw new Refused(answer.status, { message: told(names[answer.status] || "failed", { status: answer.status }) });
}

/** Logging in again in another tab changes it, so it is read each time. */
function csrfToken() {
  const found = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return found ? decodeURIComponent(found[1]) : "";
}

async function waitForConnection() {
  const seconds = WAITS[Math.min(retry, WAITS.length - 1)];
  retry += 1;
  say("lost", "offline", { seconds });
  await pause(seconds * 1000);
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    wake = resolve;
    if (milliseconds !== null) timer = setTimeout(resolve, milliseconds);
  }).then(() => {
    clearTimeout(timer);
    wake = null;
  });
}

export function tryAgain() {
  if (wake) wake();
}

/** Say where the saving stands. */
export function say(state, name, values = {}) {
  const place = byId("saved");
  place.dataset.state = state;
  const text = told(name, values);
  const waits = wake || state === "lost";
  place.replaceChildren(text);
  if (waits && queue.length) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool";
    button.dataset.action = "try_again";
    button.textContent = bench.words.try_again;
    place.append(" ", button);
  }
}

/** A word on what was just done, where the saving is told. */
export function tell(text) {
  byId("saved").dataset.state = "saved";
  byId("saved").replaceChildren(text);
}

addEventListener("online", tryAgain);
addEventListener("beforeunload", (event) => {
  if (!isIdle()) event.preventDefault();
});
