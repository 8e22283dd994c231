"""The rules of ``seeds/rules/quantities.yaml``, checked and ready to look things up in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import SeedError
from pipeline.extract.quantities.cues import Cues, cues
from pipeline.extract.quantities.division import Division, Schedules
from pipeline.extract.quantities.forms import FormTable, Unit
from pipeline.extract.quantities.money import MoneyScale
from pipeline.extract.quantities.nouns import Nouns
from pipeline.extract.quantities.numerals import Numerals
from pipeline.extract.quantities.rates import Rates
from pipeline.vocabulary.rules import Rules, compiled, rule_id
from schemas.closed_sets import QUANTITY_KIND


@dataclass(frozen=True, slots=True)
class Marked:
    """A pattern whose number a mark introduces; see the rule file for the fields."""

    rule_id: str
    kind: str
    unit: str | None
    marks: tuple[str, ...]
    values: dict[str, float]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Led:
    """A pattern that begins with the number; see the rule file for the fields."""

    rule_id: str
    kind: str
    unit: str | None
    behind: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Preceded:
    """What words before a number make of it: either ``words`` with their units or ``before``."""

    rule_id: str
    kind: str
    unit: str | None
    words: dict[str, str]
    before: re.Pattern[str] | None
    last: str
    needles: tuple[str, ...]
    decimal: bool
    listed: bool
    change: bool
    out_of: bool
    at_most: float


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """Everything that says what a number means."""

    numerals: Numerals
    cues: Cues
    units: FormTable
    codes: dict[str, str]
    nouns: Nouns
    division: Division
    time_adjectives: frozenset[str]
    rates: Rates
    marked: tuple[Marked, ...]
    led: tuple[Led, ...]
    preceded: tuple[Preceded, ...]
    bracket: str
    deviations: frozenset[str]
    money_scale: MoneyScale
    share_joins: tuple[str, ...]
    fractions: dict[str, int]


def quantity_rules(rules: Rules) -> QuantityRules:
    """Builds the rules once; raises :class:`SeedError` naming the rule that is broken."""
    numerals = Numerals(rules.field("number_words"), rules.field("multipliers"))
    units, nouns = list(_units(rules)), Nouns(rules)
    denominators = FormTable([*units, *nouns.singular_forms])
    return QuantityRules(
        numerals=numerals,
        cues=cues(rules),
        units=FormTable(units),
        codes={**{form: unit.code for form, unit in units}, **rules.field("currencies")},
        nouns=nouns,
        division=Division(
            denominators,
            rules.field("adverbs"),
            rules.words("dose_denominators"),
            Schedules(rules.field("schedules"), rules.words("schedule_gaps")),
        ),
        time_adjectives=rules.words("time_adjectives"),
        rates=Rates(rules),
        marked=tuple(_marked(row, numerals) for row in rules.rows("marked")),
        led=tuple(_led(row, numerals) for row in rules.rows("led")),
        preceded=tuple(_preceded(row) for row in rules.rows("preceded")),
        bracket=rules.section("brackets").field("pattern"),
        deviations=rules.section("brackets").words("deviations"),
        money_scale=MoneyScale(rules),
        share_joins=tuple(sorted(rules.section("shares").words("joins"))),
        fractions=dict(rules.section("shares").field("fractions")),
    )


def _kind(row: Rules) -> str:
    kind: str = row.field("kind")
    if kind not in QUANTITY_KIND:
        known = ", ".join(QUANTITY_KIND)
        raise SeedError(row.place, kind, "is no kind of quantity", f"Use one of {known}.")
    return kind


def _units(rules: Rules) -> Iterator[tuple[str, Unit]]:
    for row in rules.rows("units"):
        not_before, not_behind = (
            tuple(sorted(row.words(side))) if side in row else () for side in ("not_before", "not_behind")
        )
        unit = Unit(
            rule_id("quantities", row["id"]),
            _kind(row),
            row.field("unit"),
            doses=row.get("doses", False),
            scaled=False,
            not_before=not_before,
            not_behind=not_behind,
            in_digits=row.get("in_digits", False),
            one_behind=row.words("one_behind") if "one_behind" in row else frozenset(),
        )
        for form in row.field("forms"):
            yield form, unit


def _marked(row: Rules, numerals: Numerals) -> Marked:
    pattern = numerals.fill(row.field("pattern"))
    return Marked(
        rule_id=rule_id("quantities", row["id"]),
        kind=_kind(row),
        unit=row.get("unit"),
        marks=(row["mark"],) if "mark" in row else tuple(row.field("marks")),
        values={mark: float(value) for mark, value in row.get("marks", {}).items()},
        pattern=compiled(pattern, row.place),
    )


def _led(row: Rules, numerals: Numerals) -> Led:
    return Led(
        rule_id=rule_id("quantities", row["id"]),
        kind=_kind(row),
        unit=row.get("unit"),
        behind=row.field("behind"),
        pattern=compiled(numerals.fill(row.field("pattern")), row.place),
        before=row.pattern("before") if "before" in row else None,
    )


def _preceded(row: Rules) -> Preceded:
    return Preceded(
        rule_id=rule_id("quantities", row["id"]),
        kind=_kind(row),
        unit=row.get("unit"),
        words=dict(row.get("words", {})),
        before=row.pattern("before") if "before" in row else None,
        last=row.get("last", ""),
        needles=tuple(row.get("needles", ())),
        decimal=row.get("decimal", False),
        listed=row.get("listed", False),
        change=row.get("change", False),
        out_of=row.get("out_of", False),
        at_most=float(row.field("at_most")),
    )
