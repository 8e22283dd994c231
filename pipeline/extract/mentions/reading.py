"""What a place in the text is taken to name, before it becomes a mention."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from pipeline.vocabulary.vocabulary import Concept


class Naming(NamedTuple):
    """A concept, the rule that decided for it, and the concepts it might be instead, sorted."""

    concept: Concept
    rule_id: str
    ambiguous_with: tuple[str, ...] = ()


Reading: TypeAlias = tuple[int, int, Naming]
"""Start, end and what is named there; a plain tuple, since a text has many more readings than mentions."""


def longest(readings: Iterable[Reading]) -> list[Reading]:
    """From left to right the longest readings that don't overlap; among equals the first given."""
    chosen: list[Reading] = []
    free_from = 0
    for reading in sorted(readings, key=lambda reading: (reading[0], -reading[1])):
        if reading[0] >= free_from:
            chosen.append(reading)
            free_from = reading[1]
    return chosen
