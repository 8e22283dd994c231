"""Finds citations by raised numbers: ``disease.¹,³``, ``disease.^1,3``, and ``disease.1,3`` where the raising
was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Segment
from pipeline.extract.citations.groups import Group, ordinals

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED + "⁻", "0123456789-")
_SUPERSCRIPT = re.compile(rf"([{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}})*)(?!\w)")
_LIST = r"\d{1,3}(?: ?[,–‐‑-] ?\d{1,3})*"
_CARET = re.compile(rf"\^({_LIST})(?!\w)")
_GLUED = re.compile(r"[.,;](\d{1,3}(?:[,–‐‑-]\d{1,3})*)(?= [^\W\d_]|$|\n)")
_WORD_BEFORE = re.compile(r"(?:[a-z]{4}|[A-Z]{3}|[a-z)][.,;:)])$")
_WORD_BEFORE_GLUED = re.compile(r"(?:[a-z]{4}| al|[A-Z]{3}s?)$")
"""Units and labels are shorter words: ``kg/m²``, ``fig.3``."""
_ENOUGH = 2
_ENOUGH_GLUED = 3
"""Groups that a document must hold for numbers to be its way of citing."""


def raised_groups(text: str, segments: list[Segment], size: int) -> list[Group]:
    """The raised groups that name entries of a list of ``size``; without a list, those behind a caret."""
    found: list[Group] = []
    if "^" in text:
        found = _enough([*_groups(_CARET, _WORD_BEFORE, text, segments)], size or None, _ENOUGH)
    if size and not found and not text.isascii() and any(map(text.__contains__, _RAISED)):
        found = _enough([*_groups(_SUPERSCRIPT, _WORD_BEFORE, text, segments)], size, _ENOUGH)
    if size and not found:
        found = _enough([*_groups(_GLUED, _WORD_BEFORE_GLUED, text, segments)], size, _ENOUGH_GLUED)
    return found


def _groups(
    pattern: re.Pattern[str], before: re.Pattern[str], text: str, segments: list[Segment]
) -> Iterator[Group]:
    for segment in segments:
        for match in pattern.finditer(text, segment.start, segment.end):
            if before.search(text[max(segment.start, match.start() - 4) : match.start()]):
                start, end = match.span() if match[0][0] == "^" else match.span(1)
                yield Group(start, end, ordinals(match[1].translate(_PLAIN)))


def _enough(groups: list[Group], size: int | None, least: int) -> list[Group]:
    """The groups that the list holds; none where they are too few to be a way of citing."""
    held = [group for group in groups if group.ordinals and (size is None or max(group.ordinals) <= size)]
    return held if len(held) >= least else []
