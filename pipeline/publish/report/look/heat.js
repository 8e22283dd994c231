const BAR = ["benefit", "safe", "no_difference", "mixed", "harm"];
const LINES = 25;
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The ids along an axis, those with the most claims first, what is not stated last. */
function ranked(shown, axis) {
  const claimed = [...groupBy(shown, (cell) => cell[axis])].map(([id, rows]) => [id, sum(rows, "n_claims")]);
  const order = ([a, some], [b, others]) => (a === null) - (b === null) || others - some || byLabel(a, b);
  return claimed.sort(order).map(([id]) => id);
}

function byLabel(a, b) {
  return label(a).localeCompare(label(b), "en");
}

function valueOf(rows) {
  return sum(rows, mapState.measure);
}

/** What the sources of some cells say: each counts once for every effect that it claims. */
function findingsOf(rows) {
  return DATA.effects.reduce((total, effect) => total + sum(rows, `n_${effect}`), 0);
}

/** The cells of the map as a table of two of its axes, added up over the other two. */
function heatMap() {
  const shown = cells.filter(isShown);
  const [lines, columns] = [ranked(shown, mapState.rows), ranked(shown, mapState.columns)];
  const key = (line, column) => JSON.stringify([line, column]);
  const groups = groupBy(shown, (cell) => key(cell[mapState.rows], cell[mapState.columns]));
  const most = Math.max(1, ...[...groups.values()].map(valueOf));
  const visible = mapState.all ? lines : lines.slice(0, LINES);
  const body = visible.map((line) => {
    const row = columns.map((column) => heatCell(groups.get(key(line, column)), line, column, most));
    return el("tr", el("th", { scope: "row" }, label(line)), row);
  });
  const combinations = lines.length * columns.length;
  const caption = heatCaption(sum(shown, "n_claims"), combinations - groups.size, combinations);
  const table = el("table.heat", { keydown: moveInMap }, caption, heatHead(columns), el("tbody", body));
  enter(table.querySelector("td button"));
  return [scrolling(table, caption.id), visible.length < lines.length ? moreLines(lines.length) : null];
}

function heatCaption(claimed, gaps, combinations) {
  const axes = `${AXES[mapState.rows]} and ${AXES[mapState.columns]}`;
  const missing = `${number(gaps)} of ${number(combinations)} combinations are gaps`;
  return el("caption", { id: "map-caption" }, `${count(claimed, "claim", "claims")} by ${axes}; ${missing}.`);
}

function heatHead(columns) {
  const corner = `${AXES[mapState.rows]} ↓ · ${AXES[mapState.columns]} →`;
  const heads = columns.map((id) => el("th", { scope: "col" }, label(id)));
  return el("thead", el("tr", el("th", { scope: "col", class: "corner" }, corner), heads));
}

function moreLines(total) {
  const show = () => {
    mapState.all = true;
    drawMap();
  };
  return el("p.tools", el("button", { type: "button", click: show }, `Show all ${number(total)} rows`));
}

function heatCell(rows, line, column, most) {
  if (!rows) return el("td.gap", el("span.hidden", "gap: no claim"));
  const value = valueOf(rows);
  const said = `${label(line)}, ${label(column)}: ${cellWords(rows)}`;
  const follow = () => filterByCell({ [mapState.rows]: line, [mapState.columns]: column }, true);
  const shown = el("span.value", number(value));
  const button = { type: "button", tabindex: "-1", "aria-label": said, title: said, click: follow };
  const cell = el(
    "td",
    { class: `shade-${mapState.measure}` },
    el("button", button, shown, effectBar(rows), cellMarks(rows)),
  );
  cell.style.setProperty("--heat", (value / most).toFixed(3));
  return cell;
}

function cellWords(rows) {
  const kinds = [...DATA.effects, "peer_reviewed", "marketing"]
    .map((kind) => [sum(rows, `n_${kind}`), kind === "marketing" ? "advertising" : words(kind)])
    .filter(([sources]) => sources);
  const divided = kinds.map(([sources, kind]) => `${sources} ${kind}`).join(", ");
  const disputed = count(sum(rows, "n_contradictions"), "contradiction", "contradictions");
  return `${count(sum(rows, "n_claims"), "claim", "claims")}; sources: ${divided}; ${disputed}`;
}

function cellMarks(rows) {
  const [works, marketing, disputed] = ["n_works", "n_marketing", "n_contradictions"].map((name) =>
    sum(rows, name),
  );
  const ads = !works && marketing >= findingsOf(rows) ? "all ads" : count(marketing, "ad", "ads");
  return el(
    "span.marks",
    marketing ? el("span.ad-mark", ads) : null,
    disputed ? el("span.dispute-mark", `⚡${disputed}`) : null,
  );
}

/** How the sources of a cell divide into effects; where they only misreport others, they have none. */
function effectBar(rows) {
  const found = Math.max(findingsOf(rows), 1);
  let left = 0;
  const parts = BAR.map((effect) => {
    const width = (100 * sum(rows, `n_${effect}`)) / found;
    left += width;
    return width
      ? svg("rect", { class: `fill-${effect}`, x: `${left - width}%`, width: `${width}%`, height: "6" })
      : null;
  });
  const whole = svg("rect", { class: "fill-rest", width: "100%", height: "6" });
  return svg("svg", { class: "bar", width: "100%", height: "6", "aria-hidden": "true" }, whole, parts);
}

/** The tab key comes to one cell of the map; arrow keys move on from there, past gaps. */
function moveInMap(event) {
  const step = STEPS[event.key];
  const cell = event.target.closest("td");
  const next = step && cell ? neighbour(cell, step) : null;
  if (!next) return;
  event.preventDefault();
  cell.firstChild.tabIndex = -1;
  enter(next);
  next.focus();
}

function neighbour(cell, [down, right]) {
  const { rows } = cell.closest("table");
  let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
  let next = cell;
  do {
    row += down;
    column += right;
    next = rows[row]?.cells[column];
  } while (next?.classList.contains("gap"));
  return next?.querySelector("button");
}

function enter(button) {
  if (button) button.tabIndex = 0;
}
