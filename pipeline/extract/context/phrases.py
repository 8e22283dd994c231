"""Where phrases end in scientific prose; all texts are folded to lower case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.context.denied import having, predicates
from pipeline.extract.context.verbs import Verbs
from pipeline.extract.patterns import any_of
from pipeline.vocabulary.rules import Rules

_MARKS = rb";|:|\?|!|\(|\)|\[|\]|\"|\||\.(?: |$)"
"""Each mark by itself: only a choice whose parts all begin with a literal is searched for at full speed."""
_ITEM = rb", [^ ,;:.()]+(?: [^ ,;:.()]+){0,2}"
_LISTS = {
    "noun": re.compile(rb"(?:" + _ITEM + rb")*,? (?:or|nor) "),
    "predicate": re.compile(
        rb"(?:" + _ITEM + rb")*,? (?:or|nor) |(?:" + _ITEM + rb"){1,8} and "
        rb"|(?:, [^ ,;:.()]+){1,8}, and (?=[^ ,;:.()]+(?:[.;)]|$))"
    ),
}
_BRACKET = re.compile(rb"[(\[][^()\[\].;]{1,40}[)\]](?= [a-z0-9]|, [a-z]+ed )")
"""A short bracket that a phrase goes on behind: `MSCs (n = 12) slow`, `MSCs (n = 12), injected at once,`."""
_OPENED = b"(["
_LONGEST = 40
"""Bytes that no word needs more of."""
_COMMA = ord(",")
_LISTING = rb",(?= |$)"
"""A comma between words: that of `1,204` or `2,3-dioxygenase` ends nothing."""
_AND = b", and "
_MORE = (b" but also ", b" but even ", b" but that ", b" and well ")
"""What a phrase goes on behind: `no adequate and well-controlled study`."""
_OPENING = b',;:.()[]"'
EFFECT = "effect"
CHANGES = ("change", EFFECT)
"""Kinds of words with prepositions of their own: `decline in`, `effect on`."""


class Phrases:
    """The words that end phrases, of ``seeds/rules/context.yaml``."""

    def __init__(self, rules: Rules) -> None:
        self.verbs = Verbs(rules)
        breaks = rules.section("breaks")
        clause, noun, verb, happening = (
            breaks.words(name) for name in ("clause", "noun", "verb", "happening")
        )
        self._ends = {
            "clause": _stops(clause, rb", (?:" + any_of(breaks.words("after_comma")) + rb")(?= )"),
            "noun": _stops(clause | noun | happening, _LISTING),
            "predicate": _stops(clause | verb, _LISTING),
        }
        self._lead = re.compile(
            rb"(?:(?:,|,? (?:" + any_of(clause) + rb") )[^,;:.()]{1,160},(?= ))?"
            rb"(?: (?:" + any_of(breaks.words("opening")) + rb")(?= ))?"
        )
        self._openers = frozenset(word.encode() for word in clause | breaks.words("openers"))
        self._summing = frozenset(word.encode() for word in rules.words("summing_words"))
        self._there = frozenset(word.encode() for word in rules.words("there_words"))
        self._changes = {
            name: (
                re.compile(rb" (?:" + any_of(rules.words(f"{name}_prepositions")) + rb")(?= )"),
                re.compile(rb" (?:" + any_of(rules.words(f"{name}_words")) + rb")$"),
            )
            for name in CHANGES
        }
        self._comparing = frozenset(word.encode() for word in rules.words("comparing_words"))
        listing = any_of(rules.words("listing_words"))
        self._listing = re.compile(rb"(?: (?:" + listing + rb")|:)(?= )(?! (?:[a-z]+ly )?[a-z]+ed(?![a-z]))")
        self._examples = re.compile(rb",? (?:" + any_of(rules.words("example_words")) + rb")(?= )")
        self._read_verbs(rules, breaks, happening)

    def _read_verbs(self, rules: Rules, breaks: Rules, happening: frozenset[str]) -> None:
        """The patterns of verbs that end a phrase or carry it on."""
        auxiliaries = rules.words("auxiliaries")
        own_verb = rb"(?: [^ ,;:.()]+){1,6}? (?:" + any_of(auxiliaries | happening) + rb")(?![a-z])"
        joining = any_of(breaks.words("joining"))
        self._own_verb = re.compile(rb"(?! (?:[a-z]+ly|" + joining + rb") )" + own_verb)
        self._main_verb = re.compile(
            rb",(?: [^ ,;:.()]+){1,6}? (?:" + any_of(auxiliaries | happening) + rb")(?=[ ,;:.]|$)"
        )
        owning = any_of(auxiliaries & rules.words("existence_verbs"))
        owned = having(rules, owning, any_of(auxiliaries))
        adverb = rb"(?: (?:[a-z]+ly|" + any_of(rules.words("inner_adverbs")) + rb")(?= ))?"
        perfect = rb"(?:" + owning + rb")" + adverb + rb" (?!(?:" + any_of(auxiliaries) + rb") )[a-z]+"
        done = b"|".join([any_of(happening), owned, perfect])
        self._denied = predicates(any_of(auxiliaries), adverb, done)
        showing = any_of(rules.words("showing_words"))
        self._shown = re.compile(rb"(?:" + showing + rb") (?:that(?= )|to(?: [a-z]+ly(?= ))? [a-z]+)")

    def end(self, name: str, low: bytes, start: int, limit: int) -> int:
        """Where the phrase that stands at ``start`` ends: the first stop that no list goes on behind."""
        stops = self._ends[name]
        lead = self._lead.match(low, start, limit) if name == "clause" else None
        start = lead.end() if lead else start
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
        """Where a comma and an `and` begin a subject with a verb of its own.

        They may join the last thing of a list unless a verb or no other comma stands before them.
        """
        comma, first = low.find(_AND, start, limit), low.find(b",", start, limit)
        while comma >= 0:
            if self._own_verb.match(low, comma + 5, limit) and (
                comma == first or self.verbs.first_finite(low, start, comma) >= 0
            ):
                return comma
            comma = low.find(_AND, comma + 1, limit)
        return limit

    def main_clause(self, low: bytes, start: int, limit: int) -> int:
        """The comma from which on a main clause follows what stands at ``start``; else ``limit``."""
        if main := self._main_verb.search(low, start, limit):
            return main.start()
        comma = low.find(b", ", start, limit)
        return comma if 0 <= comma == low.rfind(b", ", start, limit) else limit

    def goes_to(self, low: bytes, end: int) -> bool:
        """Whether a `to` behind ``end`` tells where the object goes, as no `compared to` does."""
        return low[max(0, end - _LONGEST) : end].rpartition(b" ")[2] not in self._comparing

    def examples(self, low: bytes, start: int, limit: int) -> int:
        """Where examples begin of what ends at ``start``; -1 where there are none."""
        found = self._examples.match(low, start, limit)
        return found.end() if found else -1

    def changing(self, low: bytes, end: int, limit: int, *, names: Sequence[str] = CHANGES) -> int:
        """Where what changes begins behind a word of change or effect that ends at ``end``; else -1."""
        for preposition, word in map(self._changes.__getitem__, names):
            found = preposition.match(low, end, limit)
            if found and word.search(low, max(0, end - _LONGEST), end):
                return found.end()
        return -1

    def listing(self, low: bytes, start: int, limit: int) -> int:
        """Where the things are listed that the noun phrase before ``start`` sums up; -1 where none are."""
        summing = low[max(0, start - _LONGEST) : start].rpartition(b" ")[2] in self._summing
        listing = self._listing.match(low, start, limit) if summing else None
        return listing.end() if listing else -1

    def clause_start(self, low: bytes, start: int, end: int) -> int:
        """Where the clause begins that holds ``end``, looked for from ``start`` on."""
        stops, place = self._ends["clause"], start
        while stop := stops.search(low, place, end):
            bracket = _BRACKET.match(low, stop.start()) if low[stop.start()] in _OPENED else None
            place = bracket.end() if bracket else stop.end()
            start = start if bracket else place
        comma = low.rfind(b", ", start, end)
        return comma + 2 if comma >= 0 else start

    def opens_a_clause(self, low: bytes, start: int, place: int) -> bool:
        """Whether a clause begins at ``place``, in a sentence from ``start`` on."""
        before = low[start:place].rstrip()
        return not before or before[-1] in _OPENING or before.rpartition(b" ")[2] in self._openers

    def denied_predicate(self, low: bytes, start: int, limit: int) -> tuple[int, int]:
        """The end of the verb whose subject ends at ``start``, and of the object that it would bring about.

        Both are ``start`` where there is none.
        """
        found = self._denied.match(low, start, limit)
        if found is None:
            return start, start
        brings_about = found[1] is not None and found[1].rpartition(b" ")[2] in self.verbs.bringing
        return found.end(), self.end("predicate", low, found.end(), limit) if brings_about else start

    def shown(self, low: bytes, verb_end: int, limit: int) -> int:
        """The end of what the verb before ``verb_end`` says that its subject was shown to do; else -1."""
        start = low.rfind(b" ", max(0, verb_end - _LONGEST), verb_end) + 1
        shown = self._shown.match(low, start, limit)
        if shown is None:
            return -1
        end = shown.end()
        return self.end("clause", low, end, limit) if low.endswith(b" that", start, end) else end

    def was_there(self, low: bytes, verb_end: int, limit: int) -> bool:
        """Whether the verb before ``verb_end`` tells of its subject that it was there, and of no object."""
        verb = low[max(0, verb_end - _LONGEST) : verb_end].rpartition(b" ")[2]
        told = verb in self._there or verb in self.verbs.bringing
        return told and (verb_end == limit or self._ends["noun"].match(low, verb_end, limit) is not None)


def _stops(listed: frozenset[str], more: bytes) -> re.Pattern[bytes]:
    return re.compile(_MARKS + rb"|" + more + rb"| (?:" + any_of(listed) + rb")(?=[ .,;:)]|$)")
