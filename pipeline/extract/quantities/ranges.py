"""Joins two amounts of one unit: ``10 mg to 20 mg``, ``between 18 °C and 22 °C``, ``12.5% ± 3.2%``."""

from __future__ import annotations

from operator import attrgetter

from pipeline.extract.quantities.amounts import Bounds, bounds
from pipeline.extract.quantities.context import is_change, words_before
from pipeline.extract.quantities.cues import Cues
from pipeline.extract.rows import Quantity

_JOINS = frozenset({" to ", "-", "–", " - ", " – ", "−", "‐", "‑"})
_MEANING = attrgetter("rule_id", "kind", "unit")
_SPREADS = frozenset({"±", " ± ", " ±", "± "})
LONGEST_JOIN = len(" and ")


def join_ranges(text: str, rows: list[Quantity], cues: Cues) -> list[Quantity]:
    """``rows``, in order and without overlap, with neighbours joined where the text between joins them."""
    joined: list[Quantity] = []
    for row in rows:
        if joined and _is_age_too(joined[-1], row, text=text):
            row = row._replace(kind="age")
        if joined and (both := _joined(joined[-1], row, cues, text=text)):
            row = joined.pop()._replace(end=row.end, low=both.low, high=both.high, comparator=both.comparator)
        joined.append(row)
    return joined


def _is_age_too(first: Quantity, second: Quantity, *, text: str) -> bool:
    """Whether ``second`` ends a range of ages: `aged 18 years to 75 years`."""
    return (
        first.kind == "age"
        and second.kind == "duration"
        and first.unit == second.unit
        and text[first.end : second.start] in _JOINS
    )


def _joined(first: Quantity, second: Quantity, cues: Cues, *, text: str) -> Bounds | None:
    """What two amounts of one unit say together, ``None`` where each speaks for itself."""
    if first.unit is None or _MEANING(first) != _MEANING(second):
        return None
    if first.low is None or first.low != first.high or second.low is None or second.low != second.high:
        return None
    if text[first.end : second.start] in _SPREADS:
        return bounds(first.low, second.low, joined="±")
    rise = first.low < second.low and second.comparator is None
    if rise and _are_joined(first, second, cues, text=text):
        return Bounds(first.low, second.low, first.comparator)
    return None


def _are_joined(first: Quantity, second: Quantity, cues: Cues, *, text: str) -> bool:
    between = text[first.end : second.start]
    if between == " and ":
        return words_before(text, 0, first.start)[-1:] == ["between"]
    return between in _JOINS and not is_change(words_before(text, 0, first.start), cues)
