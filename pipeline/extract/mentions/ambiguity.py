"""Decides what an ambiguous form means where the words around it and the document tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.index import Doubt, Doubtful
from pipeline.extract.mentions.reading import Naming, Reading, Readings
from pipeline.vocabulary.rules import Rules, rule_id

_NEXT_WORDS = re.compile(rb" ([a-z]+)(?: ([a-z]+))?")


class _Around(NamedTuple):
    """What a rule asks of a place: the words up to it, the two behind it, the document's names, in order, and
    whether it is a plural.
    """

    words: bytes
    start: int
    end: int
    following: set[bytes]
    names: Readings
    plural: bool

    def types_behind(self) -> set[str]:
        """The types of the names that begin one letter behind it."""
        starts = self.names.starts
        first, last = (int(np.searchsorted(starts, self.end + 1, side)) for side in ("left", "right"))
        return {self.names.naming(place).entity_type for place in range(first, last)}


class _Rule(NamedTuple):
    """One row of `ambiguous` in ``seeds/rules/mentions.yaml``, ready to be asked."""

    rule_id: str
    entity_types: frozenset[str]
    concepts: frozenset[str]
    next_words: frozenset[bytes]
    next_types: frozenset[str]
    previous: tuple[bytes, ...]
    plural: bool
    named_in_full: int

    def is_about(self, naming: Naming) -> bool:
        """Whether this rule may decide for what is named; where ``concepts`` are given, for these alone."""
        told = naming.entity_type in self.entity_types
        return told and (not self.concepts or naming.concept_id in self.concepts)

    def holds(self, around: _Around) -> bool:
        """Whether the words around a place are those of this rule."""
        return (
            (self.plural and around.plural)
            or not self.next_words.isdisjoint(around.following)
            or around.words.endswith(self.previous, 0, around.start)
            or bool(self.next_types and not self.next_types.isdisjoint(around.types_behind()))
        )


class _Candidate(NamedTuple):
    """A concept that a form may name by a rule, and how often the document names it in full."""

    named: int
    naming: Naming
    rule: _Rule


class _Choice(NamedTuple):
    """What one form may mean in one document: where words around it tell, and where none do."""

    candidates: list[_Candidate]
    otherwise: Naming | None


class Ambiguity:
    """The rules for ambiguous forms; where none decides, nothing is read."""

    def __init__(self, rules: Rules) -> None:
        rows = [(row.get("anywhere", False), _rule(row)) for row in rules.rows("ambiguous")]
        self._by_words = [rule for anywhere, rule in rows if not anywhere]
        self._anywhere = [rule for anywhere, rule in rows if anywhere]

    def readings(self, doubts: list[Doubt], batch: Batch, named: Readings) -> list[Reading]:
        """Readings where words tell; ``named`` are those by ordinary forms, in order."""
        readings: list[Reading] = []
        documents = batch.documents_at(np.array([start for start, _, _ in doubts], np.int64)).tolist()
        borders = np.searchsorted(named.starts, [*batch.starts, len(batch.text.words)]).tolist()
        for document, own in groupby(zip(documents, doubts, strict=True), key=itemgetter(0)):
            names = named.at(slice(borders[document], borders[document + 1]))
            readings += self._in_document([doubt for _, doubt in own], batch.text, names)
        return readings

    def _in_document(self, doubts: list[Doubt], text: Folded, names: Readings) -> list[Reading]:
        """The same for one document; ``names`` are those that it gives in full."""
        readings: list[Reading] = []
        named = [naming.concept_id for naming in names.named()]
        choices: dict[bytes, _Choice] = {}
        for start, end, entries in doubts:
            form = text.cased[start:end]
            if form not in choices:
                choices[form] = self._choice(entries, named)
            candidates, naming = choices[form]
            if candidates:
                around = _around(text, start, end, entries=entries, names=names)
                held = [candidate for candidate in candidates if candidate.rule.holds(around)]
                naming = _most_named(held) if held else naming
            if naming:
                readings.append((start, end, naming))
        return readings

    def _choice(self, entries: Sequence[Doubtful], named: list[str]) -> _Choice:
        """The candidates of a form; without words around it only one alone may be meant."""
        counted = [(named.count(entry.naming.concept_id), entry.naming) for entry in entries]
        rivals = sum(count > 0 for count, _ in counted) > 1
        anywhere = _candidates(counted, self._anywhere)
        otherwise = anywhere[0].naming if anywhere and not rivals else None
        return _Choice(_candidates(counted, self._by_words), otherwise)


def _candidates(counted: list[tuple[int, Naming]], rules: list[_Rule]) -> list[_Candidate]:
    """The concept named most often first, then by id."""
    found = [
        _Candidate(count, naming._replace(rule_id=rule.rule_id), rule)
        for rule in rules
        for count, naming in counted
        if rule.is_about(naming) and count >= rule.named_in_full
    ]
    return sorted(found, key=lambda row: (-row.named, row.naming.concept_id))


def _most_named(held: list[_Candidate]) -> Naming:
    """The concept named most often; those named too, or all where none is, stay in doubt."""
    best, naming, _ = held[0]
    rivals = {row.naming.concept_id for row in held if row.named or not best}
    return naming._replace(ambiguous_with=tuple(sorted(rivals - {naming.concept_id})))


def _around(text: Folded, start: int, end: int, *, entries: Sequence[Doubtful], names: Readings) -> _Around:
    following = _NEXT_WORDS.match(text.low, end)
    plural = any(entry.plural for entry in entries)
    behind = _with_singulars(following.groups(b"")) if following else set()
    return _Around(text.words, start, end, behind, names, plural)


def _rule(row: Rules) -> _Rule:
    previous = sorted(row.words("previous"))
    return _Rule(
        rule_id=rule_id("mentions", row["id"]),
        entity_types=row.words("entity_types"),
        concepts=row.words("concepts") if "concepts" in row else frozenset(),
        next_types=row.words("next_types") if "next_types" in row else frozenset(),
        next_words=frozenset(folded(word).low for word in row.words("next")),
        previous=tuple(b" " + folded(phrase).words + b" " for phrase in previous),
        plural=bool(row.field("plural")),
        named_in_full=int(row.field("named_in_full")),
    )


def _with_singulars(following: tuple[bytes, ...]) -> set[bytes]:
    return {*following, *(word.removesuffix(b"s") for word in following)}
