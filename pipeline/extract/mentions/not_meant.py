"""Drops names that the words next to them make name something else: `non-ALS`, `VEGF receptor`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.pairs import ANY, Fours
from pipeline.extract.mentions.reading import Readings
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, rule_rows, words
from pipeline.vocabulary.vocabulary import Concept, Vocabulary


class _Rule(NamedTuple):
    """One row of `not_meant` in ``seeds/rules/mentions.yaml``; each word stands between spaces.

    Where ``concepts`` are given, it holds for these alone.
    """

    entity_types: frozenset[str]
    concepts: frozenset[str]
    previous: tuple[bytes, ...]
    following: tuple[bytes, ...]

    def is_about(self, concept: Concept) -> bool:
        """Whether the words of this rule turn ``concept``."""
        return concept.entity_type in self.entity_types and (
            not self.concepts or concept.concept_id in self.concepts
        )


class NotMeant:
    """The words that turn a name into another one, by the concepts that they turn."""

    def __init__(self, vocabulary: Vocabulary, rules: Rules) -> None:
        rows = [_rule(row) for row in rule_rows(rules, "not_meant", PLACE)]
        self._words = {
            concept_id: _words_about(concept, rows) for concept_id, concept in vocabulary.concepts.items()
        }
        self._before = Fours(word[-5:-1].rjust(4, ANY) for row in rows for word in row.previous)
        self._behind = Fours(word[1:5].ljust(4, ANY) for row in rows for word in row.following)

    def without(self, readings: Readings, text: Folded) -> Readings:
        """The readings whose concept is meant."""
        words = text.words
        before, behind = readings.starts - 5, readings.ends + 1
        meant = ~(self._before.stand_at(before, words) | self._behind.stand_at(behind, words))
        doubted = np.flatnonzero(~meant)
        some = readings.at(doubted)
        columns = (doubted.tolist(), some.starts.tolist(), some.ends.tolist(), some.named())
        for place, start, end, naming in zip(*columns, strict=True):
            previous, following = self._words[naming.concept_id]
            meant[place] = not (words.endswith(previous, 0, start) or words.startswith(following, end))
        return readings.at(meant)


def _words_about(concept: Concept, rules: list[_Rule]) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """The words before and the words behind a name of ``concept`` that turn it."""
    own = [rule for rule in rules if rule.is_about(concept)]
    return (
        tuple(word for rule in own for word in rule.previous),
        tuple(word for rule in own for word in rule.following),
    )


def _rule(row: Rules) -> _Rule:
    concepts = words(row, "concepts", PLACE) if "concepts" in row else frozenset()
    return _Rule(words(row, "entity_types", PLACE), concepts, _spaced(row, "previous"), _spaced(row, "next"))


def _spaced(row: Rules, key: str) -> tuple[bytes, ...]:
    return tuple(b" " + folded(word).words + b" " for word in sorted(words(row, key, PLACE)))
