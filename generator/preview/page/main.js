// The page: it shows each state that the program sends, and sends back what is asked for.

import { closed, isOpen, open, start, whatIsWritten } from "./editing.js";
import { showFields, showFindings } from "./side.js";
import { keepPlace, mark, show } from "./paper.js";
import { say, speak } from "./words.js";

export const page = { state: null, held: null };
const status = document.getElementById("status");
let stream = null;

export function tell(text, isWrong = false) {
  status.textContent = text;
  status.classList.toggle("ui-wrong", isWrong);
}

function edition() {
  return document.querySelector("input[name=edition]:checked").value;
}

function isNew(state) {
  const now = page.state;
  return !now || now.version !== state.version || now.edition !== state.edition || now.undo !== state.undo;
}

// Show a state; while something is being written, it waits.
export function take(state, next = null) {
  if (!isNew(state)) {
    if (next) open(next.path, next.line);
    return;
  }
  if (isOpen() && !next) {
    page.held = state;
    if (state.version !== page.state.version) tell(say("held"));
    return;
  }
  const before = page.state;
  page.held = null;
  page.state = { ...(before ?? {}), error: "", ...state };
  speak(page.state.language);
  if (!page.state.file) {
    tell(state.error, true);
    return;
  }
  const back = keepPlace();
  closed();
  show(page.state);
  showFindings(page.state);
  showFields(page.state);
  mark(page.state);
  back();
  document.title = document.getElementById("name").textContent = page.state.file;
  document.getElementById("percent").textContent = say("percent", { n: page.state.percent });
  document.getElementById("undo").disabled = !page.state.undo;
  if (state.error) tell(state.error, true);
  else if (before && before.edition === state.edition && before.version !== state.version) tell(say("refreshed"));
  if (next) open(next.path, next.line);
}

// Ask for something; true where it was done. What cannot be done is said, and nothing has changed.
export async function ask(what, body, next = null) {
  const version = page.held?.version && body.anew ? page.held.version : page.state.version;
  try {
    const answer = await fetch(`${what}?edition=${edition()}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, version }),
    });
    const state = await answer.json();
    if (!answer.ok) {
      tell(state.error, true);
      return false;
    }
    page.held = null;
    closed();
    take(state, next);
    if (!state.error) tell(say(what === "undo" ? "undone" : "saved"));
    return true;
  } catch {
    tell(say("lost"), true);
    return false;
  }
}

export function change(changes, next = null, anew = false) {
  return ask("change", { changes, anew }, next);
}

// What came meanwhile is shown as soon as nothing is being written any more.
export function release() {
  if (page.held) take(page.held);
}

function listen() {
  stream?.close();
  stream = new EventSource(`events?edition=${edition()}`);
  stream.onmessage = (event) => take(JSON.parse(event.data));
  stream.onerror = () => tell(say("lost"), true);
  stream.onopen = () => status.classList.contains("ui-wrong") || tell("");
}

for (const each of document.querySelectorAll("input[name=edition]")) {
  each.addEventListener("change", listen);
}
document.getElementById("undo").addEventListener("click", () => ask("undo", {}));
document.addEventListener("keydown", (event) => {
  const isUndo = (event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey;
  const isTyping = whatIsWritten() !== null || event.target.matches("input, textarea, select");
  if (isUndo && !isTyping) {
    event.preventDefault();
    if (page.state?.undo) ask("undo", {});
  }
});
speak("zh");
start();
listen();
