"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.clean.list_marks import mark_length
from pipeline.clean.normalize import normalize_with_map
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.runs import add_part, add_run, through
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Span

SEPARATOR = "\n\n"
"""Stands between two kept segments; it comes from no byte of the capture."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's clean text; ``offsets`` leads to the capture's bytes.

    ``spans`` has one entry per raw segment: where its clean text stands, or None where it was
    dropped or where nothing of it was left (only a list mark, only invisible characters).
    """

    text: str
    spans: list[Span | None]
    offsets: OffsetMap


def assemble(decoded: Decoded, segments: Sequence[RawSegment]) -> Assembled:
    """The kept segments, each normalized, without outer white space and list mark."""
    texts: list[str] = []
    spans: list[Span | None] = []
    offsets = OffsetMap([], [], [])
    end = 0
    for segment in segments:
        piece = _cleaned(decoded.text, segment) if segment.kept else None
        if piece is None:
            spans.append(None)
            continue
        if texts:
            add_run(offsets, start=end, raw=segment.start, width=0)
            end += len(SEPARATOR)
        source = Span(piece.start, piece.start + len(piece.text))
        add_part(offsets, piece.offsets, source, at=end, raw=piece.raw)
        spans.append(Span(end, end + len(piece.text)))
        end += len(piece.text)
        texts.append(piece.text)
    return Assembled(SEPARATOR.join(texts), spans, through(offsets, decoded.offsets, end))


class _Piece(NamedTuple):
    """The clean text of one segment: it starts at ``start`` of what ``offsets`` maps to ``raw``."""

    text: str
    offsets: OffsetMap
    start: int
    raw: int


def _cleaned(raw: str, segment: RawSegment) -> _Piece | None:
    """The clean text of one segment, or None where nothing of it is left."""
    content = raw[segment.start : segment.end].lstrip()
    text, offsets = normalize_with_map(content.rstrip())
    start = len(text) - len(text.lstrip())
    start += mark_length(segment.role, text[start:])
    text = text[start:].rstrip()
    return _Piece(text, offsets, start, segment.end - len(content)) if text else None
