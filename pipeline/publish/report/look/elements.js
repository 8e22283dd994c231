/** An element; strings become text, never markup, and a function listens to the event of its name. */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same in a drawing. */
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The place that a view is drawn into. */
function view(name) {
  return document.getElementById(`${name}-view`);
}

function words(name) {
  return name.replaceAll("_", " ");
}

function number(value) {
  return value.toLocaleString("en");
}

function count(value, one, many) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

function sum(rows, column) {
  return rows.reduce((total, row) => total + row[column], 0);
}

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = key(row);
    if (groups.has(name)) groups.get(name).push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

function empty(text) {
  return el("p", { class: "empty" }, text);
}

function tag(text, kind = "", title = null) {
  return el("span", { class: `tag ${kind}`, title }, text);
}

/** A labelled choice; `choices` are [value, words] pairs. */
function chooser(label, choices, chosen, change) {
  const options = choices.map(([value, text]) => el("option", { value, selected: value === chosen }, text));
  const select = el("select", { change: (event) => change(event.target.value) }, options);
  return el("label", { class: "field" }, el("span", {}, label), select);
}

/** A labelled search box that waits until the typing pauses. */
function searchBox(label, change) {
  let waiting = 0;
  const input = (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change(event.target.value.trim().toLowerCase()), 120);
  };
  return el("label", { class: "field" }, el("span", {}, label), el("input", { type: "search", input }));
}

function checkBox(label, checked, change) {
  const box = el("input", { type: "checkbox", checked, change: (event) => change(event.target.checked) });
  return el("label", { class: "check" }, box, ` ${label}`);
}

/** What a page that holds only a part says of it; nothing where it holds all. */
function cutNote(shown, total, what, table) {
  if (shown >= total) return null;
  const note = `This page holds ${number(shown)} of ${number(total)} ${what}. The table `;
  return el("p", { class: "notice" }, note, el("code", {}, table), " holds all of them.");
}

const paged = [];

/** A list that shows some rows at first and more on request; on paper it shows up to `onPaper`. */
function pagedList(list, { size, onPaper, draw, announce }) {
  let rows = [];
  let shown = size;
  const more = el("button", { type: "button", click: () => show(shown + size) });
  function show(upTo) {
    const before = list.childElementCount;
    list.append(...rows.slice(before, upTo).map(draw));
    shown = Math.max(upTo, size);
    more.hidden = rows.length <= shown;
    more.textContent = `Show more (${number(Math.max(rows.length - shown, 0))} left)`;
    if (before && list.children[before]) list.children[before].querySelector("a, button")?.focus();
  }
  paged.push(() => show(Math.max(shown, onPaper)));
  return {
    more: el("p", { class: "tools" }, more),
    set(next) {
      rows = next;
      list.replaceChildren();
      show(size);
      announce?.(rows.length);
    },
  };
}

/** A line that screen readers read out when it changes. */
function status() {
  return el("p", { class: "status", role: "status" });
}
