"""The texts that a page holds: their passages, the mentions in them, and what was left out between."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.report.dropped import (
    CAPTURE_COLUMNS,
    SEGMENT_COLUMNS,
    Dropped,
    excerpts,
    left_out,
)
from pipeline.publish.report.embedded import as_json
from pipeline.publish.report.highlights import highlights
from pipeline.publish.report.passages import Span, passages
from pipeline.publish.report.reading import Reader, Row

TEXT_BYTES = 2_000_000
"""Bytes of text that a page holds, so that it stays below 5 MB in all."""

LEFT_OUT = 10_000
"""Stretches of left-out text that a page holds."""

CAPTURES_BYTES = 16_000_000
"""Bytes of the largest part of captures that is read to show what was left out."""

HEADINGS = ("title", "heading")

Passage = tuple[int, str]
"""Where a passage begins, in code points, and its text."""


ON_PAGE = ("passages", "mentions", "left_out", "headings")
"""What the page holds of a document's text."""


class Texts(NamedTuple):
    """By document: passages, mentions as in ``Marks``, what is left out, where headings begin.

    ``named`` are the concepts of the mentions.
    """

    passages: dict[str, list[Passage]]
    mentions: dict[str, list[int]]
    left_out: dict[str, list[Dropped]]
    headings: dict[str, list[int]]
    named: list[str]

    def on_page(self, document_id: str) -> list[Any]:
        """What the page holds of one document, as in ``ON_PAGE``."""
        of_documents = (self.passages, self.mentions, self.left_out, self.headings)
        return [held.get(document_id, []) for held in of_documents]


def held_texts(reader: Reader, claims: Mapping[str, list[Span]]) -> Texts:
    """Texts of documents with ``claims`` come first; when the space is used up the others have none."""
    held = _within_budget(_passages(reader, claims), first=claims.keys())
    spans = {one: [(start, start + len(text)) for start, text in texts] for one, texts in held.items()}
    segments = reader.rows("segments", SEGMENT_COLUMNS, ids=held.keys())
    left, headings = _left_out(reader, segments), _headings(segments)
    marks = highlights(reader, spans)
    return Texts(held, marks.of_documents, left, headings, marks.named)


def _passages(reader: Reader, claims: Mapping[str, list[Span]]) -> dict[str, list[Passage]]:
    """What could be shown of each document; part by part, so that few whole texts are held at once."""
    found: dict[str, list[Passage]] = {}
    for part in reader.parts("documents", ("document_id", "text")):
        for document_id, text in zip(*part.to_pydict().values(), strict=True):
            spans = passages(len(text), claims.get(document_id, ()))
            found[document_id] = [(start, text[start:end]) for start, end in spans]
    return found


def _within_budget(shown: Mapping[str, list[Passage]], *, first: Collection[str]) -> dict[str, list[Passage]]:
    held: dict[str, list[Passage]] = {}
    left = TEXT_BYTES
    for document_id in sorted(shown, key=lambda one: one not in first):
        size = len(as_json(shown[document_id]))
        if shown[document_id] and size <= left:
            held[document_id] = shown[document_id]
            left -= size
    return held


def _left_out(reader: Reader, segments: pa.Table) -> dict[str, list[Dropped]]:
    """By document; only the role where the bytes stand in a part that is too large to be read for them."""
    rows = _by_document(left_out(segments).slice(0, LEFT_OUT))
    found = {}
    for part in reader.parts("captures", CAPTURE_COLUMNS, largest=CAPTURES_BYTES):
        for capture in part.to_pylist():
            found[capture["document_id"]] = excerpts(rows.pop(capture["document_id"], ()), capture)
    return found | {document_id: excerpts(dropped, None) for document_id, dropped in rows.items()}


def _headings(segments: pa.Table) -> dict[str, list[int]]:
    chosen = pc.and_(segments["kept"], pc.is_in(segments["role"], value_set=pa.array(HEADINGS)))
    rows = _by_document(segments.select(["document_id", "start"]).filter(chosen))
    return {one: [row["start"] for row in headings] for one, headings in rows.items()}


def _by_document(rows: pa.Table) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows.to_pylist():
        found.setdefault(row["document_id"], []).append(row)
    return found
