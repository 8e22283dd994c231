"""Reads nouns behind a name as part of it: `IV infusion`, `dexpramipexole hydrochloride`."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from pipeline.extract.fold import folded
from pipeline.extract.mentions.pairs import ANY, Fours
from pipeline.extract.mentions.reading import Naming, Readings
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, any_of, rule_rows, words


class _Rule(NamedTuple):
    """One row of `tails` in ``seeds/rules/mentions.yaml``; ``alone`` are the concepts that take no noun."""

    entity_types: frozenset[str]
    alone: frozenset[str]
    nouns: frozenset[str]
    noun: re.Pattern[bytes]

    def is_about(self, naming: Naming) -> bool:
        """Whether the nouns belong to what is named."""
        return naming.entity_type in self.entity_types and naming.concept_id not in self.alone


class Tails:
    """The nouns that belong to the names before them, by the types of these."""

    def __init__(self, rules: Rules) -> None:
        self._rules = [_rule(row) for row in rule_rows(rules, "tails", PLACE)]
        self._nouns = Fours(noun.encode()[:4].ljust(4, ANY) for rule in self._rules for noun in rule.nouns)

    def with_tails(self, meant: Readings, low: bytes) -> Readings:
        """``meant``, in order and apart, each up to the noun behind it, which is no name of its own."""
        ends, kept = meant.ends.copy(), np.ones(len(meant.ends), np.bool_)
        for place in np.flatnonzero(self._nouns.stand_at(ends + 1, low)).tolist():
            end = self._end(meant.naming(place), low, int(ends[place]))
            if end > ends[place]:
                ends[place] = end
                kept[place + 1 : place + 2] &= meant.starts[place + 1 : place + 2] >= end
        return meant._replace(ends=ends).at(kept)

    def _end(self, naming: Naming, low: bytes, end: int) -> int:
        """Where the noun behind ``end`` ends; ``end`` itself where none belongs to the name."""
        for rule in self._rules:
            if rule.is_about(naming):
                noun = rule.noun.match(low, end)
                if noun:
                    return noun.end()
        return end


def _rule(row: Rules) -> _Rule:
    nouns = frozenset(folded(noun).low.decode() for noun in words(row, "nouns", PLACE))
    alone = words(row, "alone", PLACE) if "alone" in row else frozenset()
    return _Rule(
        words(row, "entity_types", PLACE), alone, nouns, re.compile(b" (?:" + any_of(nouns) + rb")(?!\w)")
    )
