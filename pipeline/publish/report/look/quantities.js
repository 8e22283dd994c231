const UNIT_NAMES = { a: "years", mo: "months", d: "days", wk: "weeks", h: "hours", "%": "per cent", "/100000{person}": "per 100,000 people" };
const STACK = 8;
const FACETS = 12;
const TABLE_ROWS = 200;

function drawQuantities() {
  const place = view("quantities");
  if (!quantities.length) return place.replaceChildren(empty("No quantity was read in this version."));
  const facets = facetsOf(quantities);
  const kinds = [...new Set(facets.map((facet) => facet.kind))];
  const figures = el("div", { class: "facets" });
  const show = (kind) => {
    const chosen = facets.filter((facet) => kind === ANY || facet.kind === kind);
    const rest = chosen.length > FACETS && kind === ANY ? empty(`${chosen.length - FACETS} more axes with fewer numbers: choose a kind to see them.`) : "";
    figures.replaceChildren(...chosen.slice(0, kind === ANY ? FACETS : undefined).map(drawFacet), rest);
  };
  place.replaceChildren(
    el("p", {}, "Numbers of one kind and unit on one axis; times stand in months. A point is one number, a bar one range. Numbers from advertising are drawn as hollow squares."),
    cutNote(quantities.length, DATA.totals.quantities, "quantities, from the documents of this page", "quantities") ?? "",
    el("div", { class: "controls" }, chooser("Kind", [[ANY, "all kinds"], ...kinds.map((kind) => [kind, words(kind)])], ANY, show)),
    figures,
    el("p", { class: "tools" }, csvButton("quantities", () => quantityCsv(quantities))),
  );
  show(ANY);
}

/** Quantities of one kind whose numbers stand on one axis; the fullest first. */
function facetsOf(rows) {
  const groups = groupBy(rows.filter((row) => row.low_on_axis !== null || row.high_on_axis !== null), (row) => `${row.kind} ${row.axis ?? ""}`);
  const facets = [...groups.values()].map((members) => ({ kind: members[0].kind, unit: members[0].axis, rows: members }));
  const order = (facet) => DATA.quantity_kinds.indexOf(facet.kind);
  return facets.sort((a, b) => order(a) - order(b) || b.rows.length - a.rows.length);
}

function unitName(unit) {
  return unit === null ? "" : (UNIT_NAMES[unit] ?? unit.replaceAll(/[{}]/g, "").replaceAll("_", " "));
}

/** Where a number stands between the axis's ends, in per cent; a wide span is drawn by its logarithm. */
function scaleOf(rows) {
  const ends = rows.flatMap((row) => [row.low_on_axis, row.high_on_axis]).filter((end) => end !== null);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const byLog = least > 0 && most / least > 50;
  const shape = byLog ? Math.log10 : (value) => value;
  const [from, to] = byLog ? [Math.floor(shape(least)), Math.ceil(shape(most))] : [Math.min(0, least), most || 1];
  const at = (value) => 4 + (92 * (shape(value) - from)) / (to - from || 1);
  const step = byLog ? Math.ceil((to - from) / 6) : niceStep((to - from) / 5);
  const ticks = [];
  for (let tick = byLog ? from : Math.ceil(from / step) * step; tick <= to + 1e-9; tick += step) ticks.push(byLog ? 10 ** tick : tick);
  return { at, ticks, byLog };
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
}

function tickLabel(value) {
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3)) return value.toExponential(0).replace("e+", "e");
  return Number(value.toPrecision(6)).toLocaleString("en");
}

function drawFacet(facet) {
  const scale = scaleOf(facet.rows);
  const unit = unitName(facet.unit);
  const title = `${words(facet.kind)}${unit ? `, ${unit}` : ""}`;
  const axis = scale.ticks.flatMap((tick) => [
    svg("line", { class: "grid", x1: `${scale.at(tick)}%`, x2: `${scale.at(tick)}%`, y1: "0", y2: "86" }),
    svg("text", { x: `${scale.at(tick)}%`, y: "102", "text-anchor": "middle" }, tickLabel(tick)),
  ]);
  const label = `${count(facet.rows.length, "number", "numbers")} on one axis${scale.byLog ? " (logarithmic)" : ""}; the table below has the same data.`;
  const drawing = svg("svg", { class: "axis", role: "img", "aria-label": `${title}: ${label}`, width: "100%", height: "108" }, axis, drawPoints(facet.rows, scale));
  const caption = el("figcaption", {}, el("strong", {}, title), ` · ${number(facet.rows.length)}${scale.byLog ? " · logarithmic" : ""}`);
  return el("figure", { class: "facet" }, caption, drawing, quantityTable(facet, title));
}

/** Points that would hide each other are stacked. */
function drawPoints(rows, scale) {
  const heights = new Map();
  return rows.map((row) => {
    const [low, high] = [row.low_on_axis ?? row.high_on_axis, row.high_on_axis ?? row.low_on_axis].map(scale.at);
    const column = Math.round((low + high) / 2);
    const height = (heights.get(column) ?? 0) % STACK;
    heights.set(column, height + 1);
    return drawPoint(row, low, high, 78 - height * 9);
  });
}

function drawPoint(row, low, high, y) {
  const document = documentById.get(row.document_id);
  const style = document.advertising ? "point advert" : "point";
  const range = high > low ? [svg("line", { class: style, x1: `${low}%`, x2: `${high}%`, y1: y, y2: y })] : [];
  const dot = (x) => (document.advertising
    ? svg("svg", { x: `${x}%`, y: y - 4, overflow: "visible" }, svg("rect", { class: style, x: "-4", width: "8", height: "8" }))
    : svg("circle", { class: style, cx: `${x}%`, cy: y, r: "4" }));
  const about = row.subject_concept_id ? ` (${label(row.subject_concept_id)})` : "";
  return svg("g", { click: () => { location.hash = `#q-${row.quantity_id}`; } }, svg("title", {}, `${row.surface}${about}, ${document.name}`), range, dot(low), high > low ? dot(high) : null);
}

function quantityTable(facet, title) {
  const details = el("details", {}, el("summary", {}, `Numbers of ${title}`));
  details.addEventListener("toggle", () => {
    if (details.childElementCount > 1) return;
    const head = ["As printed", "About", "Document"].map((heading) => el("th", { scope: "col" }, heading));
    const body = facet.rows.slice(0, TABLE_ROWS).map(quantityRow);
    const note = facet.rows.length > TABLE_ROWS ? empty(`The first ${TABLE_ROWS} of ${number(facet.rows.length)}; the download has them all.`) : "";
    const table = el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, body));
    details.append(el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, table), note, el("p", { class: "tools" }, csvButton(facet.kind, () => quantityCsv(facet.rows))));
  });
  return details;
}

function quantityRow(row) {
  const document = documentById.get(row.document_id);
  const place = el("a", { href: `#q-${row.quantity_id}` }, el("bdi", {}, row.surface));
  const badge = document.advertising ? [" ", tag("Advertising", "advert")] : null;
  return el("tr", {}, el("th", { scope: "row" }, place), el("td", {}, row.subject_concept_id ? label(row.subject_concept_id) : "–"), el("td", { class: "prose", dir: "auto" }, document.name, badge));
}

function quantityCsv(rows) {
  const columns = ["quantity_id", "document_id", "title", "surface", "kind", "low", "high", "unit", "comparator", "subject", "axis", "low_on_axis", "high_on_axis"];
  return asTable(columns, rows.map((row) => ({ ...row, title: documentById.get(row.document_id).name, subject: row.subject_concept_id && label(row.subject_concept_id) })));
}
