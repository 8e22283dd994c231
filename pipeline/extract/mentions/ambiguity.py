"""Decides what an ambiguous form means where the words around it and the document tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.index import PLACE, Doubt, Entry
from pipeline.extract.mentions.reading import Naming, Reading
from pipeline.extract.rule_rows import Rules, field, rule_rows, words
from pipeline.vocabulary.vocabulary import Concept

_NEXT_WORDS = re.compile(rb" ([a-z]+)(?: ([a-z]+))?")
_REACH = 40
"""Code points before a form in which the words before it are read."""


class _Around(NamedTuple):
    """What a rule asks of a place: the words before it, the two behind it, whether it is a plural."""

    before: bytes
    following: set[bytes]
    plural: bool


class _Rule(NamedTuple):
    """One row of `ambiguous` in ``seeds/rules/mentions.yaml``, ready to be asked."""

    rule_id: str
    entity_types: frozenset[str]
    next_words: frozenset[bytes]
    previous: tuple[bytes, ...]
    plural: bool
    named_in_full: int

    def holds(self, around: _Around) -> bool:
        """Whether the words around a place are those of this rule."""
        return (
            (self.plural and around.plural)
            or not self.next_words.isdisjoint(around.following)
            or around.before.endswith(self.previous)
        )


class _Candidate(NamedTuple):
    """A concept that a form may name by a rule, and how often the document names it in full."""

    named: int
    concept: Concept
    rule: _Rule


class _Choice(NamedTuple):
    """What one form may mean in one document: where words around it tell, and where none do."""

    candidates: list[_Candidate]
    otherwise: Naming | None


class Ambiguity:
    """The rules for ambiguous forms; where none decides, nothing is read."""

    def __init__(self, rules: Rules) -> None:
        rows = [(row.get("anywhere", False), _rule(row)) for row in rule_rows(rules, "ambiguous", PLACE)]
        self._by_words = [rule for anywhere, rule in rows if not anywhere]
        self._anywhere = [rule for anywhere, rule in rows if anywhere]

    def readings(self, doubts: Iterable[Doubt], text: Folded, named: Counter[str]) -> list[Reading]:
        """Readings where words tell; ``named`` counts how often each concept is named in full."""
        readings: list[Reading] = []
        choices: dict[bytes, _Choice] = {}
        for start, end, entries in doubts:
            form = text.cased[start:end]
            if form not in choices:
                choices[form] = self._choice(entries, named)
            candidates, naming = choices[form]
            if candidates:
                around = _around(text, start, end, entries)
                held = [candidate for candidate in candidates if candidate.rule.holds(around)]
                naming = _most_named(held) if held else naming
            if naming:
                readings.append((start, end, naming))
        return readings

    def _choice(self, entries: list[Entry], named: Counter[str]) -> _Choice:
        """The candidates of a form; without words around it only one alone may be meant."""
        rivals = sum(named[entry.naming.concept.concept_id] > 0 for entry in entries) > 1
        anywhere = _candidates(entries, named, self._anywhere)
        otherwise = Naming(anywhere[0].concept, anywhere[0].rule.rule_id) if anywhere and not rivals else None
        return _Choice(_candidates(entries, named, self._by_words), otherwise)


def _candidates(entries: list[Entry], named: Counter[str], rules: list[_Rule]) -> list[_Candidate]:
    """The concept named most often first, then by id."""
    found = [
        _Candidate(named[entry.naming.concept.concept_id], entry.naming.concept, rule)
        for rule in rules
        for entry in entries
        if entry.naming.concept.entity_type in rule.entity_types
        and named[entry.naming.concept.concept_id] >= rule.named_in_full
    ]
    return sorted(found, key=lambda row: (-row.named, row.concept.concept_id))


def _most_named(held: list[_Candidate]) -> Naming:
    """The concept named most often; those named too, or all where none is, stay in doubt."""
    best = held[0]
    rivals = {row.concept.concept_id for row in held if row.named or not best.named}
    return Naming(best.concept, best.rule.rule_id, tuple(sorted(rivals - {best.concept.concept_id})))


def _around(text: Folded, start: int, end: int, entries: list[Entry]) -> _Around:
    before = b" " + text.words[max(0, start - _REACH) : start]
    following = _NEXT_WORDS.match(text.low, end)
    plural = any(entry.plural for entry in entries)
    return _Around(before, _with_singulars(following.groups(b"")) if following else set(), plural)


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
