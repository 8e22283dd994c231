"""Edits of a text, and the map each leaves from the new text back to the old one.

The maps here are :class:`OffsetMap` whose source is counted in code points of the old text.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right

from pipeline.document import OffsetMap, row_maker

Edit = tuple[int, int, str]
"""Start and end in the old text, and what stands there instead."""

UNCHANGED = OffsetMap([0], [0], [1])
"""The map of a text that is as it was."""

_offset_map = row_maker(OffsetMap)


def edited(text: str, edits: list[Edit]) -> tuple[str, OffsetMap]:
    """The text after ``edits``, which come in order and apart from each other, and its map.

    All code points of one replacement share its whole source.
    """
    pieces: list[str] = []
    runs: list[tuple[int, int, int]] = []
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
    return "".join(pieces), _offset_map(map(list, zip(*runs, strict=True)) if runs else ([], [], []))


def part_of(offsets: OffsetMap, span: tuple[int, int], *, at: int, raw: int) -> OffsetMap:
    """The runs of ``offsets`` for ``span``, put at ``at``, their source counted from ``raw``."""
    start, end = span
    starts, raws, widths = offsets
    first = bisect_right(starts, start) - 1
    behind = bisect_left(starts, end)
    return _offset_map(
        (
            [at, *[one + at - start for one in starts[first + 1 : behind]]],
            [
                raw + raws[first] + (start - starts[first]) * widths[first],
                *[raw + one for one in raws[first + 1 : behind]],
            ],
            widths[first:behind],
        )
    )


def through(outer: OffsetMap, inner: OffsetMap, length: int) -> OffsetMap:
    """The map of ``length`` code points through ``outer`` and then ``inner``."""
    if len(inner.starts) == 1 and not inner.raws[0]:
        return _scaled(outer, inner.widths[0])
    starts: list[int] = []
    sources: list[int] = []
    units: list[int] = []
    firsts, raws, widths = inner
    borders = [*firsts[1:], sys.maxsize]
    run, border = 0, borders[0]
    for start, end, raw, width in zip(outer.starts, [*outer.starts[1:], length], *outer[1:], strict=False):
        while border <= raw:
            run += 1
            border = borders[run]
        unit = widths[run]
        source = raws[run] + (raw - firsts[run]) * unit
        starts.append(start)
        sources.append(source)
        if width != 1:
            units.append(inner.raw_span(raw, raw + width)[1] - source if width else 0)
            continue
        units.append(unit)
        while border < raw + end - start:
            run += 1
            starts.append(border + start - raw)
            sources.append(raws[run])
            units.append(widths[run])
            border = borders[run]
    return _offset_map((starts, sources, units))


def _scaled(offsets: OffsetMap, unit: int) -> OffsetMap:
    """The map of which each code point of the source has ``unit`` bytes."""
    if unit == 1:
        return offsets
    starts, raws, widths = offsets
    return _offset_map((starts, [raw * unit for raw in raws], [width * unit for width in widths]))
