"""How far the force of a cue reaches in scientific prose."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

from pipeline.document import Sentence, Span
from pipeline.extract.rule_rows import Rules, alternatives, field, words

PLACE = "seeds/rules/context.yaml"
"""The rule file that cues and their reach are read from."""
REACHES = ["noun", "verb", "predicate", "clause", "subject"]
_FARTHEST = 400
"""Code points beyond which no cue reaches, so that a text without sentences costs no more than others."""
_MARKS = rb";|:|\?|!|\(|\)|\[|\]|\"|\.(?: |$)"
"""Each mark by itself: only a choice whose parts all begin with a literal is searched for at full speed."""
_DOING = re.compile(rb" (?:[a-z]+ly )?[a-z]{3,}ing ")
_LIST = re.compile(rb"(?:, [^ ,;:.()]+(?: [^ ,;:.()]+){0,2})*,? (?:or|nor) ")


class Reach:
    """The reaches that a cue may have; the words that end them stand in ``seeds/rules/context.yaml``."""

    def __init__(self, rules: Rules) -> None:
        breaks = field(rules, "breaks", PLACE)
        clause, noun, verb = (words(breaks, name, PLACE) for name in ("clause", "noun", "verb"))
        self._ends = {
            "clause": _stops(clause, rb", (?:" + _any_of(words(breaks, "after_comma", PLACE)) + rb")(?= )"),
            "noun": _stops(clause | noun, rb","),
            "predicate": _stops(clause | verb, rb","),
        }
        light = _any_of(words(rules, "light_words", PLACE))
        prepositions = _any_of(words(rules, "verb_prepositions", PLACE))
        self._verb = re.compile(
            rb"(?: (?:" + light + rb"|[a-z]+ly)(?= ))*(?: ([^ ,;:.()]+))(?: (?:" + prepositions + rb")(?= ))?"
        )
        self._existence_verbs = {verb.encode() for verb in words(rules, "existence_verbs", PLACE)}

    def of(self, name: str, most_words: int, low: bytes, *, cue: Span, sentence: Sentence) -> Span | None:
        """The reach ``name`` of ``cue``, of at most ``most_words`` words; None where nothing is reached."""
        start, end = cue
        if name == "subject":
            return self._subject(low, max(sentence.start, start - _FARTHEST), start, most_words)
        stop = self._forward(name, low, end, min(sentence.end, end + _FARTHEST))
        if low.count(b" ", end, stop) > most_words:
            stop -= len(low[end:stop].split(b" ", most_words + 1)[-1]) + 1
        return _trimmed(low, end, stop)

    def _forward(self, name: str, low: bytes, start: int, limit: int) -> int:
        """The end of the reach that begins at ``start``."""
        if name == "predicate":
            verb = self._verb.match(low, start, limit)
            start = verb.end() if verb else start
        elif name == "verb" or (name == "noun" and _DOING.match(low, start, limit)):
            verb = self._verb.match(low, start, limit)
            if verb is None or verb[1] not in self._existence_verbs:
                return verb.end(1) if verb else start
            name, start = "predicate", verb.end()
        return self._end(name, low, start, limit)

    def _end(self, name: str, low: bytes, start: int, limit: int) -> int:
        """The first stop that no list goes on behind."""
        stops = self._ends[name]
        while stop := stops.search(low, start, limit):
            more = _LIST.match(low, stop.start(), limit) if name != "clause" else None
            if more is None:
                return stop.start()
            start = more.end()
        return limit

    def _subject(self, low: bytes, start: int, end: int, most_words: int) -> Span | None:
        """The noun phrase that the clause before ``end`` begins with, without what is attached to it."""
        for clause_end in self._ends["clause"].finditer(low, start, end):
            start = clause_end.end()
        comma = low.rfind(b", ", start, end)
        start = comma + 2 if comma >= 0 else start
        stop = self._ends["noun"].search(low, max(0, start - 1), end)
        head_end = stop.start() if stop else end
        if low.count(b" ", start, head_end) >= most_words:
            return None
        return _trimmed(low, start, head_end)


def _any_of(listed: frozenset[str]) -> bytes:
    """A choice of the words, first by their first letters, so that few are tried at each place."""
    by_letter = groupby(sorted(listed), key=itemgetter(0))
    tails = [
        f"{re.escape(letter)}(?:{alternatives([word[1:] for word in same])})" for letter, same in by_letter
    ]
    return "|".join(tails).encode()


def _stops(listed: frozenset[str], more: bytes) -> re.Pattern[bytes]:
    return re.compile(_MARKS + rb"|" + more + rb"| (?:" + _any_of(listed) + rb")(?= |$)")


def _trimmed(low: bytes, start: int, end: int) -> Span | None:
    """``[start, end)`` without white space at its ends; None where nothing else is left."""
    reached = low[start:end].lstrip()
    start, length = end - len(reached), len(reached.rstrip())
    return Span(start, start + length) if length else None
