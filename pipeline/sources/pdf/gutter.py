"""Parts lines that run over columns at the gutters between these; rows of a table stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.sources.pdf.lines import MOST_LINES, Line

_MIDDLE = (0.25, 0.75)
"""Where on the page's width a gutter can be."""

_STEPS = 100
_LEAST_LINES = 6
"""Fewer lines with a gap at one place are an address or a signature, and no columns."""

_MOST_PIECES = 3
"""A line of more pieces is a row of a table."""

_LEAST_WORDS = 3
"""Words of half of the pieces of a column; cells of a table have fewer."""

_GOES_ON = 0.4
"""Share of a column's lines that begin with a small letter: the sentence above goes on.

Of lines of English prose some 0.8 do, of German some 0.5; cells of a table begin anew.
"""

_SAME_EDGE = 2.5
"""Heights of letters within which lines of a column begin, indented or not."""


def parted_at_gutters(lines: Sequence[Line], width: float) -> list[Line]:
    """The lines of a page ``width`` points wide, those that gutters cross in parts, from left to right."""
    parted = list(lines)
    for _ in range(_MOST_PIECES - 1):
        if len(parted) <= MOST_LINES:
            parted = _parted(parted, width)
    return parted


def _parted(lines: list[Line], width: float) -> list[Line]:
    place = _gutter(lines, width)
    pieces = {number: _halves(line, place) for number, line in enumerate(lines) if _is_open(line, place)}
    if len(pieces) < _LEAST_LINES or not all(map(_is_prose, zip(*pieces.values(), strict=True))):
        return lines
    edge = median(right.left for _, right in pieces.values())
    parted: list[Line] = []
    for number, line in enumerate(lines):
        left, right = pieces.get(number, (line, line))
        begins_there = abs(right.left - edge) <= _SAME_EDGE * right.height
        parted += [left, right] if number in pieces and begins_there else [line]
    return parted


def _gutter(lines: Sequence[Line], width: float) -> float:
    """The place that stands in gaps of the most lines."""
    first, last = (share * width for share in _MIDDLE)
    places = [first + (last - first) * step / _STEPS for step in range(_STEPS + 1)]
    gapped = [line for line in lines if len(line.pieces) > 1]
    counts = [sum(_is_open(line, place) for line in gapped) for place in places]
    most = max(counts)
    best = [place for place, count in zip(places, counts, strict=True) if count == most]
    return best[len(best) // 2]


def _is_open(line: Line, place: float) -> bool:
    """Whether a gap of the line lies at ``place``."""
    pieces = line.pieces
    if not 1 < len(pieces) <= _MOST_PIECES:
        return False
    return any(left.right < place < right.left for left, right in pairwise(pieces))


def _halves(line: Line, place: float) -> tuple[Line, Line]:
    left = [piece for piece in line.pieces if piece.right < place]
    return _joined(left), _joined(line.pieces[len(left) :])


def _joined(pieces: Sequence[Line]) -> Line:
    text = " ".join(piece.text for piece in pieces)
    return pieces[0]._replace(
        text=text, right=pieces[-1].right, pieces=tuple(pieces) if len(pieces) > 1 else ()
    )


def _is_prose(column: Sequence[Line]) -> bool:
    words = median(len(line.text.split()) for line in column)
    goes_on = sum(line.text[:1].islower() for line in column)
    return words >= _LEAST_WORDS and goes_on >= _GOES_ON * len(column)
