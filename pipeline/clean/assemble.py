"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.clean.list_marks import mark_length
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.runs import UNCHANGED, Run, part_of, through
from pipeline.clean.together import normalize_all
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Segment, Span

EMPTY_CELLS = " \n|"
"""What a row of a table begins or ends with where its outer cells are empty."""

SEPARATOR = "\n\n"
"""Stands between two kept segments; it comes from no byte of the capture."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's clean text; ``offsets`` leads to the capture's bytes.

    ``kept`` are its segments in order, ``numbers`` their places among the raw segments.  The others
    were dropped, or nothing of them was left (only a list mark, only invisible characters).
    """

    text: str
    kept: list[Segment]
    numbers: list[int]
    offsets: OffsetMap


def assemble(decoded: Decoded, segments: Sequence[RawSegment]) -> Assembled:
    """The kept segments, each normalized, without outer white space and list mark."""
    texts: list[str] = []
    kept: list[Segment] = []
    numbers: list[int] = []
    runs: list[Run] = []
    end = 0
    for number, at, text, offsets, skipped in _pieces(decoded, segments):
        role, start, *_ = segments[number]
        if kept:
            runs.append((end, start, 0))
            end += len(SEPARATOR)
        runs += _runs_of(text, skipped, offsets, at=end, raw=at)
        texts.append(text)
        start, end = end, end + len(text)
        kept.append(Segment(role, start, end))
        numbers.append(number)
    return Assembled(SEPARATOR.join(texts), kept, numbers, through(runs, decoded.offsets, end))


_Piece = tuple[int, int, str, OffsetMap, int]
"""Number of a segment, where the source of what was normalized with it starts, its clean text, the map
from what was normalized with it, and where in that the text starts."""


def _pieces(decoded: Decoded, segments: Sequence[RawSegment]) -> Iterator[_Piece]:
    """The kept segments of which something is left.  Most captures need no normalization."""
    raw, form = decoded.text, decoded.form
    parts = [
        (number, role, start + lead, raw[start + lead : end])
        for number, (role, start, end, kept, _, lead) in enumerate(segments)
        if kept
    ]
    normalized = normalize_all([written.strip() for *_, written in parts], form)
    for (number, role, at, written), (whole, offsets, start, source) in zip(parts, normalized, strict=True):
        at += len(written) - len(written.lstrip()) - source
        if whole[:1].isalpha() and whole[-1] not in EMPTY_CELLS:
            yield number, at, whole, offsets, start
        elif (bared := _bared(whole, role))[0]:
            yield number, at, bared[0], offsets, start + bared[1]


def _bared(normalized: str, role: str) -> tuple[str, int]:
    """The text without list mark and outer empty cells, and where in what is ``normalized`` it starts."""
    text = normalized.lstrip(EMPTY_CELLS)
    text = text[mark_length(role, text) :]
    return text.rstrip(EMPTY_CELLS), len(normalized) - len(text)


def _runs_of(text: str, start: int, offsets: OffsetMap, *, at: int, raw: int) -> Iterable[Run]:
    """The runs of ``text``, put at ``at``, to code points of the capture.

    It starts at ``start`` of what ``offsets`` leads from, whose source begins at ``raw``.
    """
    if offsets is UNCHANGED:
        return ((at, raw + start, 1),)
    return part_of(offsets, Span(start, start + len(text)), at=at, raw=raw)
