const documentState = { words: "", kind: ANY };
const documentView = {};

function drawDocuments() {
  const place = view("documents");
  if (!documents.length) return show(place, empty("This version has no document."));
  const body = el("tbody");
  const heads = ["Title", "Claims", "Kind of place", "Kind of document", "Peer review", "Year", "Ids"];
  const said = "The documents kept. Follow a title to read its text with everything that was found in it.";
  const caption = el("caption", { id: "documents-caption" }, said);
  const tally = tallyOf("document", "documents");
  documentView.list = pagedList(body, {
    size: 25,
    onPaper: 200,
    draw: documentRow,
    announce: tally.say,
  });
  show(
    place,
    cutNote(documents.length, DATA.totals.documents, "documents, those with claims first", "documents"),
    documentControls(),
    tally.line,
    scrolling(el("table.documents", caption, tableHead(heads), body), caption.id),
    documentView.list.more,
    tools(csvButton("documents", documentCsv)),
  );
  refreshDocuments();
}

function documentControls() {
  const kinds = [...new Set(documents.map((document) => document.source_type))].sort();
  const set = (field) => (value) => {
    documentState[field] = value;
    refreshDocuments();
  };
  const choices = [
    [ANY, "all"],
    ["advertising", "advertising"],
    ...kinds.map((kind) => [`place ${kind}`, words(kind)]),
  ];
  return el(
    "div.controls",
    searchBox("Search documents", set("words")),
    chooser("Kind", choices, ANY, set("kind")),
  );
}

function chosenDocuments() {
  return documents.filter((document) => {
    if (documentState.kind === "advertising" && !document.advertising) return false;
    if (documentState.kind.startsWith("place ") && documentState.kind !== `place ${document.source_type}`)
      return false;
    const said = [
      document.name,
      document.source_uri,
      document.document_id,
      ...document.ids.map(([, value]) => value),
    ];
    return said.join(" ").toLowerCase().includes(documentState.words);
  });
}

function refreshDocuments() {
  documentView.list.set(chosenDocuments());
}

function documentRow(document) {
  const badge = document.advertising ? [" ", tag("Advertising", "advert")] : null;
  const state = workStatus(document);
  const claimed = document.claims.length;
  return el(
    "tr",
    { class: document.advertising ? "from-advert" : null },
    el("th", { scope: "row", class: "prose", dir: "auto" }, documentLink(document), badge, state),
    el("td.number", number(claimed)),
    el("td", words(document.source_type)),
    el("td", words(document.document_type)),
    el("td", words(document.peer_review)),
    el("td.number", document.year ?? "–"),
    el("td.ids", documentIds(document)),
  );
}

function documentIds(document) {
  if (!document.ids.length) return "–";
  return document.ids.map(([scheme, value, url]) =>
    el("span.pair", `${scheme} `, url ? el("a", { href: url, rel: "noreferrer" }, value) : el("bdi", value)),
  );
}

function documentCsv() {
  const columns =
    columnsOf(`document_id title source_uri advertising source_type document_type peer_review year
    publication_status claims ids`);
  const rows = chosenDocuments().map((document) => ({
    ...document,
    advertising: String(document.advertising),
    claims: document.claims.length,
    ids: document.ids.map(([scheme, value]) => `${scheme} ${value}`).join("; "),
  }));
  return asTable(columns, rows);
}
