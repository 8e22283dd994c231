"""The rules of ``seeds/rules/quantities.yaml``, checked and ready to look things up in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.quantities.forms import Division, FormTable, Unit
from pipeline.extract.quantities.numerals import Numerals
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows, words

PLACE = "seeds/rules/quantities.yaml"


@dataclass(frozen=True, slots=True)
class Marked:
    """A pattern whose number a mark introduces; see the rule file for the fields."""

    rule_id: str
    kind: str
    unit: str | None
    needles: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Preceded:
    """What words before a number make of it; either ``words`` with their units or ``before``."""

    rule_id: str
    kind: str
    unit: str | None
    words: dict[str, str]
    before: re.Pattern[str] | None
    last: str
    decimal: bool
    at_most: float


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """Everything that says what a number means."""

    numerals: Numerals
    units: FormTable
    unit_codes: dict[str, str]
    plurals: FormTable
    singulars: FormTable
    division: Division
    marked: tuple[Marked, ...]
    comparators: dict[str, str]
    comparator_ends: frozenset[str]
    comparator_gaps: frozenset[str]
    not_with_duration: frozenset[str]
    age_cues: frozenset[str]
    age_words: frozenset[str]
    change_cues: tuple[str, ...]
    labels: frozenset[str]
    no_labels: frozenset[str]
    year_cues: frozenset[str]
    breakers: frozenset[str]
    describing: frozenset[str]
    followers: frozenset[str]
    not_before: dict[str, tuple[str, ...]]
    preceded: tuple[Preceded, ...]
    share_joins: tuple[str, ...]
    rate_heads: tuple[str, ...]
    incidence: re.Pattern[str]
    people: dict[str, str]


def quantity_rules(rules: Rules) -> QuantityRules:
    """Builds the rules once; raises :class:`SeedError` naming the rule that is broken."""
    for section in ("number_words", "multipliers", "incidence", "comparators", "currencies", "adverbs"):
        field(rules, section, PLACE)
    numerals = Numerals(rules)
    units = list(_units(rules))
    singulars, plurals = _nouns(rules, 0), _nouns(rules, 1)
    everything = FormTable([*units, *singulars])
    people = {form: code for code, forms in rules["incidence"]["people"].items() for form in forms}
    sets = (
        "comparator_gaps",
        "not_with_duration",
        "age_cues",
        "labels",
        "no_labels",
        "year_cues",
        "breakers",
        "describing",
        "followers",
    )
    return QuantityRules(
        numerals=numerals,
        units=FormTable(units),
        unit_codes={**{form: unit.code for form, unit in units}, **rules["currencies"]},
        plurals=FormTable(plurals),
        singulars=FormTable(singulars),
        division=Division(everything, rules["adverbs"], words(rules, "dose_denominators", PLACE)),
        marked=tuple(_marked(row, numerals) for row in rule_rows(rules, "marked", PLACE)),
        comparators={cue: sign for sign, cues in rules["comparators"].items() for cue in cues},
        comparator_ends=frozenset(cue.split()[-1] for cues in rules["comparators"].values() for cue in cues),
        age_words=frozenset(cue.split()[0] for cue in rules["age_cues"]),
        change_cues=tuple(rules["change_cues"]),
        not_before={row["id"]: tuple(row["not_before"]) for row in rules["units"] if "not_before" in row},
        preceded=tuple(_preceded(row) for row in rule_rows(rules, "preceded", PLACE)),
        share_joins=tuple(sorted(words(field(rules, "shares", PLACE), "joins", f"{PLACE} shares"))),
        rate_heads=_rate_heads(rules["incidence"]),
        incidence=_incidence(rules["incidence"], people),
        people=people,
        **{name: words(rules, name, PLACE) for name in sets},
    )


def _units(rules: Rules) -> Iterator[tuple[str, Unit]]:
    for row in rule_rows(rules, "units", PLACE):
        unit = Unit(
            row["id"], field(row, "kind", PLACE), field(row, "unit", PLACE), row.get("doses", False), False
        )
        for form in field(row, "forms", PLACE):
            yield form, unit


def _nouns(rules: Rules, number: int) -> list[tuple[str, Unit]]:
    """Forms of the counted nouns: the singular where ``number`` is 0, the plural where it is 1."""
    forms = []
    for row in rule_rows(rules, "counted", PLACE):
        for noun in field(row, "nouns", PLACE):
            code = "{" + noun[0].replace(" ", "_") + "}"
            forms.append(
                (
                    noun[number],
                    Unit(
                        row["id"],
                        row.get("kind", "count"),
                        code,
                        row.get("doses", False),
                        row.get("scaled", False),
                    ),
                )
            )
    return forms


def _marked(row: Rules, numerals: Numerals) -> Marked:
    pattern = numerals.fill(field(row, "pattern", PLACE))
    return Marked(
        rule_id=row["id"],
        kind=field(row, "kind", PLACE),
        unit=row.get("unit"),
        needles=tuple(field(row, "needles", PLACE)),
        pattern=compiled(pattern, f"{PLACE} rule {row['id']}"),
    )


def _preceded(row: Rules) -> Preceded:
    return Preceded(
        rule_id=row["id"],
        kind=field(row, "kind", PLACE),
        unit=row.get("unit"),
        words=dict(row.get("words", {})),
        before=compiled(row["before"], f"{PLACE} rule {row['id']}") if "before" in row else None,
        last=row.get("last", ""),
        decimal=row.get("decimal", False),
        at_most=float(field(row, "at_most", PLACE)),
    )


def _rate_heads(row: Rules) -> tuple[str, ...]:
    """How the text behind the number of a rate begins; all else needs no closer look."""
    return tuple(sorted({f" {word}" for word in [*row["before"], *row["joins"]]} | set(row["joins"])))


def _incidence(row: Rules, people: dict[str, str]) -> re.Pattern[str]:
    """`` cases per 100,000 people``: the denominator is a power of ten from a thousand up."""
    before = "|".join(field(row, "before", PLACE))
    joins = "|".join(re.escape(join) for join in field(row, "joins", PLACE))
    some = "|".join(sorted(map(re.escape, people), key=len, reverse=True))
    scale = r"10{0,2}[, \u00a0\u202f]?000(?:[, \u00a0\u202f]?000)?(?![\d,]\d|\d)|(?:one |a |1 )?million"
    pattern = rf" ?(?:(?:{before}) )?(?:{joins}) ?(?P<scale>{scale})(?:[ -](?:of )?(?:the )?(?:general )?(?P<people>{some})\b)?"
    return compiled(pattern, f"{PLACE} incidence")
