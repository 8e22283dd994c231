const conceptState = { words: "", type: ANY, chosen: null };
const conceptView = {};
const CONTEXT_POINTS = 70;

function drawConcepts() {
  const place = view("concepts");
  if (!DATA.totals.concepts)
    return show(place, empty("No concept of the vocabulary is mentioned in this version."));
  const list = el("ul.concept-list");
  const mentions = el("ol.mentions");
  const tally = tallyOf("concept", "concepts");
  conceptView.list = pagedList(list, {
    size: 40,
    onPaper: 40,
    draw: conceptItem,
    announce: tally.say,
  });
  conceptView.heading = el("h3", { tabindex: "-1" });
  conceptView.mentions = pagedList(mentions, { size: 25, onPaper: 25, draw: mentionItem });
  show(
    place,
    cutNote(
      named().length,
      DATA.totals.concepts,
      "concepts that are mentioned, those with the most mentions",
      "concepts",
    ),
    conceptControls(),
    tally.line,
    el(
      "div.browser",
      el("div", list, conceptView.list.more),
      el("div.found", conceptView.heading, mentions, conceptView.mentions.more),
    ),
    tools(csvButton("concepts", conceptCsv), " ", csvButton("mentions", mentionCsv)),
  );
  refreshConcepts();
  chooseConcept(chosenConcepts()[0]);
}

function named() {
  return concepts.filter((concept) => concept.n_mentions);
}

function conceptControls() {
  const types = DATA.entity_types.filter((type) => named().some((concept) => concept.entity_type === type));
  const set = (field) => (value) => {
    conceptState[field] = value;
    refreshConcepts();
  };
  return el(
    "div.controls",
    searchBox("Search concepts and the words that name them", set("words")),
    chooser("Kind", [[ANY, "all"], ...types.map((type) => [type, words(type)])], ANY, set("type")),
  );
}

/** Every mention on this page, by concept. */
function allMentions() {
  conceptView.all ??= groupBy(
    documents.flatMap((document) => document.marks.map((mark) => ({ ...mark, document }))),
    (mention) => mention.concept,
  );
  return conceptView.all;
}

function surfaces(concept) {
  concept.surfaces ??= [
    ...new Set(
      (allMentions().get(concept) ?? []).map((mention) =>
        textOf(mention.document, mention.start, mention.end),
      ),
    ),
  ]
    .join(" ")
    .toLowerCase();
  return concept.surfaces;
}

function chosenConcepts() {
  const asked = conceptState.words;
  return named().filter((concept) => {
    if (conceptState.type !== ANY && concept.entity_type !== conceptState.type) return false;
    return (
      !asked ||
      `${concept.label} ${concept.concept_id}`.toLowerCase().includes(asked) ||
      surfaces(concept).includes(asked)
    );
  });
}

function refreshConcepts() {
  conceptView.list.set(chosenConcepts());
}

function conceptItem(concept) {
  const places = count(concept.n_documents, "document", "documents");
  const counts = `${count(concept.n_mentions, "mention", "mentions")} in ${places}`;
  const button = el(
    "button",
    {
      type: "button",
      "aria-pressed": String(concept === conceptState.chosen),
      click: () => chooseConcept(concept, true),
    },
    el("span", { class: `swatch type-${concept.entity_type}` }),
    el("strong", concept.label),
    el("span.soft", `${words(concept.entity_type)} · ${counts}`),
  );
  button.dataset.concept = concept.concept_id;
  return el("li", button);
}

function chooseConcept(concept, follow = false) {
  conceptState.chosen = concept;
  for (const button of document.querySelectorAll("[data-concept]"))
    button.setAttribute("aria-pressed", String(button.dataset.concept === concept?.concept_id));
  const found = allMentions().get(concept) ?? [];
  show(conceptView.heading, concept ? conceptHeading(concept, found.length) : null);
  conceptView.mentions.set(found);
  if (follow) conceptView.heading.focus();
}

function conceptHeading(concept, found) {
  const cut = found < concept.n_mentions ? `, ${number(found)} of them on this page` : "";
  const mentions = count(concept.n_mentions, "mention", "mentions");
  return [`${concept.label} `, el("small", `${concept.concept_id} · ${mentions}${cut}`)];
}

/** What stands before and after a stretch, in whole words; an ellipsis tells what is cut. */
function around(text, start, end) {
  const [first, last] = [start - CONTEXT_POINTS, end + CONTEXT_POINTS];
  const before = text.slice(Math.max(first, 0), start);
  const after = text.slice(end, last);
  return [
    first > 0 ? `… ${before.replace(/^\S*\s/, "")}` : before,
    last < text.length ? `${after.replace(/\s\S*$/, "")} …` : after,
  ];
}

function mentionItem(mention) {
  const held = mention.document.passages.find(
    (one) => one.start <= mention.start && mention.end <= one.start + one.text.length,
  );
  const [start, end] = [mention.start - held.start, mention.end - held.start];
  const [before, after] = around(held.text, start, end);
  const to = `#m-${mention.document.document_id}-${mention.start}-${mention.end}`;
  const link = el(
    "a",
    { href: to, class: `mark type-${mention.concept.entity_type}` },
    held.text.slice(start, end),
  );
  const said = [
    mention.denied && tag("denied", "flag"),
    mention.open && tag("left open", "flag"),
    mention.document.advertising && tag("Advertising", "advert"),
  ].filter(Boolean);
  return el(
    "li",
    el("p", { dir: "auto" }, before, link, after),
    el(
      "p",
      { class: "source", dir: "auto" },
      mention.document.name,
      said.flatMap((one) => [" ", one]),
    ),
  );
}

function conceptCsv() {
  return asTable(["concept_id", "label", "entity_type", "n_mentions", "n_documents"], chosenConcepts());
}

function mentionCsv() {
  const columns = columnsOf(`concept_id label document_id title start end surface denied left_open`);
  const rows = (allMentions().get(conceptState.chosen) ?? []).map((mention) => ({
    ...mention,
    ...mention.concept,
    document_id: mention.document.document_id,
    title: mention.document.name,
    surface: textOf(mention.document, mention.start, mention.end),
    denied: String(Boolean(mention.denied)),
    left_open: String(Boolean(mention.open)),
  }));
  return asTable(columns, rows);
}
