"""Edits of a text, and the map each leaves from the new text back to the old one.

The maps here are :class:`OffsetMap` whose source is counted in code points of the old text.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right

from pipeline.document import OffsetMap, row_maker

Edit = tuple[int, int, str]
"""Start and end in the old text, and what stands there instead."""

Run = tuple[int, int, int]
"""One entry of ``starts``, ``raws`` and ``widths`` of an :class:`OffsetMap`."""

UNCHANGED = OffsetMap([0], [0], [1])
"""The map of a text that is as it was."""

_offset_map = row_maker(OffsetMap)


def edited(text: str, edits: list[Edit]) -> tuple[str, list[Run]]:
    """The text after ``edits``, which come in order and apart from each other, and its map's runs.

    All code points of one replacement share its whole source.
    """
    pieces: list[str] = []
    runs: list[Run] = []
    read = written = 0
    for start, end, replacement in [*edits, (len(text), len(text), "")]:
        if start > read:
            pieces.append(text[read:start])
            runs.append((written, read, 1))
            written += start - read
        if replacement:
            pieces.append(replacement)
            for _ in replacement:
                runs.append((written, start, end - start))
                written += 1
        read = end
    return "".join(pieces), runs


def part_of(offsets: OffsetMap, span: tuple[int, int], *, at: int, raw: int) -> list[Run]:
    """The runs of ``offsets`` for ``span``, put at ``at``, their source counted from ``raw``."""
    start, end = span
    starts, raws, widths = offsets.starts, offsets.raws, offsets.widths
    first = bisect_right(starts, start) - 1
    runs = [(at, raw + raws[first] + (start - starts[first]) * widths[first], widths[first])]
    for run in range(first + 1, bisect_left(starts, end)):
        runs.append((starts[run] + at - start, raws[run] + raw, widths[run]))
    return runs


def through(outer: list[Run], inner: OffsetMap, length: int) -> OffsetMap:
    """The map of ``length`` code points through the runs ``outer`` and then ``inner``."""
    if len(inner.starts) == 1 and not inner.raws[0]:
        return _scaled(outer, inner.widths[0])
    composed: list[Run] = []
    firsts, raws, widths = inner.starts, inner.raws, inner.widths
    borders = [*firsts[1:], sys.maxsize]
    run = 0
    ends = [start for start, _, _ in outer[1:]]
    for (start, raw, width), end in zip(outer, [*ends, length], strict=False):
        while borders[run] <= raw:
            run += 1
        source, unit = raws[run] + (raw - firsts[run]) * widths[run], widths[run]
        if width > 1:
            unit = inner.raw_span(raw, raw + width)[1] - source
        composed.append((start, source, unit if width else 0))
        while width == 1 and borders[run] < raw + end - start:
            run += 1
            composed.append((firsts[run] + start - raw, raws[run], widths[run]))
    return map_of(composed)


def _scaled(runs: list[Run], unit: int) -> OffsetMap:
    return map_of(runs if unit == 1 else [(start, raw * unit, width * unit) for start, raw, width in runs])


def map_of(runs: list[Run]) -> OffsetMap:
    """The map that has these ``runs``."""
    starts, raws, widths = map(list, zip(*runs, strict=True)) if runs else ([], [], [])
    return _offset_map((starts, raws, widths))
