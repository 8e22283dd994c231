"""Puts the lines of a page into reading order: columns from left to right, each from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.sources.pdf.lines import MOST_LINES, Line

_MIDDLE = (0.25, 0.75)
"""Where on the width of a page, or of what stands beside a column, the gap between two columns can be."""

_TWO_WIDE = 0.4
"""Share of the page's width from which lines beside a column may be columns themselves, as two of three."""

_STEPS = 50
_LEAST_LINES = 6
"""Fewer lines on a side are a caption or an address, and no column."""

_MOST_CROSSING = 0.25
"""Share of lines that may run over both columns: titles, captions, wide tables."""


def in_reading_order(lines: list[Line], width: float) -> list[Line]:
    """The lines of a page ``width`` points wide; where no columns are seen, in the file's own order."""
    return _ordered(lines, (0.0, width), _TWO_WIDE * width)


def _ordered(lines: list[Line], edges: tuple[float, float], two_wide: float) -> list[Line]:
    gap = _gap(lines, edges)
    if gap is None:
        return lines
    ordered: list[Line] = []
    for band in _bands(lines, gap):
        for side in ([one for one in band if one.right <= gap], [one for one in band if one.right > gap]):
            ordered += _side(side, two_wide)
    return ordered


def _side(lines: list[Line], two_wide: float) -> list[Line]:
    """What stands on one side of a gap: a column, or several if it is so wide."""
    edges = min([line.left for line in lines], default=0.0), max([line.right for line in lines], default=0.0)
    return _ordered(lines, edges, two_wide) if edges[1] - edges[0] >= two_wide else lines


def _gap(lines: list[Line], edges: tuple[float, float]) -> float | None:
    """The place between two columns, between the ``edges`` of all, that the fewest lines cross."""
    if not 2 * _LEAST_LINES <= len(lines) <= MOST_LINES or not any(line.right for line in lines):
        return None
    first, last = (edges[0] + share * (edges[1] - edges[0]) for share in _MIDDLE)
    places = [first + (last - first) * step / _STEPS for step in range(_STEPS + 1)]
    crossings = [sum(line.left < place < line.right for line in lines) for place in places]
    fewest = min(crossings)
    if fewest > _MOST_CROSSING * len(lines):
        return None
    best = [
        place
        for place, count in zip(places, crossings, strict=True)
        if count == fewest and _has_two_sides(lines, place)
    ]
    return best[len(best) // 2] if best else None


def _has_two_sides(lines: list[Line], place: float) -> bool:
    left = sum(line.right <= place for line in lines)
    right = sum(line.left >= place for line in lines)
    return min(left, right) >= _LEAST_LINES


def _bands(lines: list[Line], gap: float) -> Iterator[list[Line]]:
    """Stretches of the page, from top to bottom, between the lines that run over both columns."""
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        if line.left < gap < line.right:
            if band:
                yield band
                band = []
            yield [line]
        else:
            band.append(line)
    if band:
        yield band
