// Writing in place: a passage of the paper becomes a field; the bar below adds, removes and moves.

import { change, page, release, tell } from "./main.js";
import { lineOf, originOf, paper, spans } from "./paper.js";
import { choose } from "./side.js";
import { say } from "./words.js";

const tools = document.getElementById("tools");
const dialog = document.getElementById("dialog");
const DUE = /^【待补：[^【】]*】$/;
let now = null; // what is being written: path, line, the field, the spans that it stands for

export function isOpen() {
  return now !== null;
}

export function whatIsWritten() {
  return now?.field ?? null;
}

// The field is no more: the paper is about to be shown anew, or it was left.
export function closed() {
  now = null;
  tools.hidden = true;
}

function leave() {
  const { shown, field, path, line } = now;
  field?.remove();
  for (const each of shown) each.hidden = false;
  closed();
  spans(page.state, path, line)[0]?.focus({ preventScroll: true });
  release();
}

export function open(path, line = 0) {
  const shown = spans(page.state, path, line);
  if (!shown.length) return;
  if (now) leave();
  const value = page.state.texts[path];
  const isGroup = value === undefined && path in page.state.groups;
  now = { path, line, shown, base: value, field: null };
  choose(page.state, path);
  if (!isGroup) write(value?.split("\n")[line] ?? "", shown);
  showTools(isGroup);
}

function write(text, shown) {
  const field = document.createElement("span");
  field.className = "ui-edit";
  field.contentEditable = "plaintext-only";
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-label", labelOf(now.path));
  field.spellcheck = false;
  field.textContent = DUE.test(text) ? "" : text;
  now.was = field.textContent;
  shown[0].before(field);
  for (const each of shown) each.hidden = true;
  now.field = field;
  field.focus({ preventScroll: true });
  getSelection().selectAllChildren(field);
  getSelection().collapseToEnd();
  field.scrollIntoView({ block: "nearest" });
}

function labelOf(path) {
  return page.state.labels[path] ?? now.shown[0].textContent.replace(/【待补：|】/g, "");
}

// The change that writes down what stands in the field; null where nothing was changed.
function written() {
  if (!now.field) return null;
  const text = now.field.textContent.replace(/[\r\n]+/g, "");
  if (text === now.was) return null;
  const lines = now.base === undefined ? [text] : now.base.split("\n");
  lines[now.line] = text;
  const kept = now.base === undefined || text ? lines : lines.toSpliced(now.line, 1);
  const whole = kept.join("\n");
  const isItem = /\/\d+$/.test(now.path) && now.base !== undefined;
  return whole || !isItem ? { do: "set", path: now.path, text: whole } : { do: "remove", path: now.path };
}

async function save(more = [], next = null) {
  const mine = written();
  const changes = [...(mine ? [mine] : []), ...more];
  if (!changes.length) return leave();
  const anew = page.held !== null;
  if (anew && page.held.texts?.[now.path] !== now.base) {
    tell(say("theirs", { text: page.held.texts?.[now.path] ?? "" }), true);
    return undefined;
  }
  const at = next ?? (more.length ? null : { focus: true });
  const { path, line } = now;
  const isDone = await change(changes, next, anew);
  if (isDone && at?.focus) spans(page.state, path, line)[0]?.focus({ preventScroll: true });
  return undefined;
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  made.addEventListener("click", act);
  tools.append(made);
  return made;
}

function showTools(isGroup) {
  tools.replaceChildren();
  tools.hidden = false;
  tools.setAttribute("aria-label", say("tools"));
  if (now.field) {
    button(say("save"), () => save());
    button(say("leave"), leave);
    if (now.base !== undefined) button(say("paragraph"), addParagraph);
  }
  for (const item of itemsAround(now.path)) itemTools(item);
  for (const path of groupsAround(now.path)) groupTools(path, isGroup && path === now.path);
  if (isGroup) tools.querySelector("button, select")?.focus();
}

// The items of lists that a path is in, the innermost first.
function itemsAround(path) {
  const keys = path.split("/");
  const made = [];
  for (let end = keys.length - 1; end > 0; end--) {
    const list = keys.slice(0, end).join("/");
    if (/^\d+$/.test(keys[end]) && page.state.lists[list]) {
      made.push({ list, number: Number(keys[end]), ...page.state.lists[list] });
    }
  }
  return made;
}

function groupsAround(path) {
  const keys = path.split("/");
  return keys.map((_, end) => keys.slice(0, keys.length - end).join("/")).filter((each) => page.state.groups[each]?.length);
}

// The first passage that a new item prints.
function firstIn(path, item) {
  if (typeof item === "string") return path;
  return Array.isArray(item) ? `${path}/0` : `${path}/${Object.keys(item)[0]}`;
}

function itemTools({ list, number, count, label, item }) {
  const path = `${list}/${number}`;
  const here = now.path.slice(path.length);
  const moveTo = (index) => save([{ do: "move", path, index }], { path: `${list}/${index}${here}`, line: now.line });
  const next = `${list}/${number + 1}`;
  button(say("add", { label }), () => save([{ do: "insert", path: list, index: number + 1, item }], { path: firstIn(next, item), line: 0 }));
  if (number > 0) button(say("up", { label }), () => moveTo(number - 1));
  if (number + 1 < count) button(say("down", { label }), () => moveTo(number + 1));
  button(say("remove", { label }), () => {
    now.was = now.field?.textContent;
    save([{ do: "remove", path }]);
  });
}

function addParagraph() {
  const lines = now.base.split("\n");
  lines[now.line] = now.field.textContent || lines[now.line];
  lines.splice(now.line + 1, 0, `【待补：${labelOf(now.path)}】`);
  now.was = now.field.textContent;
  save([{ do: "set", path: now.path, text: lines.join("\n") }], { path: now.path, line: now.line + 1 });
}

function groupTools(path, isWhole) {
  const label = page.state.groupLabels[path];
  const choices = page.state.groups[path];
  if (isWhole) {
    for (const each of choices) button(each.label, () => add(each));
    button(say("leave"), leave);
    return;
  }
  tools.append(menu(label, choices));
}

// A menu of what can be added to a group of fields.
export function menu(label, choices) {
  const made = document.createElement("select");
  made.setAttribute("aria-label", say("in", { label }));
  made.append(new Option(say("in", { label }), ""), ...choices.map((each, number) => new Option(each.label, number)));
  made.addEventListener("change", () => {
    const chosen = choices[Number(made.value)];
    if (made.value !== "") add(chosen);
    made.value = "";
  });
  return made;
}

function add(choice) {
  if (!choice.changes) return openSetting(choice);
  const first = choice.changes[0];
  const path = first.do === "insert" ? firstIn(`${first.path}/${first.index}`, first.item) : first.path;
  return now ? save(choice.changes, { path, line: 0 }) : change(choice.changes, { path, line: 0 });
}

// A field that is not printed: it is asked for in a small window.
function openSetting(choice) {
  dialog.replaceChildren();
  const form = document.createElement("form");
  form.method = "dialog";
  const label = document.createElement("label");
  label.id = "dialog-label";
  label.textContent = choice.label;
  const input = document.createElement("input");
  input.value = choice.value.replaceAll("\n", "、");
  label.append(input);
  const hint = document.createElement("p");
  hint.textContent = choice.hint;
  const done = document.createElement("button");
  done.textContent = say("save");
  form.append(label, hint, done);
  dialog.append(form);
  form.addEventListener("submit", () => {
    const lines = input.value.split(/[、，,\n]/).map((each) => each.trim()).filter(Boolean);
    const mine = now ? written() : null;
    const text = { do: "lines", path: choice.path, lines };
    change([...(mine ? [mine] : []), text]);
  });
  dialog.showModal();
}

function onKey(event) {
  const isTyping = now?.field?.contains(event.target);
  if (event.isComposing || event.keyCode === 229) return; // a word is being chosen, not a line ended
  if (event.key === "Escape" && now && !dialog.open) {
    event.preventDefault();
    leave();
  } else if (isTyping && event.key === "Enter") {
    event.preventDefault();
    if (event.shiftKey && now.base !== undefined) addParagraph();
    else save();
  } else if (isTyping && event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    tools.querySelector("button").focus();
  } else if (!now && (event.key === "Enter" || event.key === " ") && event.target.matches?.("[data-origin]")) {
    event.preventDefault();
    openAt(event.target);
  }
}

function openAt(element) {
  const origin = originOf(element);
  open(origin.path, lineOf(page.state, origin));
}

// Whoever clicks elsewhere means what they wrote.
async function onClick(event) {
  const at = event.target.closest("[data-origin]");
  if (now?.field?.contains(event.target)) return;
  if (now) await save();
  if (now || !at || getSelection().toString()) return;
  if (at.isConnected) return openAt(at);
  const origin = originOf(at);
  return open(origin.path, lineOf(page.state, origin));
}

export function start() {
  document.addEventListener("keydown", onKey);
  paper.addEventListener("click", onClick);
}
