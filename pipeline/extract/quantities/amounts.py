"""Bounds of an amount: from its numbers, what joins them, and its comparator."""

from __future__ import annotations

from typing import NamedTuple

SPREAD = "±"
"""Comparator of ``30 ± 10``: the value is the middle of the bounds, the spread half their width."""
_DECIMALS = 12
"""Rounds away what binary fractions add: 4.9 + 1.2 is 6.1."""


class Bounds(NamedTuple):
    """Lowest and highest amount, ``None`` where open, with the comparator."""

    low: float | None
    high: float | None
    comparator: str | None


def bounds(
    low: float, high: float | None, *, joined: str = "", comparator: str | None = None
) -> Bounds | None:
    """The bounds that the numbers express, or ``None`` where they fall instead of rising."""
    if high is None:
        return _of_one(low, comparator)
    if "±" in joined or "+" in joined:
        return Bounds(round(low - high, _DECIMALS), round(low + high, _DECIMALS), SPREAD)
    return Bounds(low, high, comparator) if low < high else None


def exactly(value: float) -> Bounds:
    """The bounds of a single value."""
    return Bounds(value, value, None)


def _of_one(value: float, comparator: str | None) -> Bounds:
    if comparator in (">", ">="):
        return Bounds(value, None, comparator)
    if comparator in ("<", "<="):
        return Bounds(None, value, comparator)
    return Bounds(value, value, comparator)
