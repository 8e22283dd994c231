"""The judgments of ``seeds/rules/claim_links.yaml`` as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.errors import SeedError

PLACE = "seeds/rules/claim_links.yaml"


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Which effects agree, which oppose, and how many pairs are looked at."""

    comparable_effects: tuple[str, ...]
    opposite_effects: tuple[tuple[str, str], ...]
    misreported_effects: tuple[tuple[str, str], ...]
    before_patients: tuple[str, ...]
    in_patients: tuple[str, ...]
    universal: str
    firm_certainties: tuple[str, ...]
    pairs_per_group_most: int
    pairs_per_citing_claim_most: int


def link_rules(rules: dict[str, Any]) -> LinkRules:
    """Read the content of the file; raises :class:`SeedError` for a key or value that can't be used."""
    try:
        read = LinkRules(
            comparable_effects=tuple(rules["comparable_effects"]),
            opposite_effects=tuple((one, other) for one, other in rules["opposite_effects"]),
            misreported_effects=tuple((one, other) for one, other in rules["misreported_effects"]),
            before_patients=tuple(rules["unlike_levels"]["before_patients"]),
            in_patients=tuple(rules["unlike_levels"]["in_patients"]),
            universal=_pattern(rules["universal"]),
            firm_certainties=tuple(rules["firm_certainties"]),
            pairs_per_group_most=int(rules["pairs_per_group_most"]),
            pairs_per_citing_claim_most=int(rules["pairs_per_citing_claim_most"]),
        )
    except KeyError as error:
        raise SeedError(PLACE, error.args[0], "is missing", "Add the key.") from error
    pairs = read.opposite_effects + read.misreported_effects
    strange = {effect for pair in pairs for effect in pair}.difference(read.comparable_effects)
    if strange:
        raise SeedError(
            PLACE, min(strange), "is opposite but not comparable", "List it under comparable_effects."
        )
    return read


def _pattern(source: object) -> str:
    try:
        return re.compile(str(source)).pattern
    except re.error as error:
        raise SeedError(
            f"{PLACE} universal", source, f"is no pattern ({error})", "Mend the pattern."
        ) from error
