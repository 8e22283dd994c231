"""The numbers that one bracket or raised group names."""

from __future__ import annotations

import re
from typing import NamedTuple

_PART = re.compile(r"(\d+)(?:\]? ?[–‐‑-] ?\[?(\d+))?")
_LONGEST_RANGE = 50
"""Entries in one range; a wider one is an interval, not citations."""


class Group(NamedTuple):
    """One bracket or raised group with the ordinals that it names."""

    start: int
    end: int
    ordinals: tuple[int, ...]


def ordinals(written: str) -> tuple[int, ...]:
    """The numbers of ``1, 4–6``; none where one is zero or a range falls or is too wide."""
    named: list[int] = []
    for first, last in _PART.findall(written):
        low, high = int(first), int(last or first)
        if low == 0 or not low <= high <= low + _LONGEST_RANGE:
            return ()
        named += range(low, high + 1)
    return tuple(named)
