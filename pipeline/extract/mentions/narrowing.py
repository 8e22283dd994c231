"""Reads adjectives that say where or how as part of the name behind them: `perineurial fibroblasts`."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from pipeline.extract.fold import folded
from pipeline.extract.mentions.modifiers import word_start
from pipeline.extract.mentions.pairs import ANY, Fours
from pipeline.extract.mentions.reading import Readings
from pipeline.vocabulary.rules import Rules, rule_id

_RULE_ID = rule_id("mentions", "narrowing")
_LONGEST = 24
"""Bytes of the longest adjective and of the blank before it, at most."""


class Narrowing:
    """The adjectives that narrow names down, by the entity types that they do it for."""

    def __init__(self, rules: Rules) -> None:
        self._adjectives = adjectives_of(rules)
        self._last = Fours(word[-4:].rjust(4, ANY) for known in self._adjectives.values() for word in known)

    def narrowed(self, meant: Readings, low: bytes) -> Readings:
        """``meant``, which don't overlap, each with the adjectives before it; they name the same concepts."""
        starts, numbers = meant.starts.copy(), meant.numbers.copy()
        for place in np.flatnonzero(self._last.stand_at(starts - 5, low)).tolist():
            naming = meant.naming(place)
            known = self._adjectives.get(naming.entity_type)
            if known:
                start = _before(low, int(starts[place]), known)
                if start < starts[place] and (not place or meant.ends[place - 1] <= start):
                    starts[place] = start
                    numbers[place] = meant.namings.number(naming._replace(rule_id=_RULE_ID))
        return Readings(starts, meant.ends, numbers, meant.namings)


def adjectives_of(rules: Rules) -> dict[str, frozenset[bytes]]:
    """The adjectives that narrow names down, by the entity type of these."""
    adjectives: defaultdict[str, set[bytes]] = defaultdict(set)
    for row in rules.rows("narrowing"):
        for entity_type in row.words("entity_types"):
            adjectives[entity_type] |= {folded(word).low for word in row.words("adjectives")}
    return {entity_type: frozenset(known) for entity_type, known in adjectives.items()}


def _before(low: bytes, start: int, adjectives: frozenset[bytes]) -> int:
    """Where the adjectives before ``start`` begin; itself where there are none."""
    while low[start - 1 : start] == b" ":
        before = word_start(low, max(0, start - _LONGEST), start - 1)
        if low[before : start - 1] not in adjectives:
            break
        start = before
    return start
