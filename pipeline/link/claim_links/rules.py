"""The judgments of ``seeds/rules/claim_links.yaml`` as a value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from pipeline.errors import SeedError
from pipeline.link.numbers import Flags

PLACE = "seeds/rules/claim_links.yaml"


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


def link_rules(rules: dict[str, Any]) -> LinkRules:
    """Read the content of the file; raises :class:`SeedError` for a key or value that can't be used."""
    try:
        read = LinkRules(
            comparable_effects=tuple(rules["comparable_effects"]),
            opposite_effects=tuple((one, other) for one, other in rules["opposite_effects"]),
            misreported_effects=tuple((one, other) for one, other in rules["misreported_effects"]),
            harm_and_denial=(rules["harm_and_denial"][0], rules["harm_and_denial"][1]),
            before_patients=tuple(rules["before_patients"]),
            selling=tuple(rules["selling"]),
            pooling=tuple(rules["pooling"]),
            patterns=LinkPatterns(**{name: _pattern(rules, name) for name in LinkPatterns._fields}),
            species_names=dict(rules["species_names"]),
            days={unit: int(days) for unit, days in rules["days"].items()},
            numbers={word: str(number) for word, number in rules["numbers"].items()},
            same_outcomes=tuple(map(tuple, rules["same_outcomes"])),
            mirrored_outcomes=tuple((one, other) for one, other in rules["mirrored_outcomes"]),
            outcomes_of_products=tuple(rules["outcomes_of_products"]),
            firm_certainties=tuple(rules["firm_certainties"]),
            pairs_per_group_most=int(rules["pairs_per_group_most"]),
            pairs_per_citing_claim_most=int(rules["pairs_per_citing_claim_most"]),
        )
    except KeyError as error:
        raise SeedError(PLACE, error.args[0], "is missing", "Add the key.") from error
    _check_comparable(read)
    return read


def _check_comparable(rules: LinkRules) -> None:
    """Raise :class:`SeedError` for an effect of a pair that is compared with none."""
    pairs = (*rules.opposite_effects, *rules.misreported_effects, rules.harm_and_denial)
    strange = {effect for pair in pairs for effect in pair}.difference(rules.comparable_effects)
    if strange:
        raise SeedError(
            PLACE, min(strange), "is opposite but not comparable", "List it under comparable_effects."
        )


def _pattern(rules: dict[str, Any], key: str) -> str:
    """The pattern, with ``{number}`` for a number in digits or words."""
    number = rf"(?:\d{{1,3}}|{'|'.join(rules['numbers'])})"
    source = str(rules[key]).replace("{number}", number)
    try:
        return re.compile(source).pattern
    except re.error as error:
        raise SeedError(f"{PLACE} {key}", source, f"is no pattern ({error})", "Mend the pattern.") from error
