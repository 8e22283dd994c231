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
    by_start: dict[int, Reading] = {}
    for reading in readings:
        known = by_start.get(reading[0])
        if known is None or reading[1] > known[1]:
            by_start[reading[0]] = reading
    chosen: list[Reading] = []
    free_from = 0
    for start in sorted(by_start):
        if start >= free_from:
            reading = by_start[start]
            chosen.append(reading)
            free_from = reading[1]
    return chosen
