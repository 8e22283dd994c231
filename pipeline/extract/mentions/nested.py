"""Keeps the names inside longer ones where a reader would look for them: what cells are made from."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.reading import Namings, Numbers, Readings, longest
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, field, rule_rows, words

_REMEMBERED = 4096
"""Names around others that are remembered: a field puts the same names together again and again."""
_PART_BITS = 32
_PART = (1 << _PART_BITS) - 1
"""A pair of names is one number: the whole, the part, whether that is last."""


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
        self._types = lru_cache(_REMEMBERED)(self._types_inside)

    def within(self, chosen: Readings, named: Readings) -> Readings:
        """Those of ``named`` that lie in one of ``chosen`` and are kept there, the longest of each place, and
        those that are kept in these.

        Both are in order, and ``chosen`` don't overlap.
        """
        inside, candidates = self._longest_within(chosen, named)
        innermost, _ = self._longest_within(inside, candidates)
        return inside.and_then(innermost)

    def _longest_within(self, chosen: Readings, named: Readings) -> tuple[Readings, Readings]:
        """The longest ones that are kept, and all that lie inside."""
        if not len(chosen.starts):
            return chosen, chosen
        outer = np.searchsorted(chosen.starts, named.starts, side="right") - 1
        starts, ends = chosen.starts[outer], chosen.ends[outer]
        inside = (
            (starts <= named.starts) & (named.ends <= ends) & ((starts < named.starts) | (named.ends < ends))
        )
        places = np.flatnonzero(inside & (outer >= 0))
        candidates = named.at(places)
        return longest(self._kept(chosen.at(outer[places]), candidates)), candidates

    def _kept(self, outer: Readings, inner: Readings) -> Readings:
        """``inner`` that the rules keep, each in the one of ``outer`` at its place."""
        numbers = self._numbers(outer.numbers, inner.numbers, outer.ends == inner.ends, inner.namings)
        return inner._replace(numbers=numbers).at(numbers >= 0)

    def _numbers(
        self, wholes: Numbers, parts: Numbers, last: npt.NDArray[np.bool_], namings: Namings
    ) -> Numbers:
        """What each part names in its whole, -1 where it isn't kept; the same two are judged once."""
        pairs, which = np.unique(wholes << _PART_BITS | parts << 1 | last, return_inverse=True)
        judged = [
            self._number(pair >> _PART_BITS, (pair & _PART) >> 1, bool(pair & 1), namings)
            for pair in pairs.tolist()
        ]
        return np.array(judged, np.int64)[which]

    def _number(self, whole_number: int, part_number: int, last: bool, namings: Namings) -> int:
        whole, part = namings.rows[whole_number], namings.rows[part_number]
        types = self._types(whole.concept_id, whole.entity_type, last)
        if part.entity_type not in types or whole.concept_id == part.concept_id:
            return -1
        return namings.number(part._replace(part_of=whole.concept_id))

    def _types_inside(self, concept_id: str, entity_type: str, last: bool) -> frozenset[str]:
        """The types of names that are kept inside a name of the concept, at its end or before that."""
        pairs = self._also_last if last else self._before
        return frozenset(inner for outer, inner in pairs if outer in (concept_id, entity_type))
