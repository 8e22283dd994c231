"""Finds citations by raised numbers: ``disease.¹,³``, ``disease.^1,3``, and ``disease.1,3`` where the raising
was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Segment
from pipeline.extract.citations.groups import Group, ordinals
from pipeline.extract.digits import digit_mask, places
from pipeline.extract.prose import in_segments

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED + "⁻", "0123456789-")
_SUPERSCRIPT = re.compile(rf"([{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}})*)(?!\w)")
_LIST = r"\d{1,3}(?: ?[,–‐‑-] ?\d{1,3})*"
_CARET = re.compile(rf"\^({_LIST})(?!\w)")
_GLUED = re.compile(r"[.,;](\d{1,3}(?:[,–‐‑-]\d{1,3})*)(?= [^\W\d_]|$|\n)")
_GLUED_STARTS = (b".0", b",0", b";0")
"""How its matches begin in a mask of digits."""
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
        raised = [place for place in places(text, "^") if not text[place - 1 : place].isdigit()]
        carets = _groups(raised, _CARET, _WORD_BEFORE, text=text, segments=segments)
        found = _enough(list(carets), size or None, _ENOUGH)
    if size and not found and not text.isascii() and (raised := _places(_RAISED, text)):
        superscripts = _groups(raised, _SUPERSCRIPT, _WORD_BEFORE, text=text, segments=segments)
        found = _enough(list(superscripts), size, _ENOUGH)
    if size and not found:
        glued = _groups(_behind_marks(text), _GLUED, _WORD_BEFORE_GLUED, text=text, segments=segments)
        found = _enough(list(glued), size, _ENOUGH_GLUED)
    return found


def _places(marks: str, text: str) -> list[int]:
    """Where one of the marks stands."""
    return sorted(place for mark in marks if mark in text for place in places(text, mark))


def _behind_marks(text: str) -> list[int]:
    """Where a digit stands right behind a mark; few places of a text are so."""
    mask = digit_mask(text)
    return sorted(place for start in _GLUED_STARTS for place in places(mask, start))


def _groups(
    starts: list[int],
    pattern: re.Pattern[str],
    before: re.Pattern[str],
    *,
    text: str,
    segments: list[Segment],
) -> Iterator[Group]:
    """The groups that begin at one of ``starts``, none over another."""
    done = 0
    for place, segment in in_segments(starts, segments):
        match = pattern.match(text, place, segment.end) if place >= done else None
        if match:
            done = match.end()
            if before.search(text[max(segment.start, place - 4) : place]):
                start, end = match.span() if match[0][0] == "^" else match.span(1)
                yield Group(start, end, ordinals(match[1].translate(_PLAIN)))


def _enough(groups: list[Group], size: int | None, least: int) -> list[Group]:
    """The groups that the list holds; none where they are too few to be a way of citing."""
    held = [group for group in groups if group.ordinals and (size is None or max(group.ordinals) <= size)]
    return held if len(held) >= least else []
