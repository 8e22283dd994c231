"""Finds sources without authors right below the heading that announces them: pages, books, institutions."""

from __future__ import annotations

import re

from pipeline.clean.segment.citing import HEADING, is_ruled_link
from pipeline.clean.segment.lines import Line

_SHORTEST, _LONGEST = 20, 400
_FROM = frozenset(["abstract", "body", "keyword", "metadata", "navigation", "unknown"])
_PRINTED = re.compile(
    r"https?://|\bwww\.|\bdoi\b|\b(?:accessed|retrieved)\b|\((?:n\.d\.|(?:19|20)\d\d[a-z]?)\)"
)
"""An address, a day of looking it up, or a year in brackets."""


def settle_announced(lines: list[Line]) -> list[Line]:
    """``lines``; those below a heading of references that say where they are printed are references.

    Where entries with authors are found, what is none of them stands behind the list.
    """
    is_list = False
    for line in lines:
        if line.rule_id == HEADING:
            is_list = True
        elif is_list:
            is_list = _is_entry(line)
            if is_list:
                line.decide("reference", "announced-references")
    return lines


def _is_entry(line: Line) -> bool:
    may_be = line.role in _FROM and _SHORTEST <= len(line.says.text) <= _LONGEST and not is_ruled_link(line)
    return may_be and _PRINTED.search(line.says.folded) is not None
