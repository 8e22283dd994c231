const KINDS = {
  contradicts: "contradicts",
  misreports_source: "misreports its source",
  restates: "restates",
  supports: "supports",
  narrows: "narrows",
};
const disputeView = {};

function drawDisputes() {
  const place = view("disputes");
  const totals = DATA.totals.links;
  const all = Object.values(totals).reduce((one, other) => one + other, 0);
  if (!all) return place.replaceChildren(empty("No two claims bear on each other in this version."));
  const choices = [["disputed", "contradictions and misreported sources"], ...Object.keys(KINDS).filter((kind) => totals[kind]).map((kind) => [kind, `${KINDS[kind]} (${number(totals[kind])})`])];
  const list = el("ol", { class: "pairs" });
  disputeView.note = el("div", {});
  disputeView.list = pagedList(list, { size: 10, onPaper: 100, draw: drawPair });
  place.replaceChildren(
    el("div", { class: "controls" }, chooser("Pairs", choices, "disputed", showPairs)),
    disputeView.note, list, disputeView.list.more,
    el("p", { class: "tools" }, csvButton("claim_links", pairCsv)),
  );
  showPairs("disputed");
}

function showPairs(kind) {
  const kinds = kind === "disputed" ? DISPUTED : [kind];
  disputeView.shown = links.filter((link) => kinds.includes(link.kind) && claimById.has(link.claim_a) && claimById.has(link.claim_b));
  const total = kinds.reduce((before, one) => before + DATA.totals.links[one], 0);
  const nothing = total ? null : empty("No two claims contradict each other, and none misreports the source that it cites, as far as the rules tell.");
  disputeView.note.replaceChildren(nothing ?? cutNote(disputeView.shown.length, total, "pairs", "claim_links") ?? "");
  disputeView.list.set(disputeView.shown);
}

function drawPair(link) {
  const sides = [link.claim_a, link.claim_b].map((id) => drawSide(claimById.get(id)));
  const verdict = el("p", { class: "verdict" }, tag(KINDS[link.kind], DISPUTED.includes(link.kind) ? "effect-harm" : ""), " ", el("span", { class: "soft" }, link.basis));
  return el("li", {}, verdict, el("div", { class: "sides" }, sides));
}

function drawSide(claim) {
  const document = documentById.get(claim.document_id);
  return el(
    "div", { class: `side ${document.advertising ? "from-advert" : ""}` },
    relation(claim), quote(claim), claimTags(claim),
    el("p", { class: "source" }, documentLink(document, `#c-${claim.claim_id}`), " ", standing(document)),
  );
}

function pairCsv() {
  const columns = ["kind", "basis", "claim_a", "sentence_a", "title_a", "claim_b", "sentence_b", "title_b"];
  const rows = disputeView.shown.map((link) => {
    const [a, b] = [link.claim_a, link.claim_b].map((id) => claimById.get(id));
    const names = [a, b].map((claim) => documentById.get(claim.document_id).name);
    return { ...link, sentence_a: sentenceText(a), sentence_b: sentenceText(b), title_a: names[0], title_b: names[1] };
  });
  return asTable(columns, rows);
}
