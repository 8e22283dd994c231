"""Reads the cells of a table row whose label says what they measure: ``Age, years | 57.4 ± 9.8 | 58.1``."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.forms import Unit
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import PLACE, QuantityRules
from pipeline.extract.rows import Quantity
from pipeline.extract.rule_rows import Rules, compiled, field, rule_id

_RULE_ID = rule_id(PLACE, "tables")
_CELL = "| "
_OPENED = "(["
_LONGEST_ROW = 400
"""Code points of a row before a cell at most; behind more of them stands no label."""
_UNIT = re.compile(r"[(\[,] ?([^\W\d_]{2,}|%)")
_IN_BRACKET = re.compile(r"\| [\d.]+ [(\[]$")
_ENDS = (" |", " (", " [", ")", "]", "\n")


class TableCells:
    """The rule ``tables``: which labels count, name a score, or tell of a range in brackets."""

    def __init__(self, rules: Rules, own: QuantityRules) -> None:
        row, place = field(rules, "tables", PLACE), f"{PLACE} tables"
        self._units, self._division = own.units, own.division
        self._point = Unit(_RULE_ID, "measure", field(row, "score_unit", place), doses=False, scaled=False)
        self._scores, self._ages, self._counts, self._ranges = (
            compiled(field(row, name, place), place) for name in ("scores", "ages", "counts", "ranges")
        )

    def rows(self, text: str, number: Number, segment: Segment) -> list[Quantity]:
        """The quantity that ``number`` is by the label of its row, if it begins or ends a cell."""
        opens = text.startswith(_CELL, number.start - len(_CELL))
        if not opens and text[number.start - 1] not in _OPENED:
            return []
        first = max(segment.start, number.start - _LONGEST_ROW)
        row = text[first : number.start].rpartition("\n")[2]
        if not opens and not _IN_BRACKET.search(row):
            return []
        label = row.partition(f" {_CELL}")[0]
        cut = first > segment.start and len(row) == number.start - first
        ends = number.end == segment.end or text.startswith(_ENDS, number.end)
        if cut or not ends or not (opens or (number.high is not None and self._ranges.search(label))):
            return []
        unit = self._unit(label)
        amount = bounds(number.low, number.high, joined=number.join) if unit else None
        if unit is None or amount is None:
            return []
        kind = unit.kind if opens else "interval"
        return [
            Quantity(number.start, number.end, -1, kind, *amount[:2], unit.code, amount[2], None, _RULE_ID)
        ]

    def _unit(self, label: str) -> Unit | None:
        """The unit that a label names behind a comma or in brackets; points where it is that of a score."""
        if self._counts.search(label):
            return None
        for word in _UNIT.finditer(label):
            found = self._units.named(label, word.start(1), word[1])
            if found and (whole := self._division.complete(label, found)):
                unit = whole[0]
                age = unit.kind == "duration" and self._ages.match(label)
                return unit._replace(kind="age") if age else unit
        return self._point if self._scores.fullmatch(label) else None
