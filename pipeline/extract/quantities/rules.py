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
from pipeline.extract.rule_rows import Rules, compiled, field, rule_id, rule_rows, words
from schemas.closed_sets import QUANTITY_KIND

PLACE = "seeds/rules/quantities.yaml"


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
    numerals = Numerals(field(rules, "number_words", PLACE), field(rules, "multipliers", PLACE))
    units, nouns = list(_units(rules)), Nouns(rules, PLACE)
    denominators = FormTable([*units, *nouns.singular_forms])
    return QuantityRules(
        numerals=numerals,
        cues=cues(rules, PLACE),
        units=FormTable(units),
        codes={**{form: unit.code for form, unit in units}, **field(rules, "currencies", PLACE)},
        nouns=nouns,
        division=Division(
            denominators,
            field(rules, "adverbs", PLACE),
            words(rules, "dose_denominators", PLACE),
            Schedules(field(rules, "schedules", PLACE), words(rules, "schedule_gaps", PLACE)),
        ),
        time_adjectives=words(rules, "time_adjectives", PLACE),
        rates=Rates(rules, PLACE),
        marked=tuple(_marked(row, numerals) for row in rule_rows(rules, "marked", PLACE)),
        led=tuple(_led(row, numerals) for row in rule_rows(rules, "led", PLACE)),
        preceded=tuple(_preceded(row) for row in rule_rows(rules, "preceded", PLACE)),
        bracket=field(field(rules, "brackets", PLACE), "pattern", f"{PLACE} brackets"),
        deviations=words(field(rules, "brackets", PLACE), "deviations", f"{PLACE} brackets"),
        money_scale=MoneyScale(rules, PLACE),
        share_joins=tuple(sorted(words(field(rules, "shares", PLACE), "joins", f"{PLACE} shares"))),
        fractions=dict(field(field(rules, "shares", PLACE), "fractions", f"{PLACE} shares")),
    )


def _kind(row: Rules) -> str:
    kind: str = field(row, "kind", PLACE)
    if kind not in QUANTITY_KIND:
        known = ", ".join(QUANTITY_KIND)
        raise SeedError(f"{PLACE} rule {row['id']}", kind, "is no kind of quantity", f"Use one of {known}.")
    return kind


def _units(rules: Rules) -> Iterator[tuple[str, Unit]]:
    for row in rule_rows(rules, "units", PLACE):
        not_before, not_behind = (
            tuple(sorted(words(row, side, PLACE))) if side in row else ()
            for side in ("not_before", "not_behind")
        )
        unit = Unit(
            rule_id(PLACE, row["id"]),
            _kind(row),
            field(row, "unit", PLACE),
            doses=row.get("doses", False),
            scaled=False,
            not_before=not_before,
            not_behind=not_behind,
            in_digits=row.get("in_digits", False),
            one_behind=words(row, "one_behind", PLACE) if "one_behind" in row else frozenset(),
        )
        for form in field(row, "forms", PLACE):
            yield form, unit


def _marked(row: Rules, numerals: Numerals) -> Marked:
    pattern = numerals.fill(field(row, "pattern", PLACE))
    return Marked(
        rule_id=rule_id(PLACE, row["id"]),
        kind=_kind(row),
        unit=row.get("unit"),
        marks=(row["mark"],) if "mark" in row else tuple(field(row, "marks", PLACE)),
        values={mark: float(value) for mark, value in row.get("marks", {}).items()},
        pattern=compiled(pattern, f"{PLACE} rule {row['id']}"),
    )


def _led(row: Rules, numerals: Numerals) -> Led:
    place = f"{PLACE} rule {row['id']}"
    return Led(
        rule_id=rule_id(PLACE, row["id"]),
        kind=_kind(row),
        unit=row.get("unit"),
        behind=field(row, "behind", PLACE),
        pattern=compiled(numerals.fill(field(row, "pattern", PLACE)), place),
        before=compiled(row["before"], place) if "before" in row else None,
    )


def _preceded(row: Rules) -> Preceded:
    return Preceded(
        rule_id=rule_id(PLACE, row["id"]),
        kind=_kind(row),
        unit=row.get("unit"),
        words=dict(row.get("words", {})),
        before=compiled(row["before"], f"{PLACE} rule {row['id']}") if "before" in row else None,
        last=row.get("last", ""),
        needles=tuple(row.get("needles", ())),
        decimal=row.get("decimal", False),
        listed=row.get("listed", False),
        change=row.get("change", False),
        out_of=row.get("out_of", False),
        at_most=float(field(row, "at_most", PLACE)),
    )
