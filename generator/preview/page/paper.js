// The report on sheets of A4, each word of the author's with its origin; findings marked at their words.

const paper = document.getElementById("paper");
const ENDS = /[，。；：！？、\n]/;
const GAP = 6; // millimetres of desk between two sheets

export function originOf(element) {
  const [, path, offset] = element.dataset.origin.match(/^(.*):(\d+)$/);
  return { path, offset: Number(offset) };
}

// Which line of its value an origin stands in: each is a paragraph.
export function lineOf(state, { path, offset }) {
  return [...(state.texts[path] ?? "")].slice(0, offset).filter((each) => each === "\n").length;
}

export function spans(state, path, line = null) {
  return [...paper.querySelectorAll("[data-origin]")].filter((each) => {
    const origin = originOf(each);
    return origin.path === path && (line === null || lineOf(state, origin) === line);
  });
}

export function show(state) {
  if (state.style) document.getElementById("look").textContent = state.style;
  if (state.html === undefined) return;
  paper.classList.toggle("ui-stale", Boolean(state.error));
  paper.innerHTML = `<div class="ui-sheets">${state.html}</div>`;
  for (const [name, value] of Object.entries(state.page)) paper.style.setProperty(`--${name}`, value);
  paper.style.setProperty("--gap", `${GAP}mm`);
  const seen = new Set();
  for (const each of paper.querySelectorAll("[data-origin]")) {
    const { path } = originOf(each);
    const key = `${path}:${lineOf(state, originOf(each))}`;
    each.classList.toggle("ui-due", /^【待补：[^【】]*】$/.test(each.textContent));
    if (seen.has(key)) continue;
    seen.add(key);
    each.tabIndex = 0;
    each.setAttribute("role", "button");
    each.setAttribute("aria-describedby", "how");
  }
  number(state);
}

// A number at the foot of each sheet, at its outer side.
function number(state) {
  const sheets = paper.firstElementChild;
  const high = parseFloat(state.page.height) + GAP;
  const count = Math.max(1, Math.round(((sheets.offsetHeight * 25.4) / 96 + GAP) / high));
  for (let page = 1; page <= count; page++) {
    const foot = document.createElement("span");
    foot.className = `ui-foot ${page % 2 ? "ui-right" : "ui-left"}`;
    foot.textContent = `— ${page} —`;
    foot.setAttribute("aria-hidden", "true");
    foot.style.top = `calc(${page} * ${state.page.height} + ${page - 1} * var(--gap) - ${state.page.bottom} + ${state.page.number})`;
    sheets.append(foot);
  }
}

// The range of words that a finding is about, from its character to the end of the clause.
export function rangeOf(state, problem) {
  const found = spans(state, problem.path);
  const at = found.findLast((each) => originOf(each).offset <= problem.offset) ?? found[0];
  if (!at) return null;
  const node = document.createTreeWalker(at, NodeFilter.SHOW_TEXT).nextNode();
  if (!node) return null;
  const start = Math.min(Math.max(problem.offset - originOf(at).offset, 0), Math.max(node.length - 1, 0));
  const end = node.data.slice(start + 1).search(ENDS);
  const range = new Range();
  range.setStart(node, start);
  range.setEnd(node, end < 0 ? node.length : start + 1 + end);
  return range;
}

export function mark(state) {
  if (!CSS.highlights) return;
  for (const level of ["info", "warning", "error"]) {
    const ranges = state.problems.filter((each) => each.level === level).map((each) => rangeOf(state, each));
    CSS.highlights.set(`ui-${level}`, new Highlight(...ranges.filter(Boolean)));
  }
}

// Go to the words of a finding, or to the beginning.
export function goTo(state, problem) {
  const range = rangeOf(state, problem);
  if (!range) return false;
  const at = range.startContainer.parentElement.closest("[data-origin]");
  at.scrollIntoView({ block: "center", behavior: "instant" });
  if (CSS.highlights) CSS.highlights.set("ui-shown", new Highlight(range));
  spans(state, problem.path, lineOf(state, originOf(at)))[0]?.focus({ preventScroll: true });
  return true;
}

// A function that brings the words that are read now back to where they stand in the window.
export function keepPlace() {
  const all = [...paper.querySelectorAll("[data-origin]")];
  const first = all.find((each) => each.getBoundingClientRect().bottom > 80);
  if (!first || window.scrollY === 0) return () => {};
  const { origin } = first.dataset;
  const top = first.getBoundingClientRect().top;
  return () => {
    const { path } = originOf({ dataset: { origin } });
    const now = paper.querySelector(`[data-origin="${CSS.escape(origin)}"]`)
      ?? paper.querySelector(`[data-origin^="${CSS.escape(path)}:"]`);
    if (now) window.scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
  };
}

export { paper };
