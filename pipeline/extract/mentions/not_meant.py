"""Drops names that the words next to them make name something else: `non-ALS`, `VEGF receptor`."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import PLACE
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.rule_rows import Rules, rule_rows, words
from pipeline.vocabulary.vocabulary import Concept


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

    def __init__(self, rules: Rules) -> None:
        self._rules = [_rule(row) for row in rule_rows(rules, "not_meant", PLACE)]

    def without(self, readings: list[Reading], text: Folded) -> list[Reading]:
        """The readings whose concept is meant."""
        spaced = b" " + text.words + b" "
        rules = [met for rule in self._rules if (met := _met(rule, spaced))]
        if not rules:
            return readings
        previous = tuple(word for rule in rules for word in rule.previous)
        following = tuple(word for rule in rules for word in rule.following)
        return [
            reading
            for reading in readings
            if not (
                spaced.endswith(previous, 0, reading[0] + 1) or spaced.startswith(following, reading[1] + 1)
            )
            or not _is_turned(reading, spaced, rules)
        ]


def _met(rule: _Rule, text: bytes) -> _Rule | None:
    """``rule`` with those of its words that ``text`` holds, so that each name is held to few."""
    previous = tuple(word for word in rule.previous if word in text)
    following = tuple(word for word in rule.following if word in text)
    return rule._replace(previous=previous, following=following) if previous or following else None


def _is_turned(reading: Reading, text: bytes, rules: list[_Rule]) -> bool:
    start, end, naming = reading
    return any(
        rule.is_about(naming.concept)
        and (text.endswith(rule.previous, 0, start + 1) or text.startswith(rule.following, end + 1))
        for rule in rules
    )


def _rule(row: Rules) -> _Rule:
    concepts = words(row, "concepts", PLACE) if "concepts" in row else frozenset()
    return _Rule(words(row, "entity_types", PLACE), concepts, _spaced(row, "previous"), _spaced(row, "next"))


def _spaced(row: Rules, key: str) -> tuple[bytes, ...]:
    return tuple(b" " + folded(word).words + b" " for word in sorted(words(row, key, PLACE)))
