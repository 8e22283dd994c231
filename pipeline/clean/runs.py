"""Edits of a text, and the map each leaves from the new text back to the old one.

The maps here are :class:`OffsetMap` whose source is counted in code points of the old text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pipeline.document import OffsetMap, Span

Edit = tuple[int, int, str]
"""Start and end in the old text, and what stands there instead."""


UNCHANGED = OffsetMap([0], [0], [1])
"""The map of a text that is as it was."""


def edited(text: str, edits: list[Edit]) -> tuple[str, OffsetMap]:
    """The text after ``edits``, which come in order and apart from each other.

    All code points of one replacement share its whole source.
    """
    pieces: list[str] = []
    offsets = OffsetMap([], [], [])
    read = written = 0
    for start, end, replacement in [*edits, (len(text), len(text), "")]:
        if start > read:
            pieces.append(text[read:start])
            add_run(offsets, start=written, raw=read, width=1)
            written += start - read
        pieces.append(replacement)
        for _ in replacement:
            add_run(offsets, start=written, raw=start, width=end - start)
            written += 1
        read = end
    return "".join(pieces), offsets


def add_run(offsets: OffsetMap, *, start: int, raw: int, width: int) -> None:
    """One more run at the end of ``offsets``."""
    offsets.starts.append(start)
    offsets.raws.append(raw)
    offsets.widths.append(width)


def add_part(offsets: OffsetMap, more: OffsetMap, span: Span, *, at: int, raw: int) -> None:
    """The part of ``more`` for ``span``, put at ``at``, its source counted from ``raw``."""
    start, end = span
    if len(more.starts) == 1:
        add_run(offsets, start=at, raw=raw + more.raws[0] + start * more.widths[0], width=more.widths[0])
        return
    first = bisect_right(more.starts, start) - 1
    last = bisect_left(more.starts, end)
    add_run(offsets, start=at, raw=raw + more.raw_start(start), width=more.widths[first])
    offsets.starts.extend([run + at - start for run in more.starts[first + 1 : last]])
    offsets.raws.extend([run + raw for run in more.raws[first + 1 : last]])
    offsets.widths.extend(more.widths[first + 1 : last])


def through(outer: OffsetMap, inner: OffsetMap, length: int) -> OffsetMap:
    """The map of ``length`` code points through ``outer`` and then ``inner``."""
    if len(inner.starts) == 1 and not inner.raws[0]:
        return _scaled(outer, inner.widths[0])
    composed = OffsetMap([], [], [])
    ends = [*outer.starts, length][1:]
    for start, end, raw, width in zip(outer.starts, ends, outer.raws, outer.widths, strict=True):
        if width == 1:
            add_part(composed, inner, Span(raw, raw + end - start), at=start, raw=0)
        else:
            source = inner.raw_start(raw)
            stop = inner.raw_span(raw, raw + width)[1] if width else source
            add_run(composed, start=start, raw=source, width=stop - source)
    return composed


def _scaled(offsets: OffsetMap, unit: int) -> OffsetMap:
    if unit == 1:
        return offsets
    raws, widths = ([number * unit for number in numbers] for numbers in (offsets.raws, offsets.widths))
    return OffsetMap(offsets.starts, raws, widths)
