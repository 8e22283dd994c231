"""Joins two amounts of one unit that together say a range: ``10 mg to 20 mg``, ``between 18 °C and 22 °C``."""

from __future__ import annotations

from pipeline.extract.quantities.context import is_change, words_before
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Quantity

_JOINS = frozenset({" to ", "-", "–", " - ", " – ", "−", "‐", "‑"})


def join_ranges(text: str, rows: list[Quantity], rules: QuantityRules) -> list[Quantity]:
    """``rows``, in order and without overlap, with neighbours joined where the text between joins them."""
    joined: list[Quantity] = []
    for row in rows:
        if joined and _say_a_range(text, joined[-1], row, rules):
            row = joined.pop()._replace(end=row.end, high=row.high)
        joined.append(row)
    return joined


def _say_a_range(text: str, low: Quantity, high: Quantity, rules: QuantityRules) -> bool:
    if (
        (low.rule_id, low.kind, low.unit) != (high.rule_id, high.kind, high.unit)
        or high.comparator
        or low.unit is None
    ):
        return False
    if (
        low.low is None
        or low.low != low.high
        or high.low is None
        or high.low != high.high
        or low.low >= high.low
    ):
        return False
    between = text[low.end : high.start]
    if between not in _JOINS and between != " and ":
        return False
    before = words_before(text, 0, low.start)
    return before[-1:] == ["between"] if between == " and " else not is_change(before, rules)
