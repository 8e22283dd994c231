/** What an address within the page leads to in a document; null for an ordinary place. */
function placeOf(hash) {
  const [, kind, id, start, end] = /^#([dcqm])-(.+?)(?:-(\d+)-(\d+))?$/.exec(hash) ?? [];
  if (kind === "d" && documentById.has(id)) return [documentById.get(id), null];
  if (kind === "m" && documentById.has(id)) return [documentById.get(id), [Number(start), Number(end)]];
  const row =
    kind === "c"
      ? claimById.get(id)
      : quantities.find((quantity) => kind === "q" && quantity.quantity_id === id);
  if (!row) return null;
  return [documentById.get(row.document_id), kind === "c" ? row.sentence : [row.start, row.end]];
}

function follow() {
  const place = placeOf(location.hash);
  if (place) openReader(...place);
  else if (reader.open) reader.close();
}

/** Leaves the address of the document when its reader closes, so that the same link opens it again. */
function leave() {
  if (placeOf(location.hash)) history.replaceState(null, "", location.pathname + location.search);
}

/** Of a large version the page names documents that it does not hold; these are no links. */
function unlinkAbsent() {
  for (const link of document.querySelectorAll("a[href^='#d-']")) {
    if (!placeOf(link.hash)) link.replaceWith(...link.childNodes);
  }
}

startTheme();
unlinkAbsent();
drawMap();
drawClaims();
drawDisputes();
drawQuantities();
drawDocuments();
drawConcepts();
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => paged.forEach((showOnPaper) => showOnPaper()));
reader.addEventListener("close", leave);
follow();
