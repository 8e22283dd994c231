"""Puts a document's clean text together from its kept segments, with the map back to the bytes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.clean.list_marks import EMPTY_CELLS, FIRSTS, outer_length
from pipeline.clean.normalize import normalize_all
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.runs import UNCHANGED, part_of, through
from pipeline.decoded import Decoded
from pipeline.document import OffsetMap, Segment, row_maker

_ENDS = frozenset(["", *EMPTY_CELLS])

SEPARATOR = "\n\n"
"""Stands between two kept segments; it comes from no byte of the capture."""

_GAP = len(SEPARATOR)


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
    parts = _parts(decoded.text, segments)
    normalized = normalize_all([part[-1] for part in parts], decoded.form)
    kept: list[tuple[str, int, int]] = []
    texts, numbers, bared = [], [], []
    runs: list[int] = []
    end = -_GAP
    for (number, role, before, raw, _), (text, offsets) in zip(parts, normalized, strict=True):
        first = 0
        if text[-1:] in _ENDS or text[0] in FIRSTS[role]:
            first = outer_length(role, text)
            whole, text = text, text[first:].rstrip(EMPTY_CELLS)
            if not text:
                continue
            if text != whole:
                bared.append(number)
        start = end + _GAP
        if offsets is UNCHANGED:
            runs += (end, before, 0, start, raw + first, 1)
        else:
            own = part_of(offsets, (first, first + len(text)), at=start, raw=raw)
            runs += (end, before, 0, *chain.from_iterable(zip(*own, strict=True)))
        end = start + len(text)
        kept.append((role, start, end))
        texts.append(text)
        numbers.append(number)
    whole = SEPARATOR.join(texts)
    outer = OffsetMap(runs[3::3], runs[4::3], runs[5::3])
    offsets = through(outer, decoded.offsets, len(whole))
    return Assembled(whole, list(map(_segment, kept)), numbers, offsets, frozenset(bared))


_Part = tuple[int, str, int, int, str]
"""Number, role and start of a kept segment, where its text starts, and that without outer white space."""


def _parts(raw: str, segments: Sequence[RawSegment]) -> list[_Part]:
    """The kept segments of the raw text."""
    parts = []
    for number, (role, start, end, kept, _, lead) in enumerate(segments):
        if kept:
            first = start + lead
            written = raw[first:end]
            if written[:1].isspace():
                first += len(written) - len(written.lstrip())
            parts.append((number, role, start, first, written.strip()))
    return parts
