"""Joins two amounts of one unit that say a range: ``10 mg to 20 mg``, ``between 18 °C and 22 °C``."""

from __future__ import annotations

from pipeline.extract.quantities.context import is_change, words_before
from pipeline.extract.quantities.cues import Cues
from pipeline.extract.rows import Quantity

_JOINS = frozenset({" to ", "-", "–", " - ", " – ", "−", "‐", "‑"})
LONGEST_JOIN = len(" and ")


def join_ranges(text: str, rows: list[Quantity], cues: Cues) -> list[Quantity]:
    """``rows``, in order and without overlap, with neighbours joined where the text between joins them."""
    joined: list[Quantity] = []
    for row in rows:
        if joined and _rise_in_one_unit(joined[-1], row) and _are_joined(joined[-1], row, cues, text=text):
            row = joined.pop()._replace(end=row.end, high=row.high)
        joined.append(row)
    return joined


def _rise_in_one_unit(first: Quantity, second: Quantity) -> bool:
    if first.unit is None or (first.rule_id, first.kind, first.unit) != (
        second.rule_id,
        second.kind,
        second.unit,
    ):
        return False
    if first.low is None or first.low != first.high or second.low is None or second.low != second.high:
        return False
    return first.low < second.low and second.comparator is None


def _are_joined(first: Quantity, second: Quantity, cues: Cues, *, text: str) -> bool:
    between = text[first.end : second.start]
    if between == " and ":
        return words_before(text, 0, first.start)[-1:] == ["between"]
    return between in _JOINS and not is_change(words_before(text, 0, first.start), cues)
