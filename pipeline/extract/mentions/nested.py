"""Keeps the names inside longer ones where a reader would look for them: what cells are made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.reading import Namings, Numbers, Readings, longest
from pipeline.vocabulary.rules import Rules

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
        for row in rules.rows("nested"):
            pairs = self._also_last if row.field("also_last") else before
            for outer in row.words("concepts" if "concepts" in row else "outer"):
                pairs.update((outer, inner) for inner in row.words("inner"))
        self._before = self._also_last | before
        self._types = lru_cache(_REMEMBERED)(self._types_inside)

    def within(self, chosen: Readings, named: Readings, meant: Callable[[Readings], Readings]) -> Readings:
        """Those of ``named`` that lie in one of ``chosen`` and are kept there, the longest of each place, and
        those that are kept in these; ``meant`` leaves those whose concept is meant.

        Both are in order, and ``chosen`` don't overlap.
        """
        candidates = meant(_held(chosen, named))
        inside = self._longest_within(chosen, candidates)
        return inside.and_then(self._longest_within(inside, _held(inside, candidates)))

    def _longest_within(self, chosen: Readings, held: Readings) -> Readings:
        """The longest ones that are kept of those that ``chosen`` hold."""
        return longest(self._kept(chosen.at(_before(chosen, held)), held)) if len(held.starts) else held

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


def _before(chosen: Readings, named: Readings) -> Numbers:
    """For each of ``named`` the last of ``chosen`` that begins there or before it, -1 for none."""
    return np.searchsorted(chosen.starts, named.starts, side="right") - 1


def _held(chosen: Readings, named: Readings) -> Readings:
    """Those of ``named`` that lie in one of ``chosen`` and are shorter."""
    if not len(chosen.starts):
        return chosen
    outer = _before(chosen, named)
    starts, ends = chosen.starts[outer], chosen.ends[outer]
    shorter = (starts < named.starts) | (named.ends < ends)
    return named.at(np.flatnonzero((outer >= 0) & (starts <= named.starts) & (named.ends <= ends) & shorter))
