const MEASURES = {
  n_claims: "claims",
  n_benefit: "benefit",
  n_harm: "harm",
  n_no_difference: "no difference",
  n_safe: "safe",
  marketing: "share from advertising",
  n_peer_reviewed: "in peer-reviewed documents",
  n_contradictions: "contradictions",
};
const BAR = ["benefit", "safe", "no_difference", "mixed", "harm"];
const LINES = 25;
const ANY = "*";

const mapState = { rows: "outcome_id", columns: "cell_source_id", measure: "n_claims", only: {}, all: false };

function drawMap() {
  const place = view("map");
  if (!cells.length) return place.replaceChildren(empty("The evidence map is empty: no claim was read."));
  place.replaceChildren(
    el("p", {}, "How many claims say what, by cell source, route, model and outcome. Choose a cell to read its claims; an empty cell is a gap: no claim was read for it."),
    cutNote(cells.length, DATA.totals.cells, "cells, those with the most claims", "evidence_map") ?? "",
    mapControls(), mapTable(), mapLegend(),
    el("p", { class: "tools" }, csvButton("evidence_map", mapCsv)),
  );
}

function mapControls() {
  const axes = Object.entries(AXES);
  const redraw = (change) => (value) => {
    change(value);
    drawMap();
    filterByCell(null);
  };
  const swap = (one, other) => redraw((value) => {
    if (mapState[other] === value) mapState[other] = mapState[one];
    mapState[one] = value;
    mapState.only = {};
  });
  const others = axes.filter(([axis]) => axis !== mapState.rows && axis !== mapState.columns);
  return el(
    "div", { class: "controls" },
    chooser("Rows", axes, mapState.rows, swap("rows", "columns")),
    chooser("Columns", axes, mapState.columns, swap("columns", "rows")),
    others.map(([axis, name]) => chooser(`Only ${name}`, axisChoices(axis), mapState.only[axis] ?? ANY, redraw((value) => { mapState.only[axis] = value; }))),
    chooser("Shade by", Object.entries(MEASURES), mapState.measure, redraw((value) => { mapState.measure = value; })),
  );
}

function axisChoices(axis) {
  const ids = [...new Set(cells.map((cell) => cell[axis]))].sort((a, b) => (a === null) - (b === null) || label(a).localeCompare(label(b), "en"));
  return [[ANY, "all"], ...ids.map((id) => [id ?? "", label(id)])];
}

function isShown(cell) {
  return Object.entries(mapState.only).every(([axis, value]) => value === ANY || (cell[axis] ?? "") === value);
}

function ranked(shown, axis) {
  const totals = [...groupBy(shown, (cell) => cell[axis])].map(([id, rows]) => [id, sum(rows, "n_claims")]);
  return totals.sort((a, b) => (a[0] === null) - (b[0] === null) || b[1] - a[1] || label(a[0]).localeCompare(label(b[0]), "en")).map(([id]) => id);
}

function valueOf(rows) {
  if (mapState.measure !== "marketing") return sum(rows, mapState.measure);
  return Math.round((100 * sum(rows, "n_marketing")) / Math.max(sum(rows, "n_claims"), 1));
}

function mapTable() {
  const shown = cells.filter(isShown);
  const lines = ranked(shown, mapState.rows);
  const columns = ranked(shown, mapState.columns);
  const groups = groupBy(shown, (cell) => JSON.stringify([cell[mapState.rows], cell[mapState.columns]]));
  const most = Math.max(1, ...[...groups.values()].map(valueOf));
  const visible = mapState.all ? lines : lines.slice(0, LINES);
  const head = columns.map((id) => el("th", { scope: "col" }, label(id)));
  const body = visible.map((line) => el(
    "tr", {}, el("th", { scope: "row" }, label(line)),
    columns.map((column) => mapCell(groups.get(JSON.stringify([line, column])), line, column, most)),
  ));
  const corner = el("th", { scope: "col", class: "corner" }, `${AXES[mapState.rows]} ↓ · ${AXES[mapState.columns]} →`);
  const gaps = lines.length * columns.length - groups.size;
  const caption = el("caption", { id: "map-caption" }, `${count(sum(shown, "n_claims"), "claim", "claims")} by ${AXES[mapState.rows]} and ${AXES[mapState.columns]}; ${number(gaps)} of ${number(lines.length * columns.length)} combinations are gaps.`);
  const table = el("table", { class: "heat" }, caption, el("thead", {}, el("tr", {}, corner, head)), el("tbody", {}, body));
  const more = el("button", { type: "button", click: () => { mapState.all = true; drawMap(); } }, `Show all ${number(lines.length)} rows`);
  const rest = visible.length < lines.length ? el("p", { class: "tools" }, more) : null;
  return el("div", {}, el("div", { class: "scroll", role: "region", tabindex: "0", "aria-labelledby": "map-caption" }, table), rest);
}

function mapCell(rows, line, column, most) {
  if (!rows) return el("td", { class: "gap" }, el("span", { class: "hidden" }, "gap: no claim"));
  const value = valueOf(rows);
  const claimed = sum(rows, "n_claims");
  const marketing = sum(rows, "n_marketing");
  const disputed = sum(rows, "n_contradictions");
  const effects = DATA.effects.filter((effect) => sum(rows, `n_${effect}`)).map((effect) => `${sum(rows, `n_${effect}`)} ${words(effect)}`);
  const said = `${label(line)}, ${label(column)}: ${count(claimed, "claim", "claims")} (${effects.join(", ")}); ${marketing} from advertising; ${count(disputed, "contradiction", "contradictions")}`;
  const button = el(
    "button", { type: "button", "aria-label": said, title: said, click: () => filterByCell({ [mapState.rows]: line, [mapState.columns]: column }, true) },
    el("span", { class: "value" }, mapState.measure === "marketing" ? `${value} %` : number(value)), effectBar(rows, claimed),
    el("span", { class: "marks" }, marketing ? el("span", { class: "ad-mark" }, marketing === claimed ? "all ads" : `${marketing} ad${marketing === 1 ? "" : "s"}`) : null, disputed ? el("span", { class: "dispute-mark" }, `⚡${disputed}`) : null),
  );
  const cell = el("td", { class: `shade-${mapState.measure}` }, button);
  cell.style.setProperty("--heat", (value / most).toFixed(3));
  return cell;
}

/** How the claims of a cell divide into effects. */
function effectBar(rows, claimed) {
  let left = 0;
  const parts = BAR.map((effect) => {
    const width = (100 * sum(rows, `n_${effect}`)) / claimed;
    left += width;
    return width ? svg("rect", { class: `fill-${effect}`, x: `${left - width}%`, width: `${width}%`, height: "6" }) : null;
  });
  return svg("svg", { class: "bar", width: "100%", height: "6", "aria-hidden": "true" }, svg("rect", { class: "fill-rest", width: "100%", height: "6" }), parts);
}

function mapLegend() {
  const keys = [...BAR.map((effect) => [effect, words(effect)]), ["rest", "not assessed or unclear"]];
  const items = keys.map(([effect, text]) => el("li", {}, svg("svg", { width: "12", height: "12", "aria-hidden": "true" }, svg("rect", { class: `fill-${effect}`, width: "12", height: "12" })), ` ${text}`));
  return el("ul", { class: "legend", "aria-label": "Colours of the bars" }, items, el("li", {}, el("span", { class: "ad-mark" }, "ads"), " claims from advertising"), el("li", {}, el("span", { class: "dispute-mark" }, "⚡"), " contradictions"));
}

function mapCsv() {
  const counts = Object.keys(DATA.cells).filter((column) => column.startsWith("n_"));
  const axes = Object.keys(AXES);
  const columns = [...axes.flatMap((axis) => [axis, words(AXES[axis])]), ...counts];
  const rows = cells.filter(isShown).map((cell) => [...axes.flatMap((axis) => [cell[axis], label(cell[axis])]), ...counts.map((name) => cell[name])]);
  return [columns, rows];
}
