"""The judgments of ``seeds/rules/claim_links.yaml`` as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.errors import SeedError
from pipeline.link.numbers import Flags
from pipeline.vocabulary.rules import Rules, compiled


class LinkPatterns(NamedTuple):
    """What is looked for in folded sentences; each fits Python and RE2 alike."""

    universal: str
    share: str
    time: str
    dose: str
    patients: str
    donor: str
    contrast: str
    one_of_many: str
    personal: str
    hearsay: str
    species: str
    people: str
    turning: str
    turning_cue: str
    comparator: str


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Which effects agree, which oppose, and how many pairs are looked at."""

    comparable_effects: tuple[str, ...]
    opposite_effects: tuple[tuple[str, str], ...]
    misreported_effects: tuple[tuple[str, str], ...]
    harm_and_denial: tuple[str, str]
    before_patients: tuple[str, ...]
    on_patients: tuple[str, ...]
    selling: tuple[str, ...]
    pooling: tuple[str, ...]
    patterns: LinkPatterns
    species_names: dict[str, str]
    days: dict[str, int]
    numbers: dict[str, str]
    same_outcomes: tuple[tuple[str, ...], ...]
    mirrored_outcomes: tuple[tuple[str, str], ...]
    outcomes_of_products: tuple[str, ...]
    firm_certainties: tuple[str, ...]
    pairs_per_group_most: int
    pairs_per_citing_claim_most: int


def effect_pairs(pairs: Iterable[tuple[str, str]], rules: LinkRules) -> Flags:
    """A square over the numbers of comparable effects that is set for the pairs."""
    names = rules.comparable_effects
    square = np.zeros((len(names), len(names)), dtype=np.bool_)
    for one, other in pairs:
        square[names.index(one), names.index(other)] = True
    return square


def link_rules(rules: Rules) -> LinkRules:
    """Read the content of the file; raises :class:`SeedError` for a key or value that can't be used."""
    read = LinkRules(
        comparable_effects=tuple(rules.field("comparable_effects")),
        opposite_effects=tuple((one, other) for one, other in rules.field("opposite_effects")),
        misreported_effects=tuple((one, other) for one, other in rules.field("misreported_effects")),
        harm_and_denial=(rules.field("harm_and_denial")[0], rules.field("harm_and_denial")[1]),
        before_patients=tuple(rules.field("before_patients")),
        on_patients=tuple(rules.field("on_patients")),
        selling=tuple(rules.field("selling")),
        pooling=tuple(rules.field("pooling")),
        patterns=LinkPatterns(**{name: _pattern(rules, name) for name in LinkPatterns._fields}),
        species_names=dict(rules.field("species_names")),
        days={unit: int(days) for unit, days in rules.field("days").items()},
        numbers={word: str(number) for word, number in rules.field("numbers").items()},
        same_outcomes=tuple(map(tuple, rules.field("same_outcomes"))),
        mirrored_outcomes=tuple((one, other) for one, other in rules.field("mirrored_outcomes")),
        outcomes_of_products=tuple(rules.field("outcomes_of_products")),
        firm_certainties=tuple(rules.field("firm_certainties")),
        pairs_per_group_most=int(rules.field("pairs_per_group_most")),
        pairs_per_citing_claim_most=int(rules.field("pairs_per_citing_claim_most")),
    )
    _check_comparable(read, rules.place)
    return read


def _check_comparable(rules: LinkRules, place: str) -> None:
    """Raise :class:`SeedError` for an effect of a pair that is compared with none."""
    pairs = (*rules.opposite_effects, *rules.misreported_effects, rules.harm_and_denial)
    strange = {effect for pair in pairs for effect in pair}.difference(rules.comparable_effects)
    if strange:
        raise SeedError(
            place, min(strange), "is opposite but not comparable", "List it under comparable_effects."
        )


def _pattern(rules: Rules, key: str) -> str:
    """The pattern, with ``{number}`` for a number in digits or words."""
    number = rf"(?:\d{{1,3}}|{'|'.join(rules.field('numbers'))})"
    source = str(rules.field(key)).replace("{number}", number)
    return compiled(source, rules.at(key)).pattern
