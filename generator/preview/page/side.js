// The column beside the paper: what is wrong, part by part, and the fields at the root.

import { menu } from "./editing.js";
import { ask, change } from "./main.js";
import { goTo } from "./paper.js";
import { say } from "./words.js";

const findings = document.getElementById("findings");
const fields = document.getElementById("fields");

function made(tag, name, text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

export function showFindings(state) {
  findings.replaceChildren();
  document.getElementById("count").textContent = state.problems.length || "";
  if (!state.problems.length) findings.append(made("p", "ui-none", say("none")));
  const parts = Map.groupBy
    ? Map.groupBy(state.problems, (each) => each.part)
    : new Map([["", state.problems]]);
  for (const [part, problems] of parts) {
    findings.append(made("h3", "ui-part", part || say("part")));
    const list = made("ul", "ui-list");
    list.append(...problems.map((each) => finding(state, each)));
    findings.append(list);
  }
}

function finding(state, problem) {
  const item = made("li", `ui-finding ui-${problem.level}`);
  item.dataset.path = problem.path;
  const go = made("button", "ui-go");
  go.type = "button";
  go.append(made("span", "ui-level", say(problem.level)), ` ${problem.message}`);
  go.addEventListener("click", () => goTo(state, problem) || openField(problem.path));
  item.append(go);
  if (problem.instead) item.append(made("p", "ui-instead", say("instead", { text: problem.instead.trim() })));
  if (problem.left) item.append(made("p", "ui-where", problem.left));
  const foot = made("p", "ui-where", say("line", { file: problem.file.split(/[\\/]/).pop(), line: problem.line }));
  item.append(foot);
  if (problem.mends) {
    const mend = made("button", "ui-mend", say("fix"));
    mend.type = "button";
    mend.setAttribute("aria-label", `${say("fix")}：${problem.message}`);
    mend.addEventListener("click", () => ask("mend", { number: state.problems.indexOf(problem) }));
    item.append(mend);
  }
  return item;
}

// Show the finding of a passage that is being written.
export function choose(state, path) {
  for (const each of findings.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
  const item = [...findings.querySelectorAll("li")].find((each) => each.dataset.path === path);
  item?.setAttribute("aria-current", "true");
  if (item && item.offsetParent) {
    const side = document.getElementById("side");
    side.scrollTop = item.offsetTop - side.clientHeight / 3;
  }
}

// A finding about what is not on the paper: its field in the panel.
function openField(path) {
  const input = document.getElementById(`field-${path.split("/")[0]}`);
  if (!input) return;
  input.closest("details").open = true;
  input.focus();
}

export function showFields(state) {
  const kept = document.activeElement?.id;
  fields.replaceChildren(...state.fields.map(field), adding(state));
  if (kept?.startsWith("field-")) document.getElementById(kept)?.focus();
}

function field(each) {
  const box = made("div", "ui-field");
  const id = `field-${each.path}`;
  const label = made("label", "", each.label);
  label.htmlFor = id;
  if (each.due) label.append(made("span", "ui-due-mark", say("due")));
  const input = inputFor(each);
  input.id = id;
  input.value = each.value;
  input.setAttribute("aria-describedby", `${id}-hint`);
  input.addEventListener("change", () => change([changed(each, input.value)]));
  const example = each.example ? ` ${say("example", { text: each.example })}` : "";
  const many = each.many ? `（${say("oneEach")}）` : "";
  const hint = made("small", "", `${each.hint}${many}${example}`);
  hint.id = `${id}-hint`;
  box.append(label, input, hint);
  return box;
}

function inputFor(each) {
  if (each.values.length && !each.many) {
    const select = document.createElement("select");
    const values = each.value && !each.values.includes(each.value) ? [...each.values, each.value] : each.values;
    select.append(new Option("", ""), ...values.map((value) => new Option(value, value)));
    return select;
  }
  const input = document.createElement("textarea");
  const lines = each.value.split("\n").map((line) => Math.ceil(line.length / 22) || 1);
  input.rows = Math.min(8, lines.reduce((sum, line) => sum + line, 0));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !each.many && !event.isComposing) {
      event.preventDefault();
      input.blur();
    }
  });
  return input;
}

function changed(each, value) {
  const lines = value.split("\n").map((line) => line.trim()).filter(Boolean);
  if (each.many) return { do: "lines", path: each.path, lines };
  return { do: "set", path: each.path, text: value.trim() };
}

// The parts and the lists at the root, each with what can be added to it.
function adding(state) {
  const box = made("div", "ui-field");
  for (const [path, choices] of Object.entries(state.groups)) {
    if (!path.includes("/") && choices.length) box.append(menu(state.groupLabels[path] || say("part"), choices));
  }
  return box;
}

