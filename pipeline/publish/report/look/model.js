const DATA = JSON.parse(document.getElementById("data").textContent);
const NOT_STATED = "not stated";
const AXES = {
  outcome_id: "outcome",
  cell_source_id: "cell source",
  route_id: "route",
  model_id: "model",
};

/** Columns of equal length as rows. */
function rowsOf(columns) {
  const names = Object.keys(columns);
  return (columns[names[0]] ?? []).map((_, place) =>
    Object.fromEntries(names.map((name) => [name, columns[name][place]])),
  );
}

/** Text that is cut by code points, as the tables count. */
class Text {
  constructor(text) {
    this.points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
    this.length = this.points.length;
  }

  slice(start, end) {
    const part = this.points.slice(start, end);
    return typeof part === "string" ? part : part.join("");
  }
}

/** Where an id leads; null where the scheme has no single address. */
const SCHEMES = {
  doi: ["DOI", "https://doi.org/"],
  pmid: ["PMID", "https://pubmed.ncbi.nlm.nih.gov/"],
  pmcid: ["PMCID", "https://pmc.ncbi.nlm.nih.gov/articles/"],
  registry_id: ["Registry", null],
};

const concepts = rowsOf(DATA.concepts);
const conceptById = new Map(concepts.map((concept) => [concept.concept_id, concept]));
const documents = DATA.documents.map((values) =>
  documentOf(Object.fromEntries(DATA.document_fields.map((name, place) => [name, values[place]]))),
);
const documentById = new Map(documents.map((document) => [document.document_id, document]));
const cells = rowsOf(DATA.cells);
const links = rowsOf(DATA.links);
const quantities = rowsOf(DATA.quantities).filter((quantity) => documentById.has(quantity.document_id));
const claims = rowsOf(DATA.claims).filter((claim) => documentById.has(claim.document_id));
const claimById = new Map(claims.map((claim) => [claim.claim_id, claim]));
for (const claim of claims) documentById.get(claim.document_id).claims.push(claim);
for (const quantity of quantities) documentById.get(quantity.document_id).quantities.push(quantity);

function documentOf(document) {
  document.ids = Object.entries(SCHEMES)
    .filter(([name]) => document[name])
    .map(([name, [scheme, address]]) => [
      scheme,
      document[name],
      address && address + inAddress(document[name]),
    ]);
  document.name = document.title || document.source_uri || document.document_id;
  document.passages = document.passages.map(([start, text]) => ({ start, text: new Text(text) }));
  document.marks = marksOf(document.mentions);
  return Object.assign(document, { claims: [], quantities: [] });
}

/** An id that can't leave its place in an address. */
function inAddress(id) {
  return encodeURIComponent(id).replaceAll("%2F", "/");
}

/**
 * The mentions of a document from four numbers each: distance, length, concept, and what is said of it.
 * Those of concepts that the page does not hold are left out.
 */
function marksOf(numbers) {
  const marks = [];
  let start = 0;
  for (let place = 0; place < numbers.length; place += 4) {
    start += numbers[place];
    const concept = conceptById.get(DATA.named[numbers[place + 2]]);
    if (!concept) continue;
    marks.push({
      start,
      end: start + numbers[place + 1],
      concept,
      denied: numbers[place + 3] & 1,
      open: numbers[place + 3] & 2,
    });
  }
  return marks;
}

/** A stretch of a document's text; null where the page does not hold it. */
function textOf(document, start, end) {
  const passage = document.passages.find((one) => one.start <= start && end <= one.start + one.text.length);
  return passage ? passage.text.slice(start - passage.start, end - passage.start) : null;
}

function label(id) {
  return id === null ? NOT_STATED : (conceptById.get(id)?.label ?? id);
}

/** A claim's sentence in runs that are all cue or no cue. */
function sentencePieces(claim) {
  if (!claim.sentence) return null;
  const [from, to] = claim.sentence;
  const cuts = [from, to, ...claim.cues.flat()].filter((cut) => cut >= from && cut <= to);
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  const document = documentById.get(claim.document_id);
  if (textOf(document, from, to) === null) return null;
  return places.slice(1).map((end, before) => {
    const start = places[before];
    return {
      text: textOf(document, start, end),
      cue: claim.cues.some(([first, last]) => first <= start && end <= last),
    };
  });
}

/** A claim's sentence with its cue words underlined. */
function quote(claim) {
  const pieces = sentencePieces(claim);
  if (pieces === null) return empty("Its sentence is not on this page.");
  return el(
    "blockquote",
    { dir: "auto" },
    pieces.map((piece) => (piece.cue ? el("u.cue", piece.text) : piece.text)),
  );
}

function sentenceText(claim) {
  return (sentencePieces(claim) ?? []).map((piece) => piece.text).join("");
}

const WORK_STATUS = { concern: "expression of concern" };

/** What a reader should know of a document before believing it. */
function standing(document) {
  const review = document.peer_review === "unknown" ? "peer review unknown" : words(document.peer_review);
  const kinds = [document.source_type, document.document_type]
    .filter((kind) => kind !== "unknown")
    .map(words);
  const stated = [review, document.year, document.publication_status];
  const facts = [...(kinds.length ? kinds : ["kind unknown"]), ...stated].filter(Boolean);
  const badge = document.advertising ? [tag("Advertising", "advert"), " "] : [];
  return el("span.standing", badge, facts.join(" · "), workStatus(document));
}

/** That the work which a document shows was corrected, doubted or retracted, whoever says so. */
function workStatus(document) {
  const status = DATA.work_statuses[document.document_id];
  return status ? [" ", tag(`work: ${WORK_STATUS[status] ?? status}`, "flag")] : null;
}

function documentLink(document, to = `#d-${document.document_id}`) {
  return el("a", { href: to, dir: "auto" }, document.name);
}

/** What a claim was read as, by the column that says so. */
const READ_AS = {
  direction: "direction",
  certainty: "certainty",
  role: "claim_role",
  attribution: "attribution",
  level: "evidence_level",
};

function claimTags(claim) {
  const said = [claim.negated && tag("negated", "flag"), claim.hedged && tag("hedged", "flag")];
  const read = Object.entries(READ_AS).map(([name, column]) => tag(`${name}: ${words(claim[column])}`));
  const effect = tag(words(claim.effect), `effect-${claim.effect}`, "effect");
  return el(
    "p.reading",
    [effect, ...said, ...read].filter(Boolean).flatMap((one) => [one, " "]),
  );
}

function relation(claim) {
  const arrow = el("span", { class: "arrow", role: "img", "aria-label": "acts on" }, " → ");
  return el(
    "p.relation",
    el("strong", label(claim.intervention_id)),
    arrow,
    el("strong", label(claim.outcome_id)),
  );
}
