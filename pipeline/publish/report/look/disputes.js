const NO_DISPUTE =
  "No two claims contradict each other, and none misreports the source that it cites, " +
  "as far as the rules tell.";
const disputeView = {};

function kindName(kind) {
  return kind === "misreports_source" ? "misreports its source" : words(kind);
}

function drawDisputes() {
  const place = view("disputes");
  const totals = DATA.totals.links;
  const all = Object.values(totals).reduce((one, other) => one + other, 0);
  if (!all) return show(place, empty("No two claims bear on each other in this version."));
  const kinds = Object.keys(totals).filter((kind) => totals[kind]);
  const single = kinds.map((kind) => [kind, `${kindName(kind)} (${number(totals[kind])})`]);
  const choices = [["disputed", "contradictions and misreported sources"], ...single];
  const list = el("ol.pairs");
  disputeView.note = el("div");
  disputeView.list = pagedList(list, { size: 10, onPaper: 100, draw: drawPair });
  show(
    place,
    el("div.controls", chooser("Pairs", choices, "disputed", showPairs)),
    disputeView.note,
    list,
    disputeView.list.more,
    tools(csvButton("claim_links", pairCsv)),
  );
  showPairs("disputed");
}

function showPairs(kind) {
  const kinds = kind === "disputed" ? DATA.disputed : [kind];
  disputeView.shown = links.filter(
    (link) => kinds.includes(link.kind) && claimById.has(link.claim_a) && claimById.has(link.claim_b),
  );
  const total = kinds.reduce((before, one) => before + DATA.totals.links[one], 0);
  const note = total ? cutNote(disputeView.shown.length, total, "pairs", "claim_links") : empty(NO_DISPUTE);
  show(disputeView.note, note);
  disputeView.list.set(disputeView.shown);
}

function drawPair(link) {
  const sides = [link.claim_a, link.claim_b].map((id) => drawSide(claimById.get(id)));
  const verdict = el(
    "p.verdict",
    tag(kindName(link.kind), DATA.disputed.includes(link.kind) ? "effect-harm" : ""),
    " ",
    el("span.soft", link.basis),
  );
  return el("li", verdict, el("div.sides", sides));
}

function drawSide(claim) {
  const document = documentById.get(claim.document_id);
  return el(
    "div",
    { class: `side ${document.advertising ? "from-advert" : ""}` },
    relation(claim),
    quote(claim),
    claimTags(claim),
    el("p.source", documentLink(document, `#c-${claim.claim_id}`), " ", standing(document)),
  );
}

function pairCsv() {
  const columns = columnsOf(`kind basis claim_a sentence_a title_a claim_b sentence_b title_b`);
  const rows = disputeView.shown.map((link) => {
    const [a, b] = [link.claim_a, link.claim_b].map((id) => claimById.get(id));
    const names = [a, b].map((claim) => documentById.get(claim.document_id).name);
    return {
      ...link,
      sentence_a: sentenceText(a),
      sentence_b: sentenceText(b),
      title_a: names[0],
      title_b: names[1],
    };
  });
  return asTable(columns, rows);
}
