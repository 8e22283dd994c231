"""The numbers that one bracket or raised group names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

DASHES = "–‐‑−-"
"""Marks between the ends of a range, as a class of characters."""

_PART = re.compile(rf"(\d+)(?:\]? ?[{DASHES}] ?\[?(\d+))?")
_LONGEST_RANGE = 50
"""Entries in one range; a wider one is an interval, not citations."""

_SKIPPED = 3
"""Entries that may be cited first where no group was read: in a table, in a caption."""
ENOUGH = 3
"""Groups that a document must hold for bare numbers to be its way of citing."""


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


def in_order(groups: Iterable[Group], size: int, least: int = ENOUGH) -> list[Group]:
    """The groups that cite a list of ``size`` in its order; none where they leave most of it uncited.

    A list of one or two entries must be cited whole.

    Such lists are numbered by what is cited first, so no number comes long before its turn.
    """
    kept: list[Group] = []
    last = 0
    for group in groups:
        if group.ordinals and max(group.ordinals) <= size and min(group.ordinals) <= last + 1 + _SKIPPED:
            kept.append(group)
            last = max(last, *group.ordinals)
    cited = {ordinal for group in kept for ordinal in group.ordinals}
    enough = 2 * len(cited) >= size if size >= ENOUGH else len(cited) == size
    return kept if len(kept) >= least and enough else []
