/** An element such as "p.soft"; strings become text, never markup, and a function listens to its event. */
function el(name, ...content) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  return filled(element, content);
}

/** The same in a drawing. */
function svg(tag, ...content) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), content);
}

/** An element with what follows its name: attributes, if the first is a plain object, and children. */
function filled(element, content) {
  const named = content[0]?.constructor === Object;
  for (const [name, value] of Object.entries(named ? content[0] : {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (isSomething(value)) element.setAttribute(name, value);
  }
  return show(element, named ? content.slice(1) : content);
}

/** Puts these children, and lists of them, in place of all that an element held. */
function show(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(isSomething));
  return element;
}

function isSomething(value) {
  return value !== null && value !== undefined && value !== false;
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
  return el("p.empty", text);
}

function tag(text, kind = "", title = null) {
  return el("span", { class: `tag ${kind}`, title }, text);
}

/** A labelled choice; `choices` are [value, words] pairs. */
function chooser(label, choices, chosen, change) {
  const options = choices.map(([value, text]) => el("option", { value, selected: value === chosen }, text));
  const select = el("select", { change: (event) => change(event.target.value) }, options);
  return el("label.field", el("span", label), select);
}

/** A labelled search box that waits until the typing pauses. */
function searchBox(label, change) {
  let waiting = 0;
  const input = (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change(event.target.value.trim().toLowerCase()), 120);
  };
  return el("label.field", el("span", label), el("input", { type: "search", input }));
}

function checkBox(label, checked, change) {
  const box = el("input", { type: "checkbox", checked, change: (event) => change(event.target.checked) });
  return el("label.check", box, ` ${label}`);
}

/** What a page that holds only a part says of it; nothing where it holds all. */
function cutNote(shown, total, what, table) {
  if (shown >= total) return null;
  const note = `This page holds ${number(shown)} of ${number(total)} ${what}. The table `;
  return el("p.notice", note, el("code", table), " holds all of them.");
}

function tools(...buttons) {
  return el("p.tools", buttons);
}

function tableHead(heads) {
  return el(
    "thead",
    el(
      "tr",
      heads.map((head) => el("th", { scope: "col" }, head)),
    ),
  );
}

/** A box in which a wide table scrolls, named by its caption's id or by a text. */
function scrolling(table, caption, name = null) {
  const box = { role: "region", tabindex: "0", "aria-labelledby": caption, "aria-label": name };
  return el("div.scroll", box, table);
}

const paged = [];

/** A list that shows some rows at first and more on request; on paper it shows up to `onPaper`. */
function pagedList(list, { size, onPaper, draw, announce }) {
  let rows = [];
  let shown = size;
  const more = el("button", { type: "button", click: next });
  function reach(upTo) {
    list.append(...rows.slice(list.childElementCount, upTo).map(draw));
    shown = upTo;
    more.hidden = rows.length <= shown;
    more.textContent = `Show more (${number(Math.max(rows.length - shown, 0))} left)`;
  }
  function next() {
    const first = shown;
    reach(shown + size);
    list.children[first].querySelector("a, button")?.focus();
  }
  function set(found) {
    rows = found;
    list.replaceChildren();
    reach(size);
    announce?.(rows.length);
  }
  paged.push(() => reach(Math.max(shown, onPaper)));
  return { more: tools(more), set };
}

/** A line that says how many rows a list has; screen readers read it out when that changes. */
function tallyOf(one, many) {
  const line = el("p", { class: "status", role: "status" });
  const say = (found, more = "") => show(line, `${count(found, one, many)} found.${more}`);
  return { line, say };
}
