"""Reads one cell of a table: a value with its spread, its range, its percentage or nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Span
from pipeline.extract.quantities.amounts import Bounds, bounds, exactly
from pipeline.extract.quantities.forms import Unit
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.quantities.tables.headings import COUNT, RULE_ID, Heading
from pipeline.extract.rows import Quantity

_SIGNED = r"[-−–+]?"
_NOTES = r"(?: ?[*†‡§¶#]{1,3}|[a-d]{1,2})?"
_LONGEST = 60
_PERCENT = Unit(RULE_ID, "percentage", "%", doses=False, scaled=False)
_PURE = Unit(RULE_ID, "measure", "", doses=False, scaled=False)
_P_VALUE = Unit(RULE_ID, "p_value", "", doses=False, scaled=False)
_WHOLE_SHARE = 100
_LEAST_DOSE = 10_000


class Values:
    """Reads cells."""

    def __init__(self, rules: QuantityRules) -> None:
        number = f"{_SIGNED}{rules.numerals.digits}"
        comparators = {sign: rules.cues.comparators[sign] for sign in "<>≤≥"}
        self._comparators, self._deviations = comparators, rules.deviations
        self._value = rules.numerals.value
        to = rules.numerals.fill(" ?{dash} ?| to ")
        self._pattern = re.compile(
            rf"(?:(?P<sign>[{''.join(comparators)}]) ?)?(?P<value>{number})(?P<of_100> ?%)?"
            rf"(?:(?: ?(?:±|\+/[-−]) ?)(?P<spread>{number})|(?:{to})(?P<to>{number}))?"
            rf"(?P<bracket>{rules.numerals.fill(rules.bracket)})?{_NOTES}"
        )

    def is_value(self, text: str, cell: Span) -> bool:
        """Whether the cell holds a value and nothing else."""
        return self._read(text, cell) is not None

    def is_alone(self, text: str, cell: Span) -> bool:
        """Whether the cell holds a value that is no class of values, as `6–11` and `>60` are."""
        match = self._read(text, cell)
        return match is not None and not (match["to"] or match["sign"])

    def rows(self, text: str, cell: Span, told: Heading) -> list[Quantity]:
        """The quantities of the cell as ``told`` by its headings."""
        return [row for row in self._rows(text, cell, told) if row]

    def _rows(self, text: str, cell: Span, told: Heading) -> Iterator[Quantity | None]:
        match = self._read(text, cell)
        value = self._number(match["value"]) if match else None
        if match is None or value is None:
            return
        if told.is_p_value:
            if 0 <= value <= 1 and match.end("value") >= match.end("bracket"):
                yield self._alone(match, value, _P_VALUE)
        elif self._is_share(match, told):
            yield from self._share(match, value, told.counted or COUNT)
        elif (spread := self._spread(match, told)) is not None:
            unit = _PERCENT if match["of_100"] else told.unit or (None if told.unread else _PURE)
            end = max(match.end("spread"), match.end("bracket") if match["spread"] is None else -1)
            if unit:
                yield _row(Span(match.start("value"), end), unit, bounds(value, spread, joined="±"))
        elif unit := self._unit(match, value, told):
            yield from self._measured(match, value, unit, told=told)

    def _read(self, text: str, cell: Span) -> re.Match[str] | None:
        return self._pattern.fullmatch(text, *cell) if cell.end - cell.start <= _LONGEST else None

    def _number(self, written: str | None) -> float | None:
        return self._value(written.lstrip("+")) if written else None

    def _is_share(self, match: re.Match[str], told: Heading) -> bool:
        """Whether it is a count with the percentage that it is: `7 (58)`."""
        whole = match["value"].replace(",", "").isdecimal()
        if match["low"] is None or match["high"] or match["label"] or match["of_100"] or not whole:
            return False
        of_100 = told.unit is None or told.unit.code == "%"
        by_unit = told.counts and told.unit is not None and told.statistic is None
        said = match["percent"] is not None or told.statistic == "share" or by_unit
        return said and of_100 and 0 <= (self._number(match["low"]) or 0.0) <= _WHOLE_SHARE

    def _share(self, match: re.Match[str], value: float, counted: Unit) -> Iterator[Quantity | None]:
        yield self._alone(match, value, counted)
        share = self._number(match["low"])
        if share is not None:
            end = match.end("percent") if match["percent"] else match.end("low")
            yield _row(Span(match.start("low"), end), _PERCENT, exactly(share))

    def _spread(self, match: re.Match[str], told: Heading) -> float | None:
        """The spread of a value, behind a sign or in a bracket that is told to hold it."""
        if match["spread"]:
            return self._number(match["spread"])
        if match["low"] is None or match["high"] or match["percent"]:
            return None
        labelled = (match["label"] or "").lower() in self._deviations
        return self._number(match["low"]) if labelled or told.statistic == "spread" else None

    def _unit(self, match: re.Match[str], value: float, told: Heading) -> Unit | None:
        """What a value without spread is measured in or counts, if anything."""
        if told.statistic == "several":
            return None
        if match["of_100"]:
            return _PERCENT if told.unit is None or told.unit.code == "%" else None
        if told.unit or told.counted is None:
            return told.unit
        scaled = told.counted.scaled
        whole = value.is_integer() and (not scaled or value >= _LEAST_DOSE)
        return told.counted if whole and not (match["bracket"] or match["to"]) else None

    def _measured(
        self, match: re.Match[str], value: float, unit: Unit, *, told: Heading
    ) -> Iterator[Quantity | None]:
        """The value, and its range where the bracket is told to hold one."""
        if match["to"]:
            yield _row(
                Span(match.start("value"), match.end("to")), unit, bounds(value, self._number(match["to"]))
            )
            return
        yield self._alone(match, value, unit)
        low, high = self._number(match["low"]), self._number(match["high"])
        if low is not None and high is not None and (told.statistic == "range" or match["label"]):
            span = Span(match.start("label" if match["label"] else "low"), match.end("high"))
            yield _row(span, unit._replace(kind="interval"), bounds(low, high))

    def _alone(self, match: re.Match[str], value: float, unit: Unit) -> Quantity | None:
        end = match.end("of_100") if match["of_100"] else match.end("value")
        amount = bounds(value, None, comparator=self._comparators.get(match["sign"] or ""))
        return _row(Span(match.start("value"), end), unit, amount)


def _row(span: Span, unit: Unit, amount: Bounds | None) -> Quantity | None:
    if amount is None:
        return None
    return Quantity(*span, -1, unit.kind, *amount[:2], unit.code or None, amount[2], None, RULE_ID)
