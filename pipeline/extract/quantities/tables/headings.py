"""Reads what a label or heading of a table says of the numbers beside or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.quantities.forms import Unit
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.vocabulary.rules import Rules, compiled, rule_id

RULE_ID = rule_id("quantities", "tables")
COUNT = Unit(RULE_ID, "count", "", doses=False, scaled=False)
"""What is counted where the label names nothing that is."""
_UNIT = re.compile(r"(?:[(\[,:] ?| in )([^\W\d_]+|%|°)")
_CLOSED = re.compile(
    r"$|[)\],;:]| ?[(\[±]| (?:of )?(?:expected|normal|pred(?:icted|\.)?)(?:$|[)\],;:]| [(\[])"
)
_UNKNOWN = re.compile(r"[(\[,%/]")
_REMEMBERED = 4096
_LONGEST = 200


class Heading(NamedTuple):
    """What the cells of a row or column hold.

    ``statistic`` is `spread`, `share` or `range`, where the heading says what stands behind a value, and
    `several` where that is now a spread and now a share; ``counts`` where values are counts or shares;
    ``counted`` is what whole numbers count, ``things`` what those of a column do; ``tested`` is a whole head
    without bars that ends in a p-value; ``bare`` names no measure, as `Mean (SD)` does; in ``unread`` a
    bracket or comma may hold a unit that is not known.
    """

    unit: Unit | None = None
    statistic: str | None = None
    counted: Unit | None = None
    things: Unit | None = None
    is_p_value: bool = False
    tested: bool = False
    skipped: bool = False
    bare: bool = False
    counts: bool = False
    unread: bool = False

    @property
    def is_telling(self) -> bool:
        """Whether it says what the values are."""
        return bool(self.unit or self.statistic or self.counted or self.things or self.is_p_value)


NOTHING = Heading()


class Headings:
    """The words of the rule ``tables`` that headings are read by."""

    def __init__(self, rules: Rules, own: QuantityRules) -> None:
        row = rules.section("tables")
        self._units, self._division, self._nouns = own.units, own.division, own.nouns
        self._point = COUNT._replace(kind="measure", code=row.field("score_unit"))
        self._patterns = {name: row.pattern(name) for name in _PATTERNS}
        self._statistic_behind = compiled(f"{row.field('bare')}$", row.place)
        self._tested = compiled(f".* (?:{row.field('p_values')})", row.place)
        self._statistics = {
            name: compiled(pattern, row.place) for name, pattern in row.field("statistics").items()
        }
        self.of = lru_cache(_REMEMBERED)(self._read)

    def _read(self, label: str) -> Heading:
        """What ``label`` says; nothing where it is too long to be one."""
        if len(label) > _LONGEST:
            return NOTHING
        says = {name: pattern.fullmatch(label) is not None for name, pattern in self._patterns.items()}
        statistics = [name for name, one in self._statistics.items() if one.search(label)]
        unit = self._unit(label, scored=says["scores"])
        counts = says["counts"]
        measure = self._statistic_behind.sub("", label)
        return Heading(
            unit=None if counts and unit and unit.code != "%" else unit,
            statistic=_statistic(statistics, label),
            counted=(self._things(label.partition(" of ")[2]) or COUNT) if says["counted"] else None,
            things=self._things(label),
            is_p_value=says["p_values"],
            tested=self._tested.fullmatch(label) is not None,
            skipped=says["skipped"],
            bare=says["bare"],
            counts=counts,
            unread=counts or (unit is None and _UNKNOWN.search(measure) is not None),
        )

    def _unit(self, label: str, *, scored: bool) -> Unit | None:
        """The unit behind a comma or in brackets; points where the label is that of a score."""
        if not self._statistics["share"].search(label):
            for word in _UNIT.finditer(label):
                found = self._units.named(label, word.start(1), word[1])
                whole = self._division.complete(label, found) if found else None
                if whole and _CLOSED.match(label, whole[1]):
                    unit = whole[0]
                    aged = unit.kind == "duration" and self._patterns["ages"].fullmatch(label)
                    return unit._replace(kind="age") if aged else unit
        return self._point if scored else None

    def _things(self, phrase: str) -> Unit | None:
        """The plural noun that is all of the phrase."""
        found = self._nouns.at(f" {phrase}", 0, single=False) if phrase else None
        return found[0] if found and found[1] == len(phrase) + 1 else None


def _statistic(found: Sequence[str], label: str) -> str | None:
    """The one that a label tells, or that it tells now one, now another: `n (%) or mean ± SD`."""
    if {"share", "spread"} <= {*found} or (found and " or " in label):
        return "several"
    return found[0] if found else None


_PATTERNS = ("ages", "bare", "counted", "counts", "p_values", "scores", "skipped")


def told_by(row: Heading, columns: Sequence[Heading]) -> Heading | None:
    """What a cell holds by its headings; ``None`` where these disagree, or say that it is no quantity."""
    told = (row, *columns)
    if any(one.skipped for one in told):
        return None
    if any(one.is_p_value for one in told):
        return Heading(is_p_value=True)
    units = [one.unit for one in told if one.unit]
    counted = [row.counted, *(one.counted or one.things for one in columns)]
    if len({unit.code for unit in units}) > 1:
        return None
    return Heading(
        unit=units[0] if units else None,
        statistic=next((one.statistic for one in told if one.statistic), None),
        counted=next(filter(None, counted), None),
        counts=any(one.counts for one in told),
        unread=any(one.unread for one in told),
    )
