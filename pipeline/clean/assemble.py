"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.clean.list_marks import FIRST_OF_MARKS, mark_length
from pipeline.clean.normalize import normalize_all
from pipeline.clean.raw_segment import ROLES, RawSegment
from pipeline.clean.runs import UNCHANGED, Run, part_of, through
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Segment, row_maker

EMPTY_CELLS = " \n|"
"""What a row of a table begins or ends with where its outer cells are empty."""

_OUTER = {role: FIRST_OF_MARKS.get(role, frozenset()) | set(EMPTY_CELLS) for role in ROLES}
"""With what a segment begins that may lose something there, by its role."""

SEPARATOR = "\n\n"
"""Stands between two kept segments; it comes from no byte of the capture."""


class Assembled(NamedTuple):
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
    kept: list[Segment] = []
    runs: list[Run] = []
    texts, numbers, bared = [], [], []
    gap = len(SEPARATOR)
    end = -gap
    for (number, role, before, raw, _), (whole, offsets) in _normalized(decoded, segments):
        text, first = whole, 0
        opening = whole[:1]
        if whole[-1:] in EMPTY_CELLS or (not opening.isalpha() and opening in _OUTER[role]):
            text, first = _bared(whole, role)
            if not text:
                continue
            if text != whole:
                bared.append(number)
        runs.append((end, before, 0))
        start = end + gap
        end = start + len(text)
        if offsets is UNCHANGED:
            runs.append((start, raw + first, 1))
        else:
            runs += part_of(offsets, (first, first + len(text)), at=start, raw=raw)
        kept.append(_segment((role, start, end)))
        texts.append(text)
        numbers.append(number)
    whole = SEPARATOR.join(texts)
    return Assembled(whole, kept, numbers, through(runs[1:], decoded.offsets, len(whole)), frozenset(bared))


_Part = tuple[int, str, int, int, str]
"""Number, role and start of a kept segment, where its text starts, and that without outer white space."""


def _normalized(
    decoded: Decoded, segments: Sequence[RawSegment]
) -> Iterator[tuple[_Part, tuple[str, OffsetMap]]]:
    """The kept segments with their clean text; most captures need no normalization."""
    raw = decoded.text
    parts = []
    for number, (role, start, end, kept, _, lead) in enumerate(segments):
        if kept:
            written = raw[start + lead : end]
            text = written.strip()
            first = start + lead
            if len(text) < len(written):
                first = raw.index(text[:1], first)
            parts.append((number, role, start, first, text))
    return zip(parts, normalize_all([part[-1] for part in parts], decoded.form), strict=True)


def _bared(normalized: str, role: str) -> tuple[str, int]:
    """The text without list mark and outer empty cells, and where in what is ``normalized`` it starts."""
    text = normalized.lstrip(EMPTY_CELLS)
    text = text[mark_length(role, text) :]
    return text.rstrip(EMPTY_CELLS), len(normalized) - len(text)
