"""Holds sentences together that a page breaks over lines: they have one role, that of text."""

from __future__ import annotations

from itertools import pairwise

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_TEXT = frozenset(["abstract", "body"])
_DROPPED = frozenset(["advert", "banner", "contact", "legal", "navigation", "unknown"])
_GOING_ON = (":", ",", ";")
_SHORTEST = 60
"""Code points of what goes on with a sentence."""

_LONGEST = 4000
"""Code points of a line that takes another in, so that time stays linear."""


def join_broken_text(lines: list[Line]) -> list[Line]:
    """``lines`` with both halves of a word on one line; the rest of a sentence is text as its beginning is.

    Blank lines and lines of which a rule tells the role end a sentence.
    """
    texts = [(left, right) for left, right in pairwise(lines) if left.role in _TEXT and not right.gap]
    if all(_is_whole(left, right) for left, right in texts):
        return lines
    result = lines[:1]
    for line in lines[1:]:
        above = result[-1]
        if _is_whole(above, line):
            result.append(line)
        elif above.says.text.endswith("-"):
            role, rule_id = above.role, above.rule_id
            result[-1] = joined([above, line])
            result[-1].decide(role, rule_id)
        else:
            line.decide(above.role, "rest-of-sentence")
            result.append(line)
    return result


def _is_whole(above: Line, line: Line) -> bool:
    """Whether no sentence goes on from one line to the next."""
    if above.role not in _TEXT or line.gap or line.says.rule is not None or line.says.marker:
        return True
    text, more = above.says.text, line.says.text
    if text[-1] == "-":
        may_join = len(text) <= _LONGEST and (line.role in _TEXT or line.role in _DROPPED)
        return not (may_join and text[-2:-1].islower() and more[0].islower())
    return line.role not in _DROPPED or not (
        text[-1] in _GOING_ON and len(more) >= _SHORTEST and more.endswith(".")
    )
