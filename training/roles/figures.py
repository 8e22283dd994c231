"""How many lines have a right role, and how well kept lines are told from dropped ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.clean.raw_segment import KEPT_ROLES


class Figures(NamedTuple):
    """Shares of lines with a right role and rightly kept or dropped, and F1 of the kept ones.

    A line that may be either kept or dropped doesn't count for F1.
    """

    lines: int
    exact: float
    keep_or_drop: float
    kept_f1: float


def figures(judged: Sequence[tuple[Sequence[str], str]]) -> Figures:
    """Figures of pairs of the right roles of a line and the role it got."""
    kept = [({role in KEPT_ROLES for role in gold}, role in KEPT_ROLES) for gold, role in judged]
    sure = [(True in gold, got) for gold, got in kept if len(gold) == 1]
    hit = sum(gold and got for gold, got in sure)
    return Figures(
        lines=len(judged),
        exact=round(sum(role in gold for gold, role in judged) / len(judged), 4),
        keep_or_drop=round(sum(got in gold for gold, got in kept) / len(judged), 4),
        kept_f1=round(2 * hit / (sum(gold for gold, _ in sure) + sum(got for _, got in sure)), 4),
    )
