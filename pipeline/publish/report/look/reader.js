const reader = document.getElementById("reader");
const readerState = { hidden: new Set() };

/** Opens a document; `target` is the stretch to scroll to, [start, end]. */
function openReader(doc, target = null) {
  const close = el("button", { type: "button", class: "close", click: () => reader.close() }, "Close");
  const shown = el("div", { class: "text" });
  const badge = doc.advertising ? [" ", tag("Advertising", "advert")] : null;
  const title = el("h2", { id: "reader-title", tabindex: "-1", dir: "auto" }, doc.name, badge);
  reader.replaceChildren(
    el("div", { class: "reader-head" }, title, close),
    el("p", { class: "source" }, standing(doc)),
    doc.advertising ? el("p", { class: "advert-note" }, "This page advertises what it describes. Read its claims as advertising.") : "",
    el("p", { class: "ids" }, el("bdi", {}, doc.source_uri), " ", doc.ids.length ? documentIds(doc) : null),
    readerLegend(doc), readerClaims(doc), shown,
  );
  shown.append(...readerText(doc, target));
  if (!reader.open) reader.showModal();
  const goal = shown.querySelector(".target");
  if (goal) goal.scrollIntoView({ block: "center" });
  else reader.scrollTop = 0;
  (goal ?? title).focus({ preventScroll: true });
}

function readerLegend(doc) {
  const types = DATA.entity_types.filter((type) => doc.marks.some((mark) => mark.concept.entity_type === type));
  const boxes = types.map((type) => {
    const box = checkBox(words(type), !readerState.hidden.has(type), (on) => toggleType(type, on));
    box.querySelector("input").after(el("span", { class: `swatch type-${type}` }));
    return box;
  });
  const keys = [el("u", { class: "cue" }, "words that decided a claim"), " · ", el("span", { class: "claimed" }, "sentence with a claim"), " · ", el("span", { class: "left-out" }, "left out of the text")];
  const names = checkBox("name each highlight", reader.classList.contains("named"), (on) => reader.classList.toggle("named", on));
  return el("fieldset", { class: "reader-legend" }, el("legend", {}, "Highlights"), boxes, boxes.length ? names : "", el("p", { class: "keys" }, keys));
}

function toggleType(type, on) {
  if (on) readerState.hidden.delete(type);
  else readerState.hidden.add(type);
  for (const mark of reader.querySelectorAll(`mark.type-${type}`)) mark.classList.toggle("plain", !on);
}

function readerClaims(doc) {
  if (!doc.claims.length) return empty("No claim of this page stands in this document.");
  const items = doc.claims.map((claim) => el("li", {}, el("a", { href: `#c-${claim.claim_id}` }, `${label(claim.intervention_id)} → ${label(claim.outcome_id)}`), " ", tag(words(claim.effect), `effect-${claim.effect}`)));
  return el("details", {}, el("summary", {}, count(doc.claims.length, "claim", "claims")), el("ul", {}, items));
}

/** The passages with everything found in them, and between them what the clean text leaves out. */
function readerText(doc, target) {
  if (!doc.passages.length) return [empty("This page does not hold the text of this document. The table documents does.")];
  const left = [...doc.left_out];
  const blocks = [];
  const first = doc.passages[0].start;
  for (const passage of doc.passages) {
    if (passage.start > first) blocks.push(el("p", { class: "soft" }, "[…]"));
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
  const parts = taken.map(([, role, text]) => el("p", { dir: "auto" }, el("span", { class: "role" }, words(role)), " ", text));
  return [el("div", { class: "left-out", role: "note", "aria-label": "Left out of the text" }, parts)];
}

function paragraph(doc, start, end, target) {
  const layers = { marks: doc.marks.filter((mark) => mark.start < end && mark.end > start), sentences: spans(doc.claims.map((claim) => claim.sentence), start, end), cues: spans(doc.claims.flatMap((claim) => claim.cues), start, end) };
  const aim = target && target[0] < end && target[1] > start ? target : null;
  const cuts = [start, end, ...layers.marks.flatMap((mark) => [mark.start, mark.end]), ...layers.sentences.flat(), ...layers.cues.flat(), ...(aim ?? [])];
  const places = [...new Set(cuts.map((cut) => Math.min(Math.max(cut, start), end)))].sort((a, b) => a - b);
  const runs = places.slice(1).map((stop, before) => run(doc, places[before], stop, layers));
  const block = el("p", { dir: "auto", class: doc.headings.includes(start) ? "heading" : null });
  for (const piece of runs) block.append(aim && aim[0] <= piece.start && piece.start < aim[1] ? aimed(block, piece) : piece.node);
  return block;
}

function spans(found, start, end) {
  return found.filter((span) => span && span[0] < end && span[1] > start);
}

/** Gathers the runs of the stretch that the reader came for in one element. */
function aimed(block, piece) {
  const open = block.lastElementChild?.classList.contains("target") ? block.lastElementChild : el("span", { class: "target", tabindex: "-1" });
  open.append(piece.node);
  return open;
}

/** One run of text: the shortest mention that holds it, a cue, part of a sentence with a claim. */
function run(doc, start, end, layers) {
  const within = ([first, last]) => first <= start && end <= last;
  const holding = layers.marks.filter((mark) => within([mark.start, mark.end])).sort((a, b) => a.end - a.start - (b.end - b.start));
  let node = document.createTextNode(textOf(doc, start, end));
  if (layers.cues.some(within)) node = el("u", { class: "cue" }, node);
  if (holding.length) node = highlight(holding[0], node);
  if (layers.sentences.some(within)) node = el("span", { class: "claimed" }, node);
  return { start, node };
}

function highlight(mark, node) {
  const type = mark.concept.entity_type;
  const said = [mark.denied && "denied", mark.open && "left open"].filter(Boolean).map((text) => `, ${text}`).join("");
  const name = `${words(type)}: ${mark.concept.label}${said}`;
  return el("mark", { class: `type-${type}${readerState.hidden.has(type) ? " plain" : ""}`, title: name, "data-name": mark.concept.label }, node);
}
