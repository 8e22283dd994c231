const MEASURES = {
  n_claims: "claims",
  n_benefit: "sources of benefit",
  n_harm: "sources of harm",
  n_no_difference: "sources of no difference",
  n_safe: "sources of safety",
  n_marketing: "sources that advertise",
  n_peer_reviewed: "peer-reviewed sources",
  n_contradictions: "contradictions",
};
const MAP_SAID =
  "How many claims say what, by cell source, route, model and outcome. " +
  "Choose a cell to read its claims, by mouse or with arrow keys; " +
  "an empty cell is a gap: no claim was read for it. " +
  "Claims about drugs and of retracted works fall into no cell. " +
  "The bar divides the sources by effect. A source is a work, whichever pages tell of it, " +
  "or a page that shows none, and counts once for each cell source, route, model and outcome.";
const ANY = "*";

const mapState = { rows: "outcome_id", columns: "cell_source_id", measure: "n_claims", only: {}, all: false };

function drawMap() {
  const place = view("map");
  if (!cells.length) return show(place, empty("The evidence map is empty: no claim was read."));
  show(
    place,
    el("p", MAP_SAID),
    cutNote(cells.length, DATA.totals.cells, "cells, those with the most claims", "evidence_map"),
    mapControls(),
    heatMap(),
    mapLegend(),
    tools(csvButton("evidence_map", mapCsv)),
  );
}

function mapControls() {
  const axes = Object.entries(AXES);
  const others = axes.filter(([axis]) => axis !== mapState.rows && axis !== mapState.columns);
  return el(
    "div.controls",
    chooser("Rows", axes, mapState.rows, (axis) => turnMap("rows", "columns", axis)),
    chooser("Columns", axes, mapState.columns, (axis) => turnMap("columns", "rows", axis)),
    others.map(([axis, name]) => onlyChooser(axis, name)),
    chooser("Shade by", Object.entries(MEASURES), mapState.measure, (measure) => redrawMap({ measure })),
  );
}

function onlyChooser(axis, name) {
  const choose = (value) => redrawMap({ only: { ...mapState.only, [axis]: value } });
  return chooser(`Only ${name}`, axisChoices(axis), mapState.only[axis] ?? ANY, choose);
}

/** Gives one side of the map another axis; where the other side has it, they change places. */
function turnMap(side, other, axis) {
  const swapped = mapState[other] === axis ? { [other]: mapState[side] } : {};
  redrawMap({ [side]: axis, ...swapped, only: {} });
}

function redrawMap(change) {
  Object.assign(mapState, change);
  drawMap();
  filterByCell(null);
}

function axisChoices(axis) {
  const ids = [...new Set(cells.map((cell) => cell[axis]))];
  ids.sort((a, b) => (a === null) - (b === null) || byLabel(a, b));
  return [[ANY, "all"], ...ids.map((id) => [id ?? "", label(id)])];
}

function isShown(cell) {
  return Object.entries(mapState.only).every(([axis, value]) => value === ANY || cell[axis] === value);
}

function mapLegend() {
  const keys = [...BAR.map((effect) => [effect, words(effect)]), ["rest", "not assessed or unclear"]];
  const bars = keys.map(([effect, text]) => el("li", legendSquare(effect), ` ${text}`));
  const ads = el("li", el("span.ad-mark", "ads"), " sources that advertise");
  const disputes = el("li", el("span.dispute-mark", "⚡"), " contradictions");
  return el("ul.legend", { "aria-label": "Colours and marks of the map" }, bars, ads, disputes);
}

function legendSquare(effect) {
  const square = svg("rect", { class: `fill-${effect}`, width: "12", height: "12" });
  return svg("svg", { width: "12", height: "12", "aria-hidden": "true" }, square);
}

function mapCsv() {
  const counts = Object.keys(DATA.cells).filter((column) => column.startsWith("n_"));
  const axes = Object.keys(AXES);
  const columns = [...axes.flatMap((axis) => [axis, words(AXES[axis])]), ...counts];
  const rows = cells
    .filter(isShown)
    .map((cell) => [
      ...axes.flatMap((axis) => [cell[axis], label(cell[axis])]),
      ...counts.map((name) => cell[name]),
    ]);
  return [columns, rows];
}
