"""Ids: every id is the digest of what it names, so that none can be another row's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.document import Span
from pipeline.identity import stable_id, stable_ids

RECIPES: dict[str, tuple[str, tuple[str, ...]]] = {
    "sentences": ("sentence", ("document_id", "start", "end")),
    "mentions": ("mention", ("document_id", "start", "end", "concept_id")),
    "quantities": ("quantity", ("document_id", "start", "end", "kind")),
    "references": ("reference", ("document_id", "ordinal")),
    "captures": ("capture", ("source_uri", "sha256")),
}
"""Per table the kind and the columns that its id, the first column, is made over."""

CLAIMED = (
    *("sentence_id", "intervention_id", "population_id", "model_id", "route_id", "cell_source_id"),
    *("outcome_id", "direction", "rule_id"),
)
"""What a claim's id is made over, before its cues."""

MOST_TURNED_AWAY = 64
"""Citations of a document that may be in quarantine, beside three for each that is not."""


def misnamed(name: str, rows: pa.Table) -> Iterator[str]:
    """Rows whose ids are not those of what they hold."""
    for column, expected in _expected(name, rows):
        wrong = pc.not_equal(rows[column], pa.chunked_array([expected], pa.string()))
        for value in rows[column].filter(wrong).to_pylist():
            yield f"{column} {value}"
    if name == "citations":
        yield from _misnamed_citations(rows)


def altered(captures: pa.Table) -> Iterator[str]:
    """Captures whose bytes have not the size or the SHA-256 that stands beside them."""
    held = captures.filter(pc.is_valid(captures["content"]))
    columns = (held[name] for name in ("source_uri", "content", "size_bytes", "sha256"))
    for uri, content, size, digest in zip(*columns, strict=True):
        data = content.as_buffer()
        if (data.size, sha256(data).hexdigest()) != (size.as_py(), digest.as_py()):
            yield str(uri)


def _expected(name: str, rows: pa.Table) -> Iterator[tuple[str, Sequence[str] | pa.Array]]:
    """The columns of ids that a table has, each with what it should hold."""
    if name in RECIPES:
        kind, key = RECIPES[name]
        yield rows.column_names[0], stable_ids(kind, *(rows[column] for column in key))
    if name == "claims":
        keys = zip(*(rows[column].to_pylist() for column in CLAIMED), map(_cues, rows["cues"]), strict=True)
        yield "claim_id", [stable_id("claim", *key) for key in keys]
    if name in ("captures", "documents", "quarantine"):
        yield "document_id", [stable_id(uri) for uri in rows["source_uri"].to_pylist()]


def _cues(cues: Any) -> tuple[Span, ...]:
    return tuple(Span(**cue) for cue in cues.as_py())


def _misnamed_citations(rows: pa.Table) -> Iterator[str]:
    """A citation's id is over its place in its document: places rise from span to span.

    Citations of one span may stand in any order, and those turned away leave gaps.
    """
    columns = ("document_id", "start", "end", "citation_id")
    listed = list(zip(*(rows[name].to_pylist() for name in columns), strict=True))
    for document_id, cited in groupby(listed, lambda row: row[0]):
        yield from _misplaced(document_id, [row[1:] for row in cited])


def _misplaced(document_id: str, cited: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    places = _places(document_id, len(cited))
    if not all(citation_id in places for *_, citation_id in cited):
        places = _places(document_id, 4 * len(cited) + MOST_TURNED_AWAY)
    last = -1
    for _, group in groupby(cited, lambda row: row[:2]):
        found = [(places.get(citation_id, -1), citation_id) for *_, citation_id in group]
        yield from (f"citation_id {citation_id}" for place, citation_id in found if place <= last)
        last = max(last, *(place for place, _ in found))


def _places(document_id: str, count: int) -> dict[str, int]:
    """The ids of a document's first citations, each with its place."""
    return {stable_id("citation", document_id, place): place for place in range(count)}
