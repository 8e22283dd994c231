"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.clean.list_marks import mark_length
from pipeline.clean.normalize import normalize_with_map
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.runs import UNCHANGED, Run, part_of, through
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Span

EMPTY_CELLS = " \n|"
"""What a row of a table begins or ends with where its outer cells are empty."""

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
    runs: list[Run] = []
    end = 0
    for role, first, last, kept, _, lead in segments:
        piece = _cleaned(decoded.text[first + lead : last], role, last, decoded.form) if kept else None
        if piece is None:
            spans.append(None)
            continue
        if texts:
            runs.append((end, first, 0))
            end += len(SEPARATOR)
        text = piece[0]
        runs += _runs_of(piece, end)
        texts.append(text)
        spans.append(Span(end, end + len(text)))
        end += len(text)
    return Assembled(SEPARATOR.join(texts), spans, through(runs, decoded.offsets, end))


_Piece = tuple[str, int, OffsetMap, int]
"""A segment's clean text, the code point its map leads to, the map, and where in it the text starts."""


def _cleaned(raw: str, role: str, last: int, form: str) -> _Piece | None:
    """The clean text of the segment ``raw`` that ends at ``last``, or None where nothing of it is left."""
    content = raw.lstrip()
    normalized, offsets = normalize_with_map(content.rstrip(), form)
    text = normalized.lstrip(EMPTY_CELLS)
    text = text[mark_length(role, text) :]
    start = len(normalized) - len(text)
    text = text.rstrip(EMPTY_CELLS)
    return (text, last - len(content), offsets, start) if text else None


def _runs_of(piece: _Piece, at: int) -> Iterable[Run]:
    """The runs of a clean text that begins at ``at``, to code points of the capture."""
    text, raw, offsets, start = piece
    if offsets is UNCHANGED:
        return ((at, raw + start, 1),)
    return part_of(offsets, Span(start, start + len(text)), at=at, raw=raw)
