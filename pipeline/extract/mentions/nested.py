"""Keeps the names inside longer ones where a reader would look for them: what cells are made from."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from pipeline.extract.mentions.reading import Naming, Reading, Readings, longest
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, field, rule_rows, words

_REMEMBERED = 4096
"""Names inside others that are remembered: a field puts the same names together again and again."""


class Nested:
    """The pairs of which the one is kept inside the other: a type inside a type or inside a concept."""

    def __init__(self, rules: Rules) -> None:
        self._also_last: set[tuple[str, str]] = set()
        before: set[tuple[str, str]] = set()
        for row in rule_rows(rules, "nested", PLACE):
            pairs = self._also_last if field(row, "also_last", PLACE) else before
            for outer in words(row, "concepts" if "concepts" in row else "outer", PLACE):
                pairs.update((outer, inner) for inner in words(row, "inner", PLACE))
        self._before = self._also_last | before
        self._inside = lru_cache(_REMEMBERED)(_inside)
        self._types = lru_cache(_REMEMBERED)(self._types_inside)

    def within(self, chosen: Readings, named: Readings) -> Readings:
        """Those of ``named`` that lie in one of ``chosen`` and are kept there, the longest of each place.

        Both are in order, and ``chosen`` don't overlap.
        """
        if not len(chosen.starts):
            return chosen
        outer = np.searchsorted(chosen.starts, named.starts, side="right") - 1
        starts, ends = chosen.starts[outer], chosen.ends[outer]
        inside = (
            (starts <= named.starts) & (named.ends <= ends) & ((starts < named.starts) | (named.ends < ends))
        )
        places = np.flatnonzero(inside & (outer >= 0))
        return longest(Readings.of(self._kept(chosen.at(outer[places]), named.at(places))))

    def _kept(self, outer: Readings, inner: Readings) -> list[Reading]:
        """``inner`` that the rules keep, each in the one of ``outer`` at its place."""
        kept: list[Reading] = []
        columns = (
            outer.ends.tolist(),
            outer.namings,
            inner.starts.tolist(),
            inner.ends.tolist(),
            inner.namings,
        )
        for outer_end, whole, start, end, part in zip(*columns, strict=True):
            types = self._types(whole.concept_id, whole.entity_type, end == outer_end)
            if part.entity_type in types and whole.concept_id != part.concept_id:
                kept.append((start, end, self._inside(part, whole.concept_id)))
        return kept

    def _types_inside(self, concept_id: str, entity_type: str, last: bool) -> frozenset[str]:
        """The types of names that are kept inside a name of the concept, at its end or before that."""
        pairs = self._also_last if last else self._before
        return frozenset(inner for outer, inner in pairs if outer in (concept_id, entity_type))


def _inside(part: Naming, whole: str) -> Naming:
    return part._replace(part_of=whole)
