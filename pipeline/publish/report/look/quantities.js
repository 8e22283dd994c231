const UNIT_NAMES = {
  1: "",
  a: "years",
  mo: "months",
  d: "days",
  wk: "weeks",
  h: "hours",
  "%": "per cent",
  "/100000{person}": "per 100,000 people",
};
const QUANTITIES_SAID =
  "Numbers of one kind and unit on one axis; times stand in months, ages in years. " +
  "A point is one number, a bar one range. Numbers from advertising are drawn as hollow squares.";
const quantityState = { kind: ANY, subject: ANY };
const quantityView = { figures: el("div.facets") };
const AXES_OF_A_KIND = 2;
const TABLE_ROWS = 200;

function drawQuantities() {
  const place = view("quantities");
  if (!quantities.length) return show(place, empty("No quantity was read in this version."));
  const total = DATA.totals.quantities;
  show(
    place,
    el("p", QUANTITIES_SAID),
    cutNote(quantities.length, total, "quantities, from documents of this page", "quantities"),
    quantityControls(),
    quantityView.figures,
    tools(csvButton("quantities", () => quantityCsv(chosenQuantities()))),
  );
  drawFacets();
}

function quantityControls() {
  const kinds = DATA.quantity_kinds.filter((kind) => quantities.some((row) => row.kind === kind));
  const subjects = [...new Set(quantities.map((row) => row.subject_concept_id))].filter(isSomething);
  const set = (field) => (value) => {
    quantityState[field] = value;
    drawFacets();
  };
  const about = subjects.sort(byLabel).map((id) => [id, label(id)]);
  return el(
    "div.controls",
    chooser("Kind", [[ANY, "all kinds"], ...kinds.map((kind) => [kind, words(kind)])], ANY, set("kind")),
    chooser("About", [[ANY, "anything"], ...about], ANY, set("subject")),
  );
}

function chosenQuantities() {
  const { kind, subject } = quantityState;
  const isChosen = (row) => [ANY, row.kind].includes(kind) && [ANY, row.subject_concept_id].includes(subject);
  return quantities.filter(isChosen);
}

/** All axes of the chosen kind, or the fullest axes of each. */
function drawFacets() {
  const facets = facetsOf(chosenQuantities());
  const chosen = quantityState.kind === ANY ? facets.filter((facet) => facet.place < AXES_OF_A_KIND) : facets;
  const rest = facets.length - chosen.length;
  const more = `${count(rest, "more axis", "more axes")}: choose a kind to see all of its axes.`;
  const note = rest ? empty(more) : null;
  const nothing = facets.length ? null : empty("No number of this kind is about this.");
  show(quantityView.figures, chosen.map(drawFacet), note, nothing);
}

/** Quantities of one kind whose numbers stand on one axis; of a kind the fullest axis has place 0. */
function facetsOf(rows) {
  const groups = groupBy(
    rows.filter((row) => row.low_on_axis !== null || row.high_on_axis !== null),
    (row) => `${row.kind} ${row.axis}`,
  );
  const facets = [...groups.values()].map((members) => ({
    kind: members[0].kind,
    unit: members[0].axis,
    rows: members,
  }));
  const order = (facet) => DATA.quantity_kinds.indexOf(facet.kind);
  facets.sort((a, b) => order(a) - order(b) || b.rows.length - a.rows.length);
  for (const axes of groupBy(facets, (facet) => facet.kind).values()) {
    axes.forEach((facet, place) => Object.assign(facet, { place }));
  }
  return facets;
}

function unitName(unit) {
  return unit === null ? "" : (UNIT_NAMES[unit] ?? unit.replaceAll(/[{}]/g, "").replaceAll("_", " "));
}

function drawFacet(facet) {
  const scale = scaleOf(facet.rows);
  const title = [words(facet.kind), unitName(facet.unit)].filter(Boolean).join(", ");
  const shape = scale.byLog ? " · logarithmic" : "";
  const size = `${count(facet.rows.length, "number", "numbers")}${shape}`;
  const said = `${title}: ${size}; the table below has the same data.`;
  const box = { class: "axis", role: "img", "aria-label": said, width: "100%", height: "108" };
  const drawing = svg("svg", box, drawTicks(scale), drawPoints(facet.rows, scale));
  const caption = el("figcaption", el("strong", title), ` · ${number(facet.rows.length)}${shape}`);
  return el("figure.facet", caption, drawing, quantityTable(facet, title));
}

/** The numbers of an axis as a table, which is made when it is first opened. */
function quantityTable(facet, title) {
  const summary = el("summary", `Numbers of ${title}`);
  const details = el("details", { toggle: open }, summary);
  function open() {
    if (details.childElementCount > 1) return;
    const body = el("tbody", facet.rows.slice(0, TABLE_ROWS).map(quantityRow));
    const table = el("table", tableHead(["As printed", "About", "Document"]), body);
    const all = number(facet.rows.length);
    const cut =
      facet.rows.length > TABLE_ROWS
        ? empty(`The first ${TABLE_ROWS} of ${all}; the download has them all.`)
        : null;
    show(
      details,
      summary,
      scrolling(table, null, title),
      cut,
      tools(csvButton(facet.kind, () => quantityCsv(facet.rows))),
    );
  }
  return details;
}

function quantityRow(row) {
  const document = documentById.get(row.document_id);
  const place = el("a", { href: `#q-${row.quantity_id}` }, el("bdi", row.surface));
  const badge = document.advertising ? [" ", tag("Advertising", "advert")] : null;
  return el(
    "tr",
    el("th", { scope: "row" }, place),
    el("td", row.subject_concept_id ? label(row.subject_concept_id) : "–"),
    el("td", { class: "prose", dir: "auto" }, document.name, badge),
  );
}

function quantityCsv(rows) {
  const columns = columnsOf(`quantity_id document_id title surface kind low high unit comparator subject axis
    low_on_axis high_on_axis`);
  return asTable(
    columns,
    rows.map((row) => ({
      ...row,
      title: documentById.get(row.document_id).name,
      subject: row.subject_concept_id && label(row.subject_concept_id),
    })),
  );
}
