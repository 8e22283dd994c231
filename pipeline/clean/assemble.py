"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.clean.list_marks import mark_length
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.runs import UNCHANGED, Run, part_of, through
from pipeline.clean.together import normalize_all
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Segment, row_maker

EMPTY_CELLS = " \n|"
"""What a row of a table begins or ends with where its outer cells are empty."""

SEPARATOR = "\n\n"
"""Stands between two kept segments; it comes from no byte of the capture."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's clean text; ``offsets`` leads to the capture's bytes.

    ``kept`` are its segments in order, ``numbers`` their places among the raw segments.  The others
    were dropped, or nothing of them was left (only a list mark, only invisible characters).  Those
    among ``bared`` lost something at their edges.
    """

    text: str
    kept: list[Segment]
    numbers: list[int]
    offsets: OffsetMap
    bared: frozenset[int] = frozenset()


_segment = row_maker(Segment)


def assemble(decoded: Decoded, segments: Sequence[RawSegment]) -> Assembled:
    """The kept segments, each normalized, without outer white space and list mark."""
    pieces = list(_pieces(decoded, segments))
    kept: list[Segment] = []
    runs: list[Run] = []
    end = 0
    for number, raw, text, offsets, first, _ in pieces:
        if kept:
            runs.append((end, segments[number].start, 0))
            end += len(SEPARATOR)
        start, end = end, end + len(text)
        if offsets is UNCHANGED:
            runs.append((start, raw + first, 1))
        else:
            runs += part_of(offsets, (first, first + len(text)), at=start, raw=raw)
        kept.append(_segment((segments[number].role, start, end)))
    whole = SEPARATOR.join([piece[2] for piece in pieces])
    bared = frozenset([piece[0] for piece in pieces if piece[-1]])
    numbers = [piece[0] for piece in pieces]
    return Assembled(whole, kept, numbers, through(runs, decoded.offsets, end), bared)


_Piece = tuple[int, int, str, OffsetMap, int, bool]
"""Number of a segment, where the source of what was normalized with it starts, its clean text, the map
from what was normalized with it, where in that the text starts, and whether it was bared."""


def _pieces(decoded: Decoded, segments: Sequence[RawSegment]) -> Iterator[_Piece]:
    """The kept segments of which something is left.  Most captures need no normalization."""
    raw, form = decoded.text, decoded.form
    parts = [
        (number, role, start + lead, raw[start + lead : end].strip())
        for number, (role, start, end, kept, _, lead) in enumerate(segments)
        if kept
    ]
    normalized = normalize_all([content for *_, content in parts], form)
    for (number, role, at, content), (whole, offsets, start, source) in zip(parts, normalized, strict=True):
        at = raw.index(content[:1], at) - source
        if whole[:1].isalpha() and whole[-1] not in EMPTY_CELLS:
            yield number, at, whole, offsets, start, False
        elif (bared := _bared(whole, role))[0]:
            yield number, at, bared[0], offsets, start + bared[1], bared[0] != whole


def _bared(normalized: str, role: str) -> tuple[str, int]:
    """The text without list mark and outer empty cells, and where in what is ``normalized`` it starts."""
    text = normalized.lstrip(EMPTY_CELLS)
    text = text[mark_length(role, text) :]
    return text.rstrip(EMPTY_CELLS), len(normalized) - len(text)
