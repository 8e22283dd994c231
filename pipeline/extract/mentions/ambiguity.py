"""Decides what an ambiguous form means where the words around it and the document tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import PLACE, Hit
from pipeline.extract.mentions.reading import Naming, Reading
from pipeline.extract.rule_rows import Rules, field, rule_rows, words
from pipeline.vocabulary.vocabulary import Concept

_NEXT_WORDS = re.compile(rb" ([a-z]+)(?: ([a-z]+))?")
_REACH = 40
"""Code points before a form in which the words before it are read."""


class _Rule(NamedTuple):
    """One row of `ambiguous` in ``seeds/rules/mentions.yaml``, ready to be asked."""

    rule_id: str
    entity_types: frozenset[str]
    next_words: frozenset[bytes]
    previous: tuple[bytes, ...]
    plural: bool
    named_in_full: int

    def holds(self, hit: Hit, text: Folded) -> bool:
        """Whether the words around ``hit`` are those of this rule."""
        start, end, entry = hit
        if entry.plural and self.plural:
            return True
        following = _NEXT_WORDS.match(text.low, end)
        if following and not self.next_words.isdisjoint(_with_singulars(following.groups(b""))):
            return True
        return (b" " + text.words[max(0, start - _REACH) : start]).endswith(self.previous)


class _Candidate(NamedTuple):
    """A concept that a hit may name; sorts the one named most often first, then by id."""

    named: int
    concept_id: str
    hit: Hit
    rule_id: str


class Ambiguity:
    """The rules for ambiguous forms; where none decides, nothing is read."""

    def __init__(self, rules: Rules) -> None:
        rows = [(row.get("anywhere", False), _rule(row)) for row in rule_rows(rules, "ambiguous", PLACE)]
        self._by_words = [rule for anywhere, rule in rows if not anywhere]
        self._anywhere = [rule for anywhere, rule in rows if anywhere]

    def readings(self, hits: Iterable[Hit], text: Folded, named: Counter[str]) -> Iterator[Reading]:
        """Readings of ambiguous ``hits``; ``named`` counts how often each concept is named in full."""
        places: dict[tuple[int, int], list[Hit]] = {}
        for hit in hits:
            places.setdefault(hit[:2], []).append(hit)
        for same_place in places.values():
            reading = self._by_context(same_place, text, named) or self._by_document(same_place, named)
            if reading:
                yield reading

    def _by_context(self, hits: list[Hit], text: Folded, named: Counter[str]) -> Reading | None:
        """The concept named most often; those named too, or all where none is, stay in doubt."""
        rules = [rule for rule in self._by_words if any(rule.holds(hit, text) for hit in hits)]
        held = _candidates(hits, named, rules)
        if not held:
            return None
        rivals = {row.concept_id for row in held if row.named or not held[0].named} - {held[0].concept_id}
        return _reading(held[0], tuple(sorted(rivals)))

    def _by_document(self, hits: list[Hit], named: Counter[str]) -> Reading | None:
        """The only concept that the document names in full, if it does so often enough."""
        held = _candidates(hits, named, self._anywhere)
        rivals = sum(named[_concept(hit).concept_id] > 0 for hit in hits) > 1
        return None if rivals or not held else _reading(held[0], ())


def _candidates(hits: list[Hit], named: Counter[str], rules: list[_Rule]) -> list[_Candidate]:
    found = [
        _Candidate(named[_concept(hit).concept_id], _concept(hit).concept_id, hit, rule.rule_id)
        for rule in rules
        for hit in hits
        if _concept(hit).entity_type in rule.entity_types
        and named[_concept(hit).concept_id] >= rule.named_in_full
    ]
    return sorted(found, key=lambda row: (-row.named, row.concept_id))


def _concept(hit: Hit) -> Concept:
    return hit[2].naming.concept


def _reading(best: _Candidate, rivals: tuple[str, ...]) -> Reading:
    start, end, _ = best.hit
    return start, end, Naming(_concept(best.hit), best.rule_id, rivals)


def _rule(row: Rules) -> _Rule:
    previous = sorted(words(row, "previous", PLACE))
    return _Rule(
        rule_id=f"rules/mentions.yaml#{row['id']}",
        entity_types=words(row, "entity_types", PLACE),
        next_words=frozenset(folded(word).low for word in words(row, "next", PLACE)),
        previous=tuple(b" " + folded(phrase).words + b" " for phrase in previous),
        plural=bool(field(row, "plural", PLACE)),
        named_in_full=int(field(row, "named_in_full", PLACE)),
    )


def _with_singulars(following: tuple[bytes, ...]) -> set[bytes]:
    return {*following, *(word.removesuffix(b"s") for word in following)}
