"""The texts that a page holds: their passages, the mentions in them, and what was left out between."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.dropped import CAPTURE_COLUMNS, SEGMENT_COLUMNS, Dropped, by_document, dropped
from pipeline.publish.report.embedded import as_json
from pipeline.publish.report.highlights import highlights
from pipeline.publish.report.passages import Span, passages
from pipeline.publish.report.reading import Reader, Row

TEXT_BYTES = 2_000_000
"""Bytes of text that a page holds, so that it stays below 5 MB in all."""

LEFT_OUT = 10_000
"""Stretches of left-out text that a page holds."""

HEADINGS = ("title", "heading")

Passage = tuple[int, str]
"""Where a passage begins, in code points, and its text."""


class Texts(NamedTuple):
    """By document: passages, mentions as in ``highlights``, what is left out, where headings begin."""

    passages: dict[str, list[Passage]]
    mentions: dict[str, list[int]]
    left_out: dict[str, list[Dropped]]
    headings: dict[str, list[int]]

    def on_page(self, document_id: str) -> list[Any]:
        """What the page holds of one document."""
        return [held.get(document_id, []) for held in self]


def held_texts(
    reader: Reader, documents: Sequence[Row], concepts: Concepts, claims: Mapping[str, list[Span]]
) -> Texts:
    """Texts of documents with ``claims`` come first; when the space is used up the others have none."""
    ids = sorted((row["document_id"] for row in documents), key=lambda one: one not in claims)
    rows = reader.rows("documents", ("document_id", "text")).to_pylist()
    held = _within_budget({row["document_id"]: row["text"] for row in rows}, ids, claims)
    spans = {one: [(start, start + len(text)) for start, text in texts] for one, texts in held.items()}
    segments = by_document(reader.rows("segments", SEGMENT_COLUMNS, ids=held.keys()))
    return Texts(
        held,
        highlights(reader, concepts, spans),
        _left_out(reader, segments, [row for row in documents if row["document_id"] in held]),
        {one: _headings(rows) for one, rows in segments.items()},
    )


def _within_budget(
    texts: Mapping[str, str], ids: Iterable[str], claims: Mapping[str, list[Span]]
) -> dict[str, list[Passage]]:
    held: dict[str, list[Passage]] = {}
    left = TEXT_BYTES
    for document_id in ids:
        text = texts[document_id]
        shown = [(start, text[start:end]) for start, end in passages(len(text), claims.get(document_id, ()))]
        left -= len(as_json(shown).encode())
        if left < 0:
            break
        if shown:
            held[document_id] = shown
    return held


def _left_out(
    reader: Reader, segments: Mapping[str, list[Row]], documents: Collection[Row]
) -> dict[str, list[Dropped]]:
    wanted = [row["capture_id"] for row in documents]
    captures = reader.rows("captures", CAPTURE_COLUMNS, ids=wanted).to_pylist()
    by_id = {row["capture_id"]: row for row in captures}
    found: dict[str, list[Dropped]] = {}
    left = LEFT_OUT
    for document in documents:
        rows = segments.get(document["document_id"], [])
        found[document["document_id"]] = list(dropped(rows, by_id.get(document["capture_id"])))[:left]
        left -= len(found[document["document_id"]])
    return found


def _headings(segments: Iterable[Row]) -> list[int]:
    return [row["start"] for row in segments if row["kept"] and row["role"] in HEADINGS]
