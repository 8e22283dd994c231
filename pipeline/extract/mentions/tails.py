"""Reads nouns behind a name as part of it: `IV infusion`, `dexpramipexole hydrochloride`, `hNPC grafts`."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from pipeline.extract.fold import folded
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.pairs import ANY, Fours
from pipeline.extract.mentions.reading import Naming, Readings
from pipeline.extract.patterns import any_of
from pipeline.vocabulary.rules import Rules, rule_id
from pipeline.vocabulary.vocabulary import Concept, Vocabulary


class _Rule(NamedTuple):
    """One row of `tails` in ``seeds/rules/mentions.yaml``; ``alone`` are the concepts that take no noun.

    ``concept`` is what the name and its noun name together where the vocabulary has no name for both, None
    where that is what the name names.
    """

    rule_id: str
    entity_types: frozenset[str]
    alone: frozenset[str]
    nouns: frozenset[str]
    noun: re.Pattern[bytes]
    concept: Concept | None

    def is_about(self, naming: Naming) -> bool:
        """Whether the nouns belong to what is named."""
        return naming.entity_type in self.entity_types and naming.concept_id not in self.alone


class Tails:
    """The nouns that belong to the names before them, by the types of these."""

    def __init__(self, index: FormIndex, vocabulary: Vocabulary, rules: Rules) -> None:
        self._index, self._concepts = index, vocabulary.concepts
        self._rules = [_rule(row, vocabulary) for row in rules.rows("tails")]
        nouns = (f" {noun}".encode() for rule in self._rules for noun in rule.nouns)
        self._nouns = Fours(noun[:4].ljust(4, ANY) for noun in nouns)

    def with_tails(self, meant: Readings, low: bytes) -> Readings:
        """``meant``, in order and apart, each up to the noun behind it, which is no name of its own."""
        ends, numbers = meant.ends.copy(), meant.numbers.copy()
        kept = np.ones(len(ends), np.bool_)
        for place in np.flatnonzero(self._nouns.stand_at(ends, low)).tolist():
            naming = meant.naming(place)
            rule, end = self._tail(naming, low, int(ends[place]))
            if rule:
                ends[place] = end
                both = self._of_both(rule, naming, low[int(meant.ends[place]) : end])
                numbers[place] = meant.namings.number(both)
                kept[place + 1 : place + 2] &= meant.starts[place + 1 : place + 2] >= end
        return Readings(meant.starts, ends, numbers, meant.namings).at(kept)

    def _tail(self, naming: Naming, low: bytes, end: int) -> tuple[_Rule | None, int]:
        """The rule that adds a noun behind ``end`` to the name, and where that noun ends."""
        for rule in self._rules:
            if rule.is_about(naming):
                noun = rule.noun.match(low, end)
                if noun:
                    return rule, noun.end()
        return None, end

    def _of_both(self, rule: _Rule, naming: Naming, noun: bytes) -> Naming:
        """What the name and the noun behind it name together, called as the concept of the name is."""
        if rule.concept is None:
            return naming
        label = self._concepts[naming.concept_id].label
        named = self._index.named(folded(label).cased + noun)
        if named is None or named.entity_type != rule.concept.entity_type:
            return Naming.by(rule.rule_id, rule.concept)
        return named._replace(rule_id=rule.rule_id)


def _rule(row: Rules, vocabulary: Vocabulary) -> _Rule:
    nouns = frozenset(folded(noun).low.decode() for noun in row.words("nouns"))
    alone = row.words("alone") if "alone" in row else frozenset()
    return _Rule(
        rule_id=rule_id("mentions", row["id"]),
        entity_types=row.words("entity_types"),
        alone=alone,
        nouns=nouns,
        noun=re.compile(b" (?:" + any_of(nouns) + rb")(?!\w)"),
        concept=vocabulary.concepts.get(row.get("concept", "")),
    )
