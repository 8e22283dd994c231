"""Reads the act behind a name as part of it: `IV infusion`, `intramedullary injection`."""

from __future__ import annotations

import re

import numpy as np

from pipeline.extract.fold import folded
from pipeline.extract.mentions.pairs import Pairs
from pipeline.extract.mentions.reading import Readings
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, any_of, field, words


class Acts:
    """The nouns of acts, the types of names that take them, and the acts that are names by themselves."""

    def __init__(self, rules: Rules) -> None:
        own = field(rules, "acts", PLACE)
        nouns = frozenset(folded(noun).low.decode() for noun in words(own, "nouns", PLACE))
        self._types, self._acts = words(own, "entity_types", PLACE), words(own, "acts", PLACE)
        self._noun = re.compile(b" (?:" + any_of(nouns) + rb")(?!\w)")
        self._near, self._far = (Pairs(noun.encode()[at : at + 2] for noun in nouns) for at in (0, 2))

    def with_acts(self, meant: Readings, low: bytes) -> Readings:
        """``meant``, in order and apart, each up to the noun of its act, which is no name of its own."""
        ends, kept = meant.ends.copy(), np.ones(len(meant.ends), np.bool_)
        near, far = ends + 1, np.minimum(ends + 3, len(low) - 2)
        begun = self._near.stand_at(near, low) & self._far.stand_at(far, low)
        for place in np.flatnonzero(begun).tolist():
            naming = meant.naming(place)
            if naming.entity_type in self._types and naming.concept_id not in self._acts:
                noun = self._noun.match(low, int(ends[place]))
                if noun:
                    ends[place] = noun.end()
                    kept[place + 1 : place + 2] &= meant.starts[place + 1 : place + 2] >= noun.end()
        return meant._replace(ends=ends).at(kept)
