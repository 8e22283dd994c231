/** A block of a document's text with everything found in it; `target` is the stretch to scroll to. */
function paragraph(doc, start, end, target) {
  const meets = (span) => span && span[0] < end && span[1] > start;
  const layers = {
    marks: doc.marks.filter((mark) => meets([mark.start, mark.end])),
    sentences: doc.claims.map((claim) => claim.sentence).filter(meets),
    cues: doc.claims.flatMap((claim) => claim.cues).filter(meets),
    targets: [target].filter(meets),
  };
  const cuts = cutsOf(layers).map((cut) => Math.min(Math.max(cut, start), end));
  const places = [...new Set([start, end, ...cuts])].sort((a, b) => a - b);
  const block = el("p", { dir: "auto", class: doc.headings.includes(start) ? "heading" : null });
  places.slice(1).forEach((stop, before) => addRun(block, doc, [places[before], stop], layers));
  return block;
}

/** Every place where something begins or ends. */
function cutsOf({ marks, sentences, cues, targets }) {
  return [...marks.map((mark) => [mark.start, mark.end]), ...sentences, ...cues, ...targets].flat();
}

/** Adds a run of text of which all is alike; the runs of the target stand together in one element. */
function addRun(block, doc, [start, end], layers) {
  const holds = ([first, last]) => first <= start && end <= last;
  let node = document.createTextNode(textOf(doc, start, end));
  if (layers.cues.some(holds)) node = el("u.cue", node);
  const mark = shortest(layers.marks.filter((one) => holds([one.start, one.end])));
  if (mark) node = highlight(mark, node);
  if (layers.sentences.some(holds)) node = el("span.claimed", node);
  if (layers.targets.some(holds)) targetIn(block).append(node);
  else block.append(node);
}

function targetIn(block) {
  const last = block.lastElementChild;
  if (last?.classList.contains("target")) return last;
  block.append(el("span.target", { tabindex: "-1" }));
  return block.lastElementChild;
}

/** Of mentions within each other the innermost. */
function shortest(marks) {
  return marks.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

function highlight(mark, node) {
  const { entity_type: type, label: name } = mark.concept;
  const said = [`${words(type)}: ${name}`, mark.denied && "denied", mark.open && "left open"].filter(Boolean);
  const look = readerState.hidden.has(type) ? `type-${type} plain` : `type-${type}`;
  return el("mark", { class: look, title: said.join(", "), "data-name": name }, node);
}
