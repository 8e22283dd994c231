"""Verbs in a text, and the finite forms of regular ones."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from pipeline.document import row_maker
from pipeline.extract.patterns import any_of
from pipeline.vocabulary.rules import Rules

"""The rule file that cues and their reach are read from."""
DOING = re.compile(rb" (?:[a-z]+ly )?[a-z]{3,}ing ")
"""A verb that a noun phrase does not begin with: `without affecting`."""
_OBJECT = rb"(?: [^ ,;:.()]+){0,6}"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


class Verb(NamedTuple):
    """One verb: ``end`` is behind it, ``object_start`` behind its preposition too.

    ``brings_about`` tells whether its object is there only if what the verb says holds.
    """

    end: int
    object_start: int
    brings_about: bool


_verb = row_maker(Verb)


class Verbs:
    """Which words are verbs, and what becomes of their objects; all texts are folded to lower case."""

    def __init__(self, rules: Rules) -> None:
        light, prepositions, plain = (
            rules.words(name) for name in ("light_words", "verb_prepositions", "finite_verbs")
        )
        self._verb = re.compile(
            rb"(?: (?:" + any_of(light) + rb"|[a-z]+ly)(?= ))*(?: ([^ ,;:.()]+))"
            rb"(?: (" + any_of(prepositions) + rb")(?= ))?"
        )
        verb = rb" (?:" + any_of(plain) + rb")"
        self._joined = re.compile(
            rb"(?: [^ ,;:.()]+){0,8}?,? (?:(?:and|or)(?: (?:also|[a-z]+ly))?(?=" + verb + rb" )"
            rb"|(?:by|through|thereby|thus|via)(?= [a-z]{3,}ing ))"
        )
        self._listed = re.compile(
            rb"(?: [^ ,;:.()]+){0,8}?,(?=(?:" + verb + _OBJECT + rb",?){1,8} (?:and|or)" + verb + rb" )"
        )
        self._of_place, self._existing, self._governing, self._articles = (
            frozenset(word.encode() for word in rules.words(name))
            for name in ("place_prepositions", "existence_verbs", "governing_verbs", "articles")
        )
        existing = inflected(rules.words("existence_verbs"))
        self.bringing = frozenset(verb.encode() for verb in existing)
        forms = (rules.words(name) for name in ("auxiliaries", "finite_forms"))
        self._finite = frozenset(verb.encode() for verb in inflected(plain).union(*forms))
        auxiliary = rb" (?:" + any_of(rules.words("auxiliaries")) + rb")(?= )"
        self._auxiliary, self._predicated = (
            re.compile(auxiliary),
            re.compile(rb"(?:" + auxiliary + rb")+| [^ ]+"),
        )

    def read(self, low: bytes, start: int, limit: int) -> Verb | None:
        """The verb that stands at ``start``, light words aside."""
        verb = self._verb.match(low, start, limit)
        if verb is None:
            return None
        brings_about = verb[1] in self._existing or (verb[2] is None and verb[1] in self.bringing)
        of_place = verb[2] in self._of_place and not brings_about and verb[1] not in self._governing
        object_start = verb.end(1) if of_place and not DOING.match(low, verb.end(), limit) else verb.end()
        return _verb((verb.end(1), object_start, brings_about))

    def stands(self, low: bytes, start: int) -> bool:
        """Whether the next word can only be a verb."""
        return low[start + 1 : low.find(b" ", start + 1)] in self._finite

    def first_finite(self, low: bytes, start: int, limit: int) -> int:
        """Where the first word begins that can only be a verb, its blank included; -1 where there is none.

        Behind an article it is a noun: `an increase`.
        """
        written = low[start:limit].split(b" ")
        if self._finite.isdisjoint(written):
            return -1
        for before, word in pairwise([b"", *written]):
            if word in self._finite and before not in self._articles:
                return start - 1
            start += len(word) + 1
        return -1

    def second_finite(self, low: bytes, start: int, limit: int) -> int:
        """Where behind the first finite verb an auxiliary begins another one; ``limit`` where none does."""
        first = self.first_finite(low, start, limit)
        verb = self._predicated.match(low, first, limit) if first >= 0 else None
        second = self._auxiliary.search(low, verb.end(), limit) if verb else None
        return second.start() if second else limit

    def joined(self, low: bytes, start: int, limit: int) -> int:
        """Where, behind other words, an `and` or `by` ends that a verb follows in its plain form; else -1.

        So does the comma of a list of verbs: `reduce pain, improve sleep, and extend survival`.
        """
        listed = self._listed.match(low, start, limit) if low.find(b", ", start, limit) >= 0 else None
        joined = listed or self._joined.match(low, start, limit)
        return joined.end() if joined else -1


def inflected(lemmas: frozenset[str]) -> frozenset[str]:
    """Each verb with its forms in -s and -ed: `carry`, `carries`, `carried`."""
    return frozenset(form for lemma in lemmas for form in (lemma, _third_person(lemma), _past(lemma)))


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")
