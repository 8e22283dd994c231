"""Where phrases end in scientific prose, and where verbs stand; all texts are folded to lower case."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from pipeline.extract.context.verbs import inflected
from pipeline.extract.rule_rows import Rules, alternatives, field, words

PLACE = "seeds/rules/context.yaml"
"""The rule file that cues and their reach are read from."""
_MARKS = rb";|:|\?|!|\(|\)|\[|\]|\"|\.(?: |$)"
"""Each mark by itself: only a choice whose parts all begin with a literal is searched for at full speed."""
_LIST = re.compile(rb"(?:, [^ ,;:.()]+(?: [^ ,;:.()]+){0,2})*,? (?:or|nor) ")
_COMMA = ord(",")
_OPENING = b',;:.()[]"'


class Verb(NamedTuple):
    """One verb: ``end`` is behind it, ``object_start`` behind its preposition too.

    ``brings_about`` tells whether its object is there only if what the verb says holds.
    """

    end: int
    object_start: int
    brings_about: bool


class Phrases:
    """The words that end phrases, and the verbs, of ``seeds/rules/context.yaml``."""

    def __init__(self, rules: Rules) -> None:
        breaks = field(rules, "breaks", PLACE)
        clause, noun, verb, happening = (
            words(breaks, name, PLACE) for name in ("clause", "noun", "verb", "happening")
        )
        self._ends = {
            "clause": _stops(clause, rb", (?:" + any_of(words(breaks, "after_comma", PLACE)) + rb")(?= )"),
            "noun": _stops(clause | noun | happening, rb","),
            "predicate": _stops(clause | verb, rb","),
        }
        self._openers = frozenset(word.encode() for word in clause | words(breaks, "openers", PLACE))
        light = any_of(words(rules, "light_words", PLACE))
        prepositions = any_of(words(rules, "verb_prepositions", PLACE))
        self._verb = re.compile(
            rb"(?: (?:" + light + rb"|[a-z]+ly)(?= ))*(?: ([^ ,;:.()]+))(?: (" + prepositions + rb")(?= ))?"
        )
        self._of_place = frozenset(word.encode() for word in words(rules, "place_prepositions", PLACE))
        self._bringing = frozenset(verb.encode() for verb in words(rules, "existence_verbs", PLACE))
        auxiliaries = words(rules, "auxiliaries", PLACE)
        finite = auxiliaries | inflected(words(rules, "finite_verbs", PLACE))
        self._finite = frozenset(verb.encode() for verb in finite)
        self._denied = re.compile(
            rb"(?: (?:among|between|for|in|of|on|to|with)(?: [^ ,;:.()]+){1,6}?)?"
            rb"(?:(?: (?:" + any_of(auxiliaries) + rb")(?= ))+(?: [a-z]+ly(?= ))? [a-z]+"
            rb"| (" + any_of(happening) + rb")(?= |$|[.,;:]))"
        )

    def end(self, name: str, low: bytes, start: int, limit: int) -> int:
        """Where the phrase that stands at ``start`` ends: the first stop that no list goes on behind."""
        stops = self._ends[name]
        while stop := stops.search(low, start, limit):
            place = stop.start()
            listed = low[place] == _COMMA and name != "clause"
            more = _LIST.match(low, place, limit) if listed else None
            if more is None:
                return place
            start = more.end()
        return limit

    def clause_start(self, low: bytes, start: int, end: int) -> int:
        """Where the clause begins that holds ``end``, looked for from ``start`` on."""
        for clause_end in self._ends["clause"].finditer(low, start, end):
            start = clause_end.end()
        comma = low.rfind(b", ", start, end)
        return comma + 2 if comma >= 0 else start

    def opens_a_clause(self, low: bytes, start: int, place: int) -> bool:
        """Whether a clause begins at ``place``, in a sentence from ``start`` on."""
        before = low[start:place].rstrip()
        return not before or before[-1] in _OPENING or before.rpartition(b" ")[2] in self._openers

    def verb(self, low: bytes, start: int, limit: int) -> Verb | None:
        """The verb that stands at ``start``, light words aside."""
        verb = self._verb.match(low, start, limit)
        if verb is None:
            return None
        brings_about = verb[1] in self._bringing
        of_place = verb[2] in self._of_place and not brings_about
        return Verb(verb.end(1), verb.end(1) if of_place else verb.end(), brings_about)

    def begins_with_a_verb(self, low: bytes, start: int) -> bool:
        """Whether the next word can only be a verb."""
        return low[start + 1 : low.find(b" ", start + 1)] in self._finite

    def first_finite_verb(self, low: bytes, start: int, limit: int) -> int:
        """Where the first word begins that can only be a verb, its blank included; -1 where there is none."""
        written = low[start:limit].split(b" ")
        if self._finite.isdisjoint(written):
            return -1
        for word in written:
            if word in self._finite:
                return start - 1
            start += len(word) + 1
        return -1

    def denied_predicate(self, low: bytes, start: int, limit: int) -> tuple[int, int]:
        """The end of the verb whose subject ends at ``start``, and of the object that it would bring about.

        Both are ``start`` where there is none.
        """
        found = self._denied.match(low, start, limit)
        if found is None:
            return start, start
        brings_about = found[1] in self._bringing
        return found.end(), self.end("predicate", low, found.end(), limit) if brings_about else start


def any_of(listed: frozenset[str]) -> bytes:
    """A choice of the words, first by their first letters, so that few are tried at each place."""
    by_letter = groupby(sorted(listed), key=itemgetter(0))
    tails = [
        f"{re.escape(letter)}(?:{alternatives([word[1:] for word in same])})" for letter, same in by_letter
    ]
    return "|".join(tails).encode()


def _stops(listed: frozenset[str], more: bytes) -> re.Pattern[bytes]:
    return re.compile(_MARKS + rb"|" + more + rb"| (?:" + any_of(listed) + rb")(?=[ .,;:)]|$)")
