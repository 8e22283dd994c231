"""Joins a title that is set on several lines."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.clean.bylines import are_signed
from pipeline.clean.names import NameWords
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_MOST_LINES = 4
_LONGEST_LINE = 150
_SHORTEST = 30
"""Characters of a title's line that may have been full."""

_MAY_GO_ON = frozenset(["body", "heading", "keyword", "metadata", "navigation", "title", "unknown"])
_ENDS = (".", "!", "?")
_OPEN = (",", ":", "-", "–", "—", "&", "/")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


def join_title(lines: list[Line], words: NameWords, joining: Collection[str]) -> list[Line]:
    """``lines`` with the title as one line; ``joining`` words are the last of no title."""
    start = next((place for place, line in enumerate(lines) if line.role == "title"), None)
    if start is None:
        return lines
    end = start + 1
    while end < min(len(lines), start + _MOST_LINES) and _goes_on(lines, end, words, joining):
        end += 1
    if end == start + 1:
        return lines
    title = joined(lines[start:end])
    title.decide("title", lines[start].rule_id)
    return [*lines[:start], title, *lines[end:]]


def _goes_on(lines: list[Line], place: int, words: NameWords, joining: Collection[str]) -> bool:
    """Whether the line there goes on with the title above it."""
    left, right = lines[place - 1], lines[place]
    text, more = left.says.text, right.says.text
    silent = right.says.rule is None and not right.says.marker and not right.gap
    if not silent or right.role not in _MAY_GO_ON or len(more) > _LONGEST_LINE or are_signed(more, words):
        return False
    if text.endswith(_OPEN) or text.rsplit(" ", 1)[-1].lower() in joining or _is_open(text):
        return True
    if right.role == "heading" or len(text) < _SHORTEST or text.endswith(_ENDS) or more.endswith(_ENDS[:1]):
        return False
    if more[0].islower() or (text.isupper() and more.isupper()):
        return True
    return _stands_above_names(lines, place, words)


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation is not closed."""
    return text.count('"') % 2 > 0 or any(text.count(one) > text.count(other) for one, other in _PAIRS)


def _stands_above_names(lines: list[Line], place: int, words: NameWords) -> bool:
    """Whether the authors stand right below."""
    below = lines[place + 1 : place + 2]
    return bool(below) and not below[0].gap and are_signed(below[0].says.text, words)
