"""Precision, recall, F1 and their bounds, of what a machine or a second reader found."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

Span = tuple[int, int]


class Counts(NamedTuple):
    """How many of the found are right, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*map(sum, zip(self, other, strict=True)))

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1; 1 where there is nothing to find and nothing was found."""
        return {
            "precision": self.right / self.found if self.found else float(not self.gold),
            "recall": self.right / self.gold if self.gold else float(not self.found),
            "f1": 2 * self.right / (self.found + self.gold) if self.found or self.gold else 1.0,
        }


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of all."""
    whole = Counts()
    for one in counts:
        whole = whole.plus(one)
    return whole


def same(found: Iterable[Hashable], gold: Iterable[Hashable]) -> Counts:
    """Those that are equal."""
    ours, theirs = set(found), set(gold)
    return Counts(len(ours & theirs), len(ours), len(theirs))


def overlapping(found: Sequence[Span], gold: Sequence[Span]) -> Counts:
    """One to one, from left to right: a span is right when it shares a code point with a gold one."""
    free = sorted(set(gold))
    right = 0
    for start, end in sorted(set(found)):
        met = next((span for span in free if span[0] < end and start < span[1]), None)
        if met:
            free.remove(met)
            right += 1
    return Counts(right, len(set(found)), len(set(gold)))


def wilson(right: int, total: int) -> float:
    """The lower bound of the 95 % Wilson score interval of a share."""
    if not total:
        return 0.0
    z = 1.959964
    share, spread = right / total, z * z / total
    centre = share + spread / 2
    return (centre - z * math.sqrt(share * (1 - share) / total + spread / (4 * total))) / (1 + spread)
