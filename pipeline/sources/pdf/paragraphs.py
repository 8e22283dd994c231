"""Sets paragraphs apart by blank lines, as a plain-text page does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from pipeline.sources.pdf.lines import Line

_WIDE_GAP = 1.45
"""A distance between lines this many times the usual one ends a paragraph."""

_OTHER_SIZE = 0.15
"""Letters larger or smaller by this share begin a heading, a caption or a note."""

_INDENT = (0.7, 4.0)
"""First lines are indented by this many times the height of their letters."""


def paragraphs(lines: list[Line]) -> Iterator[str]:
    """The text of the lines, which stand in reading order, and an empty text between paragraphs."""
    if not lines:
        return
    steps = [upper.top - lower.top for upper, lower in pairwise(lines) if upper.top - lower.top > 0]
    usual = median(steps) if steps else 0.0
    yield lines[0].text
    for upper, lower in pairwise(lines):
        if _begins(upper, lower, usual):
            yield ""
        yield lower.text


def _begins(upper: Line, lower: Line, usual: float) -> bool:
    """Whether ``lower`` begins a paragraph; at the top of a column only an indent or its size tells."""
    step = upper.top - lower.top
    size = max(upper.height, lower.height)
    if step > _WIDE_GAP * max(usual, size) > 0:
        return True
    if size > 0 and abs(upper.height - lower.height) > _OTHER_SIZE * size:
        return True
    return step > 0 and _INDENT[0] * size < lower.left - upper.left < _INDENT[1] * size
