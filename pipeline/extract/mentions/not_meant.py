"""Drops names that the words next to them make name something else: `non-ALS`, `VEGF receptor`."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import PLACE
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.rule_rows import Rules, rule_rows, words


class _Rule(NamedTuple):
    """One row of `not_meant` in ``seeds/rules/mentions.yaml``; each word stands between spaces."""

    entity_types: frozenset[str]
    previous: tuple[bytes, ...]
    following: tuple[bytes, ...]


class NotMeant:
    """The words that turn a name into another one, by the entity types that they turn."""

    def __init__(self, rules: Rules) -> None:
        self._rules = [_rule(row) for row in rule_rows(rules, "not_meant", PLACE)]
        self._previous = tuple(word for rule in self._rules for word in rule.previous)
        self._following = tuple(word for rule in self._rules for word in rule.following)

    def without(self, readings: list[Reading], text: Folded) -> list[Reading]:
        """The readings whose concept is meant."""
        spaced = b" " + text.words + b" "
        return [reading for reading in readings if not self._turned(reading, spaced)]

    def _turned(self, reading: Reading, text: bytes) -> bool:
        start, end, naming = reading
        if not (text.endswith(self._previous, 0, start + 1) or text.startswith(self._following, end + 1)):
            return False
        return any(
            naming.concept.entity_type in rule.entity_types
            and (text.endswith(rule.previous, 0, start + 1) or text.startswith(rule.following, end + 1))
            for rule in self._rules
        )


def _rule(row: Rules) -> _Rule:
    return _Rule(words(row, "entity_types", PLACE), _spaced(row, "previous"), _spaced(row, "next"))


def _spaced(row: Rules, key: str) -> tuple[bytes, ...]:
    return tuple(b" " + folded(word).words + b" " for word in sorted(words(row, key, PLACE)))
