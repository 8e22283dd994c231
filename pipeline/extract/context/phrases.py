"""Where phrases end in scientific prose, and where verbs stand; all texts are folded to lower case."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

from pipeline.extract.context.verbs import Verb, inflected
from pipeline.extract.rule_rows import Rules, alternatives, field, words

PLACE = "seeds/rules/context.yaml"
"""The rule file that cues and their reach are read from."""
_MARKS = rb";|:|\?|!|\(|\)|\[|\]|\"|\.(?: |$)"
"""Each mark by itself: only a choice whose parts all begin with a literal is searched for at full speed."""
_ITEM = rb", [^ ,;:.()]+(?: [^ ,;:.()]+){0,2}"
_LISTS = {
    "noun": re.compile(rb"(?:" + _ITEM + rb")*,? (?:or|nor) "),
    "predicate": re.compile(rb"(?:" + _ITEM + rb")*,? (?:or|nor) |(?:" + _ITEM + rb"){1,8} and "),
}
DOING = re.compile(rb" (?:[a-z]+ly )?[a-z]{3,}ing ")
"""A verb that a noun phrase does not begin with: `without affecting`."""
_BRACKET = re.compile(rb"[(\[][^()\[\].;]{1,40}[)\]](?= [a-z0-9])")
"""A short bracket that a phrase goes on behind: `MSCs (n = 12) slow`."""
_OPENED = b"(["
_LONGEST = 40
"""Bytes that no word needs more of."""
_COMMA = ord(",")
_LISTING = rb",(?= |$)"
"""A comma between words: that of `1,204` or `2,3-dioxygenase` ends nothing."""
_AND = b", and "
_MORE = (b" but also ", b" but even ")
_OPENING = b',;:.()[]"'


class Phrases:
    """The words that end phrases, and the verbs, of ``seeds/rules/context.yaml``."""

    def __init__(self, rules: Rules) -> None:
        breaks = field(rules, "breaks", PLACE)
        clause, noun, verb, happening = (
            words(breaks, name, PLACE) for name in ("clause", "noun", "verb", "happening")
        )
        self._ends = {
            "clause": _stops(clause, rb", (?:" + any_of(words(breaks, "after_comma", PLACE)) + rb")(?= )"),
            "noun": _stops(clause | noun | happening, _LISTING),
            "predicate": _stops(clause | verb, _LISTING),
        }
        self._inserted = re.compile(rb"(?:,|,? (?:" + any_of(clause) + rb") )[^,;:.()]{1,100},(?= )")
        self._openers = frozenset(word.encode() for word in clause | words(breaks, "openers", PLACE))
        light = any_of(words(rules, "light_words", PLACE))
        prepositions = any_of(words(rules, "verb_prepositions", PLACE))
        self._verb = re.compile(
            rb"(?: (?:" + light + rb"|[a-z]+ly)(?= ))*(?: ([^ ,;:.()]+))(?: (" + prepositions + rb")(?= ))?"
        )
        self._of_place = frozenset(word.encode() for word in words(rules, "place_prepositions", PLACE))
        self._bringing, self._governing, self._causing = (
            frozenset(verb.encode() for verb in words(rules, f"{name}_verbs", PLACE))
            for name in ("existence", "governing", "causative")
        )
        auxiliaries = words(rules, "auxiliaries", PLACE)
        plain = words(rules, "finite_verbs", PLACE)
        self._joined = re.compile(
            rb"(?: [^ ,;:.()]+){1,8}?,? (?:(?:and|or)(?: (?:also|[a-z]+ly))?(?= (?:" + any_of(plain) + rb") )"
            rb"|(?:by|through|thereby|thus|via)(?= [a-z]{3,}ing ))"
        )
        finite = auxiliaries | inflected(plain) | words(rules, "finite_forms", PLACE)
        self._finite = frozenset(verb.encode() for verb in finite)
        self._summing = frozenset(word.encode() for word in words(rules, "summing_words", PLACE))
        listing = any_of(words(rules, "listing_words", PLACE))
        self._listing = re.compile(rb" (?:" + listing + rb")(?= )(?! (?:[a-z]+ly )?[a-z]+ed(?![a-z]))")
        self._own_verb = re.compile(rb"(?: [^ ,;:.()]+){1,6}? (?:" + any_of(auxiliaries) + rb")(?= )")
        self._main_verb = re.compile(
            rb",(?: [^ ,;:.()]+){1,6}? (?:" + any_of(auxiliaries | happening) + rb")(?=[ ,;:.]|$)"
        )
        self._denied = re.compile(
            rb"(?: (?:among|between|for|in|of|on|to|with)(?: [^ ,;:.()]+){1,6}?)?"
            rb"(?:(?: (?:" + any_of(auxiliaries) + rb")(?= ))+(?: [a-z]+ly(?= ))? [a-z]+"
            rb"| (" + any_of(happening) + rb")(?= |$|[.,;:]))"
        )

    def end(self, name: str, low: bytes, start: int, limit: int) -> int:
        """Where the phrase that stands at ``start`` ends: the first stop that no list goes on behind."""
        stops = self._ends[name]
        inserted = self._inserted.match(low, start, limit) if name == "clause" else None
        start = inserted.end() if inserted else start
        while stop := stops.search(low, start, limit):
            place = stop.start()
            bracket = _BRACKET.match(low, place, limit) if low[place] in _OPENED else None
            if bracket:
                start = bracket.end()
                continue
            if low.startswith(_MORE, place):
                start = place + 1
                continue
            listed = low[place] == _COMMA and name != "clause"
            more = _LISTS[name].match(low, place, limit) if listed else None
            if more is None:
                limit = place
                break
            start = more.end()
        return self._next_clause(low, start, limit) if name == "clause" else limit

    def _next_clause(self, low: bytes, start: int, limit: int) -> int:
        """Where, behind a verb, a comma and an `and` begin a subject with an auxiliary of its own."""
        comma = low.find(_AND, start, limit)
        while comma >= 0:
            if self._own_verb.match(low, comma + 5, limit) and self.first_finite_verb(low, start, comma) >= 0:
                return comma
            comma = low.find(_AND, comma + 1, limit)
        return limit

    def main_clause(self, low: bytes, start: int, limit: int) -> int:
        """The comma from which on a main clause follows what stands at ``start``; else ``limit``."""
        main = self._main_verb.search(low, start, limit)
        return main.start() if main else limit

    def listing(self, low: bytes, start: int, limit: int) -> int:
        """Where the things are listed that the noun phrase before ``start`` sums up; -1 where none are."""
        summing = low[max(0, start - _LONGEST) : start].rpartition(b" ")[2] in self._summing
        listing = self._listing.match(low, start, limit) if summing else None
        return listing.end() if listing else -1

    def joined_verb(self, low: bytes, start: int, limit: int) -> int:
        """Where, behind other words, an `and` or `by` ends that a verb follows in its plain form; else -1."""
        joined = self._joined.match(low, start, limit)
        return joined.end() if joined else -1

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
        of_place = verb[2] in self._of_place and not brings_about and verb[1] not in self._governing
        object_start = verb.end(1) if of_place and not DOING.match(low, verb.end(), limit) else verb.end()
        return Verb(verb.end(1), object_start, brings_about, verb[1] in self._causing)

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
