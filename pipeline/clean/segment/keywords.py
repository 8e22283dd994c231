"""Tells where a list of keywords begins below its heading, and where it ends."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.clean.segment.lines import Line

_MOST_WORDS = 8
_SEPARATORS = frozenset(",;|·•/")
_HEADING = "heading-keywords"
_LIST = re.compile(r"[,;|·•]\s")
_MAY_BE = frozenset(["abstract", "body", "metadata", "unknown"])
_LONGEST, _FEWEST_SEPARATORS = 600, 2


def begin_keywords(lines: list[Line]) -> None:
    """A list of terms right below the heading of keywords, without a full stop between them, holds these."""
    for above, line in pairwise(lines):
        if above.rule_id == _HEADING and above.role == "heading" and _is_list(line):
            line.decide("keyword", "below-heading-keywords")


def _is_list(line: Line) -> bool:
    text = line.says.text
    may_be = line.role in _MAY_BE and line.says.rule is None and len(text) <= _LONGEST
    return may_be and ". " not in text and len(_LIST.findall(text)) >= _FEWEST_SEPARATORS


def end_keywords(lines: list[Line]) -> None:
    """A keyword with a number, below one without or first with another than 1, is a heading: `2.1 Sources`.

    A keyword in many words is none, nor is what the model takes for keywords below: `Purchase access`.
    """
    is_text = is_link = False
    for above, line in pairwise(lines):
        if line.role != "keyword":
            is_text = is_link = False
            continue
        is_link = line.rule_id.startswith("model") and (
            is_link or (above.role == "keyword" and _is_sentence(line))
        )
        if is_link:
            line.decide("navigation", "behind-keywords")
            continue
        is_numbered = line.says.marker[:1].isdigit()
        if above.role == "keyword":
            follows = not above.says.marker
        else:
            follows = line.says.number not in (None, 1) and above.role != "heading"
        is_text = is_numbered and (is_text or follows)
        if is_text:
            line.decide("heading", "numbered-heading")


def _is_sentence(line: Line) -> bool:
    text = line.says.text
    return text.count(" ") >= _MOST_WORDS and _SEPARATORS.isdisjoint(text) and " - " not in text
