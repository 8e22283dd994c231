const reader = document.getElementById("reader");
const ADVERT_NOTE = "This page advertises what it describes. Read its claims as advertising.";
const readerState = { hidden: new Set() };

/** Opens a document; `target` is the stretch to scroll to, [start, end]. */
function openReader(doc, target = null) {
  const close = el("button.close", { type: "button", click: () => reader.close() }, "Close");
  const badge = doc.advertising ? [" ", tag("Advertising", "advert")] : null;
  const title = el("h2", { id: "reader-title", tabindex: "-1", dir: "auto" }, doc.name, badge);
  show(
    reader,
    el("div.reader-head", title, close),
    el("p.source", standing(doc)),
    doc.advertising ? el("p.advert-note", ADVERT_NOTE) : null,
    el("p.ids", el("bdi", doc.source_uri), " ", doc.ids.length ? documentIds(doc) : null),
    readerLegend(doc),
    readerClaims(doc),
    el("div.text", readerText(doc, target)),
  );
  if (!reader.open) reader.showModal();
  const goal = reader.querySelector(".target");
  if (goal) goal.scrollIntoView({ block: "center" });
  else reader.scrollTop = 0;
  (goal ?? title).focus({ preventScroll: true });
}

function readerLegend(doc) {
  const held = new Set(doc.marks.map((mark) => mark.concept.entity_type));
  const boxes = DATA.entity_types.filter((type) => held.has(type)).map(typeBox);
  const name = (on) => reader.classList.toggle("named", on);
  const names = boxes.length
    ? checkBox("name each highlight", reader.classList.contains("named"), name)
    : null;
  return el("fieldset.reader-legend", el("legend", "Highlights"), boxes, names, readerKeys());
}

function typeBox(type) {
  const box = checkBox(words(type), !readerState.hidden.has(type), (on) => toggleType(type, on));
  box.querySelector("input").after(el("span", { class: `swatch type-${type}` }));
  return box;
}

function readerKeys() {
  const cue = el("u.cue", "words that decided a claim");
  const claimed = el("span.claimed", "sentence with a claim");
  return el("p.keys", cue, " · ", claimed, " · ", el("span.left-out", "left out of the text"));
}

function toggleType(type, on) {
  if (on) readerState.hidden.delete(type);
  else readerState.hidden.add(type);
  for (const mark of reader.querySelectorAll(`mark.type-${type}`)) mark.classList.toggle("plain", !on);
}

function readerClaims(doc) {
  if (!doc.claims.length) return empty("This page holds no claim of this document.");
  const items = doc.claims.map((claim) => {
    const said = `${label(claim.intervention_id)} → ${label(claim.outcome_id)}`;
    const link = el("a", { href: `#c-${claim.claim_id}` }, said);
    return el("li", link, " ", tag(words(claim.effect), `effect-${claim.effect}`));
  });
  return el("details", el("summary", count(doc.claims.length, "claim", "claims")), el("ul", items));
}

/** The passages with everything found in them, and between them what the clean text leaves out. */
function readerText(doc, target) {
  if (!doc.passages.length)
    return [empty("This page does not hold the text of this document. The table documents does.")];
  const left = [...doc.left_out];
  const blocks = [];
  const first = doc.passages[0].start;
  for (const passage of doc.passages) {
    if (passage.start > first) blocks.push(el("p.soft", "[…]"));
    for (const [start, end] of paragraphs(passage)) {
      blocks.push(...leftOut(left, (at) => at <= start), paragraph(doc, start, end, target));
    }
  }
  return [...blocks, ...leftOut(left, () => true)];
}

/** The blocks of text between blank lines, as half-open stretches of the document. */
function paragraphs(passage) {
  const found = [];
  let start = passage.start;
  for (const text of passage.text.slice(0).split("\n\n")) {
    const end = start + new Text(text).length;
    if (end > start) found.push([start, end]);
    start = end + 2;
  }
  return found;
}

function leftOut(left, due) {
  const taken = [];
  while (left.length && due(left[0][0])) taken.push(left.shift());
  if (!taken.length) return [];
  const parts = taken.map(([, role, text]) =>
    el("p", { dir: "auto" }, el("span.role", words(role)), " ", text),
  );
  return [el("div", { class: "left-out", role: "note", "aria-label": "Left out of the text" }, parts)];
}
