"""Drops names that the words next to them make name something else: `non-ALS`, `VEGF receptor`."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.pairs import ANY, Fours, Pairs
from pipeline.extract.mentions.reading import Naming, Readings
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, rule_rows, words

_LETTER = 3
"""Length of a word of one letter, between its spaces."""


class _Rule(NamedTuple):
    """One row of `not_meant` in ``seeds/rules/mentions.yaml``; each word stands between spaces.

    Where ``concepts`` are given, it holds for these alone.
    """

    entity_types: frozenset[str]
    concepts: frozenset[str]
    previous: tuple[bytes, ...]
    following: tuple[bytes, ...]

    def is_about(self, entity_type: str, concept_id: str) -> bool:
        """Whether the words of this rule turn the concept."""
        return entity_type in self.entity_types and (not self.concepts or concept_id in self.concepts)


_Words: TypeAlias = tuple[tuple[bytes, ...], tuple[bytes, ...]]
"""The words before and the words behind a name that turn it."""


class NotMeant:
    """The words that turn a name into another one, by the types and concepts that they turn."""

    def __init__(self, rules: Rules) -> None:
        rows = [_rule(row) for row in rule_rows(rules, "not_meant", PLACE)]
        kinds = frozenset[str]().union(*(row.entity_types for row in rows))
        ids = frozenset[str]().union(*(row.concepts for row in rows))
        self._of_type = {kind: _words_about(kind, "", rows) for kind in kinds}
        self._of_concept = {(kind, one): _words_about(kind, one, rows) for kind in kinds for one in ids}
        previous = {word for row in rows for word in row.previous}
        following = {word for row in rows for word in row.following}
        self._before = Fours(word[-5:-1].rjust(4, ANY) for word in previous if len(word) > _LETTER)
        self._behind = Fours(word[1:5].ljust(4, ANY) for word in following if len(word) > _LETTER)
        self._letter_before = Pairs(word[-3:-1] for word in previous if len(word) == _LETTER)
        self._letter_behind = Pairs(word[1:3] for word in following if len(word) == _LETTER)

    def without(self, readings: Readings, text: Folded) -> Readings:
        """The readings whose concept is meant."""
        words = text.words
        starts, ends = readings.starts, readings.ends
        doubtful = self._before.stand_at(starts - 5, words) | self._behind.stand_at(ends + 1, words)
        doubtful |= self._letter_before.stand_at(starts - 3, words)
        doubtful |= self._letter_behind.stand_at(ends + 1, words)
        doubted, meant = np.flatnonzero(doubtful), ~doubtful
        some = readings.at(doubted)
        columns = (doubted.tolist(), some.starts.tolist(), some.ends.tolist(), some.named())
        for place, start, end, naming in zip(*columns, strict=True):
            previous, following = self._words_about(naming)
            meant[place] = not (words.endswith(previous, 0, start) or words.startswith(following, end))
        return readings.at(meant)

    def _words_about(self, naming: Naming) -> _Words:
        kind = naming.entity_type
        return self._of_concept.get((kind, naming.concept_id)) or self._of_type.get(kind, ((), ()))


def _words_about(entity_type: str, concept_id: str, rules: list[_Rule]) -> _Words:
    own = [rule for rule in rules if rule.is_about(entity_type, concept_id)]
    return (
        tuple(word for rule in own for word in rule.previous),
        tuple(word for rule in own for word in rule.following),
    )


def _rule(row: Rules) -> _Rule:
    concepts = words(row, "concepts", PLACE) if "concepts" in row else frozenset()
    return _Rule(words(row, "entity_types", PLACE), concepts, _spaced(row, "previous"), _spaced(row, "next"))


def _spaced(row: Rules, key: str) -> tuple[bytes, ...]:
    return tuple(b" " + folded(word).words + b" " for word in sorted(words(row, key, PLACE)))
