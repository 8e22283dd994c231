"""Drops names that the words next to them make name something else: `non-ALS`, `VEGF receptor`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.pairs import ANY, Fours, Pairs
from pipeline.extract.mentions.reading import Naming, Readings
from pipeline.vocabulary.rules import Rules

_LETTER = 3
"""Length of a word of one letter, between its spaces."""
_BITS = 64
"""Rules that are told apart where words are looked up; more of them share bits."""


class _Rule(NamedTuple):
    """One row of `not_meant` in ``seeds/rules/mentions.yaml``; each word stands between spaces.

    Where ``concepts`` are given, it holds for these alone.
    """

    entity_types: frozenset[str]
    concepts: frozenset[str]
    previous: tuple[bytes, ...]
    following: tuple[bytes, ...]
    bit: int

    def is_about(self, entity_type: str, concept_id: str) -> bool:
        """Whether the words of this rule turn the concept."""
        return entity_type in self.entity_types and (not self.concepts or concept_id in self.concepts)


class _Words(NamedTuple):
    """The words before and the words behind a name that turn it, and the bits of their rules."""

    previous: tuple[bytes, ...] = ()
    following: tuple[bytes, ...] = ()
    bits: int = 0


_NO_WORDS = _Words()


class NotMeant:
    """The words that turn a name into another one, by the types and concepts that they turn."""

    def __init__(self, index: FormIndex, rules: Rules) -> None:
        rows = [_rule(row, 1 << place % _BITS) for place, row in enumerate(rules.rows("not_meant"))]
        kinds = frozenset[str]().union(*(row.entity_types for row in rows))
        ids = frozenset[str]().union(*(row.concepts for row in rows))
        self._of_type = {kind: _words_about(kind, "", rows) for kind in kinds}
        self._of_concept = {(kind, one): _words_about(kind, one, rows) for kind in kinds for one in ids}
        self._own = np.fromiter(map(self._bits_of, index.own), np.uint64, len(index.own))
        previous = _merged((word, row.bit) for row in rows for word in row.previous).items()
        following = _merged((word, row.bit) for row in rows for word in row.following).items()
        self._before = Fours(
            _merged((word[-5:-1].rjust(4, ANY), bits) for word, bits in previous if len(word) > _LETTER)
        )
        self._behind = Fours(
            _merged((word[1:5].ljust(4, ANY), bits) for word, bits in following if len(word) > _LETTER)
        )
        self._letter_before = Pairs({word[:2]: bits for word, bits in previous if len(word) == _LETTER})
        self._letter_behind = Pairs({word[1:]: bits for word, bits in following if len(word) == _LETTER})

    def without(self, readings: Readings, text: Folded) -> Readings:
        """The readings whose concept is meant."""
        words = text.words
        starts, ends = readings.starts, readings.ends
        beside = self._before.bits_at(starts - 5, words) | self._behind.bits_at(ends + 1, words)
        beside |= self._letter_before.bits_at(starts - 3, words)
        beside |= self._letter_behind.bits_at(ends + 1, words)
        doubtful = (beside & readings.namings.told(self._bits_of, self._own)[readings.numbers]) != 0
        doubted, meant = np.flatnonzero(doubtful), ~doubtful
        some = readings.at(doubted)
        columns = (doubted.tolist(), some.starts.tolist(), some.ends.tolist(), some.named())
        for place, start, end, naming in zip(*columns, strict=True):
            previous, following, _ = self._words_about(naming)
            meant[place] = not (words.endswith(previous, 0, start) or words.startswith(following, end))
        return readings.at(meant)

    def _bits_of(self, naming: Naming) -> int:
        """The bits of the rules that may turn a name."""
        return self._words_about(naming).bits

    def _words_about(self, naming: Naming) -> _Words:
        kind = naming.entity_type
        return self._of_concept.get((kind, naming.concept_id)) or self._of_type.get(kind, _NO_WORDS)


def _words_about(entity_type: str, concept_id: str, rules: list[_Rule]) -> _Words:
    own = [rule for rule in rules if rule.is_about(entity_type, concept_id)]
    return _Words(
        tuple(word for rule in own for word in rule.previous),
        tuple(word for rule in own for word in rule.following),
        sum({rule.bit for rule in own}),
    )


def _merged(told: Iterable[tuple[bytes, int]]) -> dict[bytes, int]:
    """All bits that are told of each run of letters."""
    bits: defaultdict[bytes, int] = defaultdict(int)
    for run, bit in told:
        bits[run] |= bit
    return bits


def _rule(row: Rules, bit: int) -> _Rule:
    concepts = row.words("concepts") if "concepts" in row else frozenset()
    previous, following = _spaced(row, "previous"), _spaced(row, "next")
    return _Rule(row.words("entity_types"), concepts, previous, following, bit)


def _spaced(row: Rules, key: str) -> tuple[bytes, ...]:
    return tuple(b" " + folded(word).words + b" " for word in sorted(row.words(key)))
