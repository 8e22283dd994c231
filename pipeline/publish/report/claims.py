"""Claims as the page shows them: under their document, each with its sentence and what it was read as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.cues import Piece, underline
from pipeline.publish.report.documents import documents_by_id
from pipeline.publish.report.listing import Listing
from pipeline.publish.report.reading import first_rows, row_count, rows_by_id
from pipeline.publish.versions import Version

Row = dict[str, Any]
Labels = Mapping[str | None, str]

CONTEXT = {
    "cell_source_id": "cell source",
    "route_id": "route",
    "model_id": "model",
    "population_id": "population",
}
"""Columns that say where a claim holds -> their words."""

COLUMNS = (
    "claim_id",
    "document_id",
    "sentence_id",
    "intervention_id",
    "outcome_id",
    *CONTEXT,
    "direction",
    "effect",
    "negated",
    "hedged",
    "certainty",
    "claim_role",
    "attribution",
    "evidence_level",
    "cues",
    "rule_id",
)

SHOWN = 500
"""Claims shown."""


class ShownClaim(NamedTuple):
    """One claim: its row, its sentence in pieces, its labels, and where it holds as (word, label)."""

    row: Row
    sentence: list[Piece]
    intervention: str
    outcome: str
    context: list[tuple[str, str]]


class Stated(NamedTuple):
    """The claims shown of one document."""

    document: Row
    claims: list[ShownClaim]


class ShownClaims(NamedTuple):
    """The first claims under their documents, in document order; how many are shown, how many there are."""

    documents: list[Stated]
    shown: int
    total: int


def show_claims(version: Version, concepts: Concepts, listed: Listing[Row]) -> ShownClaims:
    """The first claims of a version; ``listed`` are documents that were read already."""
    rows = first_rows(version, "claims", COLUMNS, count=SHOWN)
    columns = ("sentence_id", "start", "surface")
    sentences = rows_by_id(version, "sentences", columns, ids={row["sentence_id"] for row in rows})
    documents = documents_by_id(version, listed, (row["document_id"] for row in rows))
    labels = concepts.labels(
        row[name] for row in rows for name in ("intervention_id", "outcome_id", *CONTEXT)
    )
    stated = [
        Stated(
            documents.get(document_id, {"document_id": document_id}), list(_shown(claims, sentences, labels))
        )
        for document_id, claims in groupby(rows, key=lambda row: row["document_id"])
    ]
    return ShownClaims(stated, len(rows), row_count(version, "claims"))


def _shown(rows: Iterator[Row], sentences: Mapping[str, Row], labels: Labels) -> Iterator[ShownClaim]:
    for row in rows:
        yield ShownClaim(
            row=row,
            sentence=_sentence(row["cues"], sentences.get(row["sentence_id"])),
            intervention=labels[row["intervention_id"]],
            outcome=labels[row["outcome_id"]],
            context=[(word, labels[row[name]]) for name, word in CONTEXT.items() if row[name] is not None],
        )


def _sentence(cues: Sequence[Mapping[str, int]], sentence: Row | None) -> list[Piece]:
    """The sentence with its cues; empty where the version lacks it."""
    if sentence is None:
        return []
    start = sentence["start"]
    return underline(sentence["surface"], [(cue["start"] - start, cue["end"] - start) for cue in cues])
