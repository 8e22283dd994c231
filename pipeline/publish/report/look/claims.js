const CONTEXT = {
  cell_source_id: "cell source",
  route_id: "route",
  model_id: "model",
  population_id: "population",
};
const CLAIMS_SAID =
  "Each claim as its document states it, with the words that decided underlined. " +
  "Follow it to its place in the document.";
const claimState = { cell: null, effect: ANY, advertising: ANY, words: "" };
const claimView = {};

function drawClaims() {
  const place = view("claims");
  if (!claims.length) return show(place, empty("No claim was read in this version."));
  const list = el("ol.claims");
  claimView.tally = tallyOf("claim", "claims");
  claimView.cell = el("p", { class: "chip", hidden: true });
  claimView.list = pagedList(list, { size: 20, onPaper: 200, draw: drawClaim, announce: sayFound });
  show(
    place,
    el("p", CLAIMS_SAID),
    cutNote(claims.length, DATA.totals.claims, "claims, some of every cell of the map", "claims"),
    claimControls(),
    claimView.cell,
    claimView.tally.line,
    list,
    claimView.list.more,
    tools(csvButton("claims", claimCsv)),
  );
  refreshClaims();
}

function claimControls() {
  const effects = DATA.effects.filter((effect) => claims.some((claim) => claim.effect === effect));
  const set = (field) => (value) => {
    claimState[field] = value;
    refreshClaims();
  };
  const sources = [
    [ANY, "all documents"],
    ["no", "without advertising"],
    ["yes", "advertising only"],
  ];
  return el(
    "div.controls",
    searchBox("Search claims", set("words")),
    chooser(
      "Effect",
      [[ANY, "all"], ...effects.map((effect) => [effect, words(effect)])],
      ANY,
      set("effect"),
    ),
    chooser("From", sources, ANY, set("advertising")),
  );
}

function chosenClaims() {
  return claims.filter((claim) => {
    const document = documentById.get(claim.document_id);
    if (claimState.effect !== ANY && claim.effect !== claimState.effect) return false;
    if (claimState.advertising !== ANY && document.advertising !== (claimState.advertising === "yes"))
      return false;
    if (!inCell(claim)) return false;
    return !claimState.words || searchText(claim, document).includes(claimState.words);
  });
}

function inCell(claim) {
  if (!claimState.cell) return true;
  const axes = Object.entries(claimState.cell).every(([axis, id]) => claim[axis] === id);
  return axes && isShown(claim) && conceptById.get(claim.intervention_id)?.entity_type !== "drug";
}

function searchText(claim, document) {
  const names = ["intervention_id", "outcome_id", ...Object.keys(CONTEXT)].map(
    (name) => claim[name] && label(claim[name]),
  );
  return [sentenceText(claim), document.name, claim.claim_id, ...names]
    .filter(Boolean)
    .join(" ")
    .toLowerCase();
}

/** Says how many claims are listed, and how many the map counts where this page holds only some of them. */
function sayFound(found) {
  const cell = Object.entries(claimState.cell ?? {});
  const inMap = cells.filter((one) => isShown(one) && cell.every(([axis, id]) => one[axis] === id));
  const counted = sum(inMap, "n_claims");
  const all = cell.length && found < counted;
  claimView.tally.say(found, all ? ` The map counts ${number(counted)}; the table claims holds them.` : "");
}

function refreshClaims() {
  claimView.list?.set(chosenClaims());
}

/** Keeps the claims of one cell of the map; null for all. */
function filterByCell(cell, follow = false) {
  if (!claimView.list) return;
  claimState.cell = cell;
  const others = Object.entries(mapState.only)
    .filter(([, value]) => value !== ANY)
    .map(([axis, value]) => `${AXES[axis]}: ${label(value || null)}`);
  const chosen = Object.entries(cell ?? {}).map(([axis, id]) => `${AXES[axis]}: ${label(id)}`);
  const back = el("button", { type: "button", click: () => filterByCell(null) }, "Show all claims");
  claimView.cell.hidden = !cell;
  claimView.cell.replaceChildren("Only ", el("strong", [...chosen, ...others].join(" · ")), " ", back);
  refreshClaims();
  if (follow) {
    document.getElementById("claims").scrollIntoView();
    back.focus({ preventScroll: true });
  }
}

function drawClaim(claim) {
  const document = documentById.get(claim.document_id);
  const context = Object.entries(CONTEXT)
    .filter(([name]) => claim[name] !== null)
    .map(([name, word]) => `${word}: ${label(claim[name])}`);
  return el(
    "li",
    { class: document.advertising ? "from-advert" : null },
    relation(claim),
    quote(claim),
    claimTags(claim),
    context.length ? el("p.context", context.join(" · ")) : null,
    el("p.source", documentLink(document), " ", standing(document)),
    el(
      "p.trace",
      el(
        "a",
        { href: `#c-${claim.claim_id}` },
        "Show in its document",
        el("span.hidden", `: ${label(claim.intervention_id)}, ${label(claim.outcome_id)}`),
      ),
      " · ",
      el("code", claim.claim_id),
      " · rule ",
      el("code", claim.rule_id),
    ),
  );
}

function claimCsv() {
  const columns = columnsOf(`claim_id document_id title source_uri advertising sentence intervention outcome
    cell_source route model population effect direction certainty negated hedged claim_role
    attribution evidence_level rule_id`);
  const rows = chosenClaims().map((claim) => {
    const document = documentById.get(claim.document_id);
    const names = Object.fromEntries(
      columns.filter((name) => claim[`${name}_id`]).map((name) => [name, label(claim[`${name}_id`])]),
    );
    return {
      ...document,
      ...claim,
      ...names,
      sentence: sentenceText(claim),
      advertising: String(document.advertising),
      negated: String(claim.negated),
      hedged: String(claim.hedged),
    };
  });
  return asTable(columns, rows);
}
