"""Entities: what each clean document names, measures, cites and identifies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.document import CleanDocument
from pipeline.engine.columns import by_bytes, rows_of
from pipeline.engine.context import Context
from pipeline.engine.mention_table import found_mentions
from pipeline.engine.placing import Found, Ground, held_by
from pipeline.engine.reading import SEGMENTS, SENTENCES, clean_documents
from pipeline.engine.stage import Stage, Tables
from pipeline.extract.context import KINDS
from pipeline.extract.rows import Abbreviation, Citation, Identifier, Quantity, Reference
from pipeline.link.concept_counts import count_mentions
from pipeline.promises import CAPTURED

ROWS = {
    "abbreviations": Abbreviation,
    "quantities": Quantity,
    "references": Reference,
    "citations": Citation,
    "identifiers": Identifier,
}
"""What the finders return for each table; mentions are columns."""

MADE = ("abbreviations", "mentions", "quantities", "references", "citations", "identifiers")

REFERENCE_KEYS = [
    "document_id",
    "reference_id",
    "authors",
    "year",
    "title",
    "volume",
    "first_page",
    "doi",
    "pmid",
]
CITATION_KEYS = ["document_id", "citation_id", "surface", "authors", "year", "reference_id", "resolution"]

_READ = ("segments", "sentences", "offsets", "stated_references")
"""Tables that a document is read from beside ``documents``."""

_TOGETHER = 4 * 2**20
"""Bytes of text that are read side by side, which bounds the memory; a longer document stays alone."""

Columns = Mapping[str, Iterable[Any]]
"""Columns that a stage adds to those of the finders."""

Sentences = tuple[pa.Array, Sequence[int]]
"""Ids of all sentences of a batch, and how many of them each document has."""


def extract_entities(tables: Tables, context: Context) -> Tables:
    """The six entity tables of the given documents."""
    groups = [_extract(group, context) for group in _side_by_side(tables)]
    made = {name: pa.concat_tables([one[name] for one in groups]).combine_chunks() for name in MADE}
    return {**made, "refused": rows_of("quarantine", [])}


def _side_by_side(tables: Tables) -> Iterator[Tables]:
    """What is read of the documents, in groups of neighbours."""
    for documents in by_bytes(tables["documents"], "text", _TOGETHER):
        ids = documents["document_id"].combine_chunks()
        rows = {name: pc.is_in(tables[name]["document_id"], value_set=ids) for name in _READ}
        yield {"documents": documents} | {name: tables[name].filter(rows[name]) for name in _READ}


def _extract(tables: Tables, context: Context) -> Tables:
    documents = list(clean_documents(tables))
    found = _find(documents, context)
    ground = Ground(tables["documents"], tables["offsets"])
    n_sentences = [len(document.sentences) for document in documents]
    sentences = (tables["sentences"]["sentence_id"].combine_chunks(), n_sentences)
    added = {
        "abbreviations": {},
        "mentions": _mentions(ground, found["mentions"], sentences),
        "quantities": _quantities(ground, found["quantities"], sentences),
        "references": _references(ground, found["references"]),
        "citations": _citations(ground, found["citations"], found["references"], sentences),
        "identifiers": {},
    }
    return {name: ground.table(name, found[name], columns) for name, columns in added.items()}


def _find(documents: list[CleanDocument], context: Context) -> dict[str, Found]:
    """What the documents say, by table; one finder after the other, which keeps each one's data at hand."""
    abbreviations = [context.abbreviations.find(document) for document in documents]
    scopes = [context.scopes.scopes(document.text, document.sentences, KINDS) for document in documents]
    mentions = context.mentions.columns(documents, abbreviations, scopes)
    references = context.references.find_all(documents)
    rows: dict[str, list[list[Any]]] = {
        "abbreviations": abbreviations,
        "quantities": context.quantities.find_all(documents, mentions.readings()),
        "references": references,
        "citations": list(map(context.citations.find, documents, references)),
        "identifiers": [context.identifiers.find(document) for document in documents],
    }
    found = {name: Found(kind) for name, kind in ROWS.items()}
    for name, own in rows.items():
        for document in own:
            found[name].add(document)
    return {**found, "mentions": found_mentions(mentions)}


def _mentions(ground: Ground, found: Found, sentences: Sentences) -> Columns:
    own = found.columns
    ids = ground.ids("mention", found, own["start"], own["end"], own["concept_id"])
    return {"mention_id": ids, "sentence_id": held_by(found, own["sentence"], *sentences)}


def _quantities(ground: Ground, found: Found, sentences: Sentences) -> Columns:
    own = found.columns
    ids = ground.ids("quantity", found, own["start"], own["end"], own["kind"])
    return {"quantity_id": ids, "sentence_id": held_by(found, own["sentence"], *sentences)}


def _references(ground: Ground, found: Found) -> Columns:
    """The cited work is found in a later stage."""
    ids = ground.ids("reference", found, found.columns["ordinal"])
    return {"reference_id": ids, "work_id": [None] * len(ids), "status": ["unknown"] * len(ids)}


def _citations(ground: Ground, found: Found, references: Found, sentences: Sentences) -> Columns:
    """The cited work is found in a later stage; a citation's id is over its place among its document's."""
    ids = ground.ids("citation", found, found.ordinals())
    entries = ground.ids("reference", references, references.columns["ordinal"])
    targets = held_by(found, found.columns["reference"], entries, references.sizes)
    return {
        "citation_id": ids,
        "sentence_id": held_by(found, found.columns["sentence"], *sentences),
        "reference_id": targets,
        "work_id": [None] * len(ids),
    }


def summarize(made: Tables, tables: Tables) -> Tables:
    """What linking over all shards needs of these."""
    return {
        "reference_keys": made["references"].select(REFERENCE_KEYS),
        "citation_keys": made["citations"].select(CITATION_KEYS),
    }


def count(made: Tables) -> Tables:
    """How often each concept is named."""
    return {"concept_counts": count_mentions(made["mentions"])}


ENTITIES = Stage(
    name="entities",
    needs={
        "captures": CAPTURED,
        "documents": (),
        "segments": SEGMENTS,
        "sentences": SENTENCES,
        "offsets": (),
        "stated_references": (),
    },
    makes=MADE,
    rooms=("pipeline/extract", "pipeline/link"),
    seeds=(
        "rules/abbreviations",
        "rules/citations",
        "rules/context",
        "rules/identifiers",
        "rules/mentions",
        "rules/quantities",
        "rules/references",
        "vocabulary/",
    ),
    compute=extract_entities,
    summarize=summarize,
    count=count,
    drafts=("references", "citations"),
)
