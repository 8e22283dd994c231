"""How far the force of a cue reaches in scientific prose."""

from __future__ import annotations

import re

from pipeline.document import Span
from pipeline.extract.rule_rows import Rules, alternatives, field, words

PLACE = "seeds/rules/context.yaml"
"""The rule file that cues and their reach are read from."""
REACHES = ["noun", "verb", "predicate", "clause", "subject"]
_FARTHEST = 400
"""Code points beyond which no cue reaches, so that a text without sentences costs no more than others."""
_MARKS = rb"[;:?!()\[\]\"]|\.(?: |$)"
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

    def of(self, name: str, most_words: int, low: bytes, *, cue: Span, sentence: Span) -> Span:
        """The reach ``name`` of ``cue``, of at most ``most_words`` words; empty where nothing is reached."""
        if name == "subject":
            return self._subject(low, max(sentence.start, cue.start - _FARTHEST), cue.start, most_words)
        end = self._forward(name, low, cue.end, min(sentence.end, cue.end + _FARTHEST))
        return _trimmed(low, cue.end, _after_words(low, cue.end, end, most_words))

    def _forward(self, name: str, low: bytes, start: int, limit: int) -> int:
        if name == "verb" or (name == "noun" and _DOING.match(low, start, limit)):
            return self._verb_end(low, start, limit)
        if name == "predicate":
            verb = self._verb.match(low, start, limit)
            start = verb.end() if verb else start
        return self._end(name, low, start, limit)

    def _verb_end(self, low: bytes, start: int, limit: int) -> int:
        verb = self._verb.match(low, start, limit)
        if verb is None:
            return start
        if verb[1] not in self._existence_verbs:
            return verb.end(1)
        return self._end("predicate", low, verb.end(), limit)

    def _end(self, name: str, low: bytes, start: int, limit: int) -> int:
        stop = self._ends[name].search(low, start, limit)
        if stop is None:
            return limit
        more = _LIST.match(low, stop.start(), limit) if name != "clause" else None
        if more is None:
            return stop.start()
        return self._end(name, low, more.end(), limit)

    def _subject(self, low: bytes, start: int, end: int, most_words: int) -> Span:
        """The noun phrase that the clause before ``end`` begins with, without what is attached to it."""
        for clause_end in self._ends["clause"].finditer(low, start, end):
            start = clause_end.end()
        comma = low.rfind(b", ", start, end)
        start = comma + 2 if comma >= 0 else start
        stop = self._ends["noun"].search(low, max(0, start - 1), end)
        head_end = stop.start() if stop else end
        if low.count(b" ", start, head_end) >= most_words:
            return Span(end, end)
        return _trimmed(low, start, head_end)


def _any_of(listed: frozenset[str]) -> bytes:
    return alternatives(listed).encode()


def _stops(listed: frozenset[str], more: bytes) -> re.Pattern[bytes]:
    return re.compile(_MARKS + rb"|" + more + rb"| (?:" + _any_of(listed) + rb")(?= |$)")


def _after_words(low: bytes, start: int, end: int, most_words: int) -> int:
    """The end of the last of ``most_words`` words after ``start``, or ``end``."""
    if low.count(b" ", start, end) <= most_words:
        return end
    for _ in range(most_words + 1):
        start = low.index(b" ", start, end) + 1
    return start - 1


def _trimmed(low: bytes, start: int, end: int) -> Span:
    """``[start, end)`` without white space at its ends."""
    reached = low[start:end]
    if not reached.strip():
        return Span(end, end)
    return Span(end - len(reached.lstrip()), start + len(reached.rstrip()))
