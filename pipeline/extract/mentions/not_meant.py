"""Drops names that the words next to them make name something else: `non-ALS`, `VEGF receptor`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.pairs import Pairs
from pipeline.extract.mentions.reading import Numbers, Readings
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
        before = [word for row in rows for word in row.previous]
        behind = [word for row in rows for word in row.following]
        self._before = Pairs(word[-3:-1] for word in before), Pairs(word[-5:-3] for word in before)
        self._behind = Pairs(word[1:3] for word in behind), Pairs(_third_and_fourth(word) for word in behind)

    def without(self, readings: Readings, text: Folded) -> Readings:
        """The readings whose concept is meant."""
        words = text.words
        meant = ~(self._turned_before(readings.starts, words) | self._turned_behind(readings.ends, words))
        doubted = np.flatnonzero(~meant)
        some = readings.at(doubted)
        columns = (doubted.tolist(), some.starts.tolist(), some.ends.tolist(), some.named())
        for place, start, end, naming in zip(*columns, strict=True):
            previous, following = self._words[naming.concept_id]
            meant[place] = not (words.endswith(previous, 0, start) or words.startswith(following, end))
        return readings.at(meant)

    def _turned_before(self, starts: Numbers, words: bytes) -> npt.NDArray[np.bool_]:
        """Whether the four bytes before the blank at each start could end a word that turns a name."""
        near, far = self._before
        return near.stand_at(starts - 3, words) & far.stand_at(starts - 5, words)

    def _turned_behind(self, ends: Numbers, words: bytes) -> npt.NDArray[np.bool_]:
        """Whether the four bytes behind the blank at each end could begin such a word."""
        near, far = self._behind
        return near.stand_at(ends + 1, words) & far.stand_at(np.minimum(ends + 3, len(words) - 2), words)


def _third_and_fourth(word: bytes) -> bytes:
    """Those letters of a word between blanks; a shorter one is followed by anything."""
    return word[3:5] if len(word) > 4 else b""


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
