"""Entities: what each clean document names, measures, cites and identifies."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from pipeline.document import CleanDocument
from pipeline.engine.columns import rows_of
from pipeline.engine.context import Context
from pipeline.engine.placing import Found, Ground
from pipeline.engine.reading import SEGMENTS, SENTENCES, clean_documents
from pipeline.engine.stage import Stage, Tables
from pipeline.identity import stable_id
from pipeline.link.concept_counts import count_mentions
from pipeline.promises import CAPTURED

NAMES = ("abbreviations", "mentions", "quantities", "references", "citations", "identifiers")
REFERENCE_KEYS = ["document_id", "reference_id", "doi", "pmid", "title", "year"]
CITATION_KEYS = ["document_id", "citation_id", "authors", "year", "reference_id", "resolution"]


SentenceIds = list[list[str | None]]
"""Ids of each document's sentences, and last None for what stands in no sentence."""


def extract_entities(tables: Tables, context: Context) -> Tables:
    """The six entity tables of the given documents."""
    documents = list(clean_documents(tables))
    ids, texts = [one.document_id for one in documents], [one.text for one in documents]
    ground = Ground(ids, texts, tables["offsets"])
    sentences = [[*(one.sentence_id for one in document.sentences), None] for document in documents]
    found = {name: Found([], []) for name in NAMES}
    for place, document in enumerate(documents):
        for name, rows in _find(document, context).items():
            found[name].add(place, rows)
    made = {
        "abbreviations": _abbreviations(ground, found["abbreviations"]),
        "mentions": _mentions(ground, found["mentions"], sentences),
        "quantities": _quantities(ground, found["quantities"], sentences),
        "references": _references(ground, found["references"]),
        "citations": _citations(ground, found["citations"], sentences),
        "identifiers": ground.table("identifiers", found["identifiers"], _fields(found["identifiers"])),
    }
    return {**made, "refused": rows_of("quarantine", [])}


def _find(document: CleanDocument, context: Context) -> dict[str, list[Any]]:
    abbreviations = context.abbreviations.find(document)
    scopes = context.scopes.scopes(document.text, document.sentences)
    mentions = context.mentions.find(document, abbreviations, scopes)
    references = context.references.find(document)
    return {
        "abbreviations": abbreviations,
        "mentions": mentions,
        "quantities": context.quantities.find(document, mentions),
        "references": references,
        "citations": context.citations.find(document, references),
        "identifiers": context.identifiers.find(document),
    }


def _fields(found: Found) -> dict[str, Any]:
    """The finders' own columns, by name."""
    return dict(zip(found.rows[0]._fields, zip(*found.rows, strict=True), strict=True)) if found.rows else {}


def _own(found: Found, *names: str) -> dict[str, Any]:
    """Those of the finders' columns that the table takes as they are; all but the place."""
    fields = _fields(found)
    return {name: fields[name] for name in names if name in fields}


def _ids(kind: str, ground: Ground, found: Found, *names: str) -> list[str]:
    """A stable id per row, over its document and some of its columns."""
    columns = (_fields(found)[name] for name in names if found.rows)
    return [stable_id(kind, *key) for key in zip(ground.documents_of(found), *columns, strict=True)]


def _sentences_of(found: Found, sentences: SentenceIds) -> list[str | None]:
    """The id of the sentence that holds each row, or None."""
    return [sentences[place][row.sentence] for place, row in zip(found.places, found.rows, strict=True)]


def _abbreviations(ground: Ground, found: Found) -> pa.Table:
    return ground.table("abbreviations", found, _own(found, "short", "long", "concept_id"))


def _mentions(ground: Ground, found: Found, sentences: SentenceIds) -> pa.Table:
    own = _own(found, "entity_type", "concept_id", "rule_id", "negated", "hedged", "ambiguous_with")
    ids = _ids("mention", ground, found, "start", "end", "concept_id")
    return ground.table(
        "mentions", found, own | {"mention_id": ids, "sentence_id": _sentences_of(found, sentences)}
    )


def _quantities(ground: Ground, found: Found, sentences: SentenceIds) -> pa.Table:
    own = _own(found, "kind", "low", "high", "unit", "comparator", "subject_concept_id", "rule_id")
    ids = _ids("quantity", ground, found, "start", "end", "kind")
    return ground.table(
        "quantities", found, own | {"quantity_id": ids, "sentence_id": _sentences_of(found, sentences)}
    )


def _references(ground: Ground, found: Found) -> pa.Table:
    """The cited work is found in a later stage."""
    own = {name: column for name, column in _fields(found).items() if name not in ("start", "end")}
    unlinked = {"work_id": [None] * len(found.rows), "status": ["unknown"] * len(found.rows)}
    return ground.table(
        "references", found, own | unlinked | {"reference_id": _ids("reference", ground, found, "ordinal")}
    )


def _citations(ground: Ground, found: Found, sentences: SentenceIds) -> pa.Table:
    """The cited work is found in a later stage; a citation's id is over its place among its document's."""
    own = _own(found, "authors", "year", "resolution")
    documents = ground.documents_of(found)
    ordinals = _ordinals(found.places)
    targets = [
        stable_id("reference", document, row.reference + 1) if row.reference >= 0 else None
        for document, row in zip(documents, found.rows, strict=True)
    ]
    ids = [
        stable_id("citation", document, place) for document, place in zip(documents, ordinals, strict=True)
    ]
    placed = {"citation_id": ids, "sentence_id": _sentences_of(found, sentences), "reference_id": targets}
    return ground.table("citations", found, own | placed | {"work_id": [None] * len(ids)})


def _ordinals(places: list[int]) -> list[int]:
    """Each row's place among the rows of its document."""
    counted: dict[int, int] = {}
    ordinals = []
    for place in places:
        ordinals.append(counted.get(place, 0))
        counted[place] = ordinals[-1] + 1
    return ordinals


def summarize(made: Tables, tables: Tables) -> Tables:
    """What linking and counting over all shards need of this one."""
    return {
        "reference_keys": made["references"].select(REFERENCE_KEYS),
        "citation_keys": made["citations"].select(CITATION_KEYS),
        "concept_counts": count_mentions(made["mentions"]),
    }


ENTITIES = Stage(
    name="entities",
    needs={
        "captures": CAPTURED,
        "documents": (),
        "segments": SEGMENTS,
        "sentences": SENTENCES,
        "offsets": (),
    },
    makes=NAMES,
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
    drafts=("references", "citations"),
)
