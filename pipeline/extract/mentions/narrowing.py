"""Reads the adjective of a place in the body as part of the name behind it: `perineurial fibroblasts`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.extract.fold import folded
from pipeline.extract.mentions.modifiers import word_start
from pipeline.extract.mentions.pairs import Pairs
from pipeline.extract.mentions.reading import Reading, Readings
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, field, words

_RULE_ID = "rules/mentions.yaml#narrowing"
_LONGEST = 24
"""Bytes of the longest adjective and of the blank before it, at most."""


class Narrowing:
    """The adjectives that narrow a cell or a part of the body down to a place."""

    def __init__(self, rules: Rules) -> None:
        own = field(rules, "narrowing", PLACE)
        self._types = words(own, "entity_types", PLACE)
        self._adjectives = frozenset(folded(word).low for word in words(own, "adjectives", PLACE))
        self._last = Pairs(word[-2:] for word in self._adjectives)

    def readings(self, named: Readings, low: bytes) -> Iterator[Reading]:
        """The longer names of those that stand behind adjectives; they name the same concepts."""
        near = np.flatnonzero(self._last.stand_at(np.maximum(named.starts - 3, 0), low))
        for place in near.tolist():
            naming = named.naming(place)
            if naming.entity_type in self._types:
                end = int(named.starts[place])
                start = self._start(low, end)
                if start < end:
                    yield start, int(named.ends[place]), naming._replace(rule_id=_RULE_ID)

    def _start(self, low: bytes, start: int) -> int:
        """Where the adjectives before ``start`` begin; itself where there are none."""
        while low[start - 1 : start] == b" ":
            before = word_start(low, max(0, start - _LONGEST), start - 1)
            if low[before : start - 1] not in self._adjectives:
                break
            start = before
        return start
