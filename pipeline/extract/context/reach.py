"""How far the force of a cue reaches in scientific prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.document import Sentence, Span, row_maker
from pipeline.extract.context.edges import (
    BY_PLACE,
    after_words,
    asked,
    before_aside,
    beginning,
    says_nothing,
    trimmed,
    widened,
)
from pipeline.extract.context.phrases import CHANGES, EFFECT, Phrases
from pipeline.extract.context.verbs import DOING

_OF_CLAUSES = ("clause", "adverbial", "purpose", "statement", "apposition", "consequence")
_OF_NOUNS = ("noun", "either")
_GOING_ON = ("phrase", "inner", "predicates")
REACHES = [*_OF_NOUNS, *_OF_CLAUSES, *_GOING_ON, "verb", "predicate", "subject", "opening", "sentence"]
_FARTHEST = 400
"""Code points beyond which no cue reaches, so that a text without sentences costs no more than others."""
_NEAR = 30
"""Bytes before a noun at most where it is the subject of its sentence: `our first working hypothesis`."""
_DESCRIBED = re.compile(rb" (?:at|by|for|in|on|through|to|with) which$")
"""What begins a description of a subject: `The mechanism by which they act is unknown`."""
_PREDICATE = re.compile(rb"(?: (?:are|had|has|have|is|was|were))* ?$")
"""The verb whose rest is a cue."""
_JOINED = re.compile(rb" (?:and|or)(?= [^ ])")
"""What goes on with a subject: `Fever and headache were not seen`."""


class Reached(NamedTuple):
    """What a cue reaches: the words of ``scope``, and the names that end a phrase within ``names``."""

    scope: Span
    names: Span | None


_reached = row_maker(Reached)


class Reach:
    """The reaches that a cue may have."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases, self._verbs = phrases, phrases.verbs

    def of(self, name: str, most_words: int, low: bytes, *, cue: Span, sentence: Sentence) -> list[Reached]:
        """The reach ``name`` of ``cue``, of at most ``most_words`` words, in its parts."""
        first = max(sentence.start, cue.start - _FARTHEST)
        if name == "sentence":
            scope = asked(low, first, cue.start)
            return [Reached(scope, None)] if scope else []
        if name in BY_PLACE and says_nothing(name, low, cue, sentence):
            return []
        if name == "subject":
            subject = self._subject(low, first, cue.start, most_words)
            return [Reached(subject, subject)] if subject else []
        reached = self._onward(name, most_words, low, cue=cue, sentence=sentence)
        if name == "consequence":
            conditions = self._part(low, cue.end, reached.scope.start - 2 if reached else cue.end)
            return [*conditions, *([reached] if reached else [])]
        if reached is None or name not in _GOING_ON:
            return [reached] if reached else []
        limit = min(sentence.end, reached.scope.end + _FARTHEST)
        return [reached, *self._further(name, low, reached.scope.end, limit)]

    def _onward(
        self, name: str, most_words: int, low: bytes, *, cue: Span, sentence: Sentence
    ) -> Reached | None:
        limit = min(sentence.end, cue.end + _FARTHEST)
        opens = cue.start == sentence.start
        apart = opens or low.startswith(b", ", cue.start - 2)
        start = beginning(name, low, cue.end, limit, apart=apart)
        if name == "apposition" and not self._is_subject(low, sentence.start, cue.start):
            name = "clause"
        fronted = apart if name == "adverbial" else opens
        stop, names_start, names_stop = self._forward(widened(name, opens=fronted), low, start, limit)
        stop = after_words(low, start, stop, most_words)
        scope = names = trimmed(low, start, stop)
        if scope is None:
            return None
        if names_start > start or names_stop < stop:
            names = trimmed(low, names_start, min(names_stop, stop))
        if name in _OF_NOUNS and names and self._phrases.opens_a_clause(low, sentence.start, cue.start):
            return self._with_verb(name, low, Reached(scope, names), limit=limit)
        return _reached((scope, names))

    def _with_verb(self, name: str, low: bytes, subject: Reached, *, limit: int) -> Reached:
        """``subject`` with its verb and with what that would bring about.

        Of `neither` most verbs alone are denied: in `neither drug slowed decline` the drugs were there. So
        they were in `no drug was shown to slow it`.
        """
        scope, names = subject
        verb_end, object_end = self._phrases.denied_predicate(low, scope.end, limit)
        if (shown_end := self._phrases.shown(low, verb_end, limit)) >= 0:
            return Reached(Span(scope.start, shown_end), None)
        whole = Span(scope.start, max(verb_end, object_end))
        if name == "either" and verb_end > scope.end and not self._phrases.was_there(low, verb_end, limit):
            return Reached(whole, trimmed(low, verb_end, object_end))
        return Reached(whole, names and Span(names.start, max(names.end, object_end)))

    def _further(self, name: str, low: bytes, place: int, limit: int) -> Iterator[Reached]:
        """What is reached behind a reach that ends at ``place``."""
        if name != "predicates" and (start := self._phrases.listing(low, place, limit)) >= 0:
            yield from self._part(low, start, self._phrases.end("predicate", low, start, limit))
        elif name == "predicates":
            if (start := self._phrases.examples(low, place, limit)) >= 0:
                place = self._phrases.end("predicate", low, start, limit)
                yield from self._part(low, start, place)
            end = self._phrases.end("clause", low, place, limit)
            while (start := self._verbs.joined(low, place, end)) >= 0:
                place = self._predicate(low, start, end)
                yield from self._part(low, start, place)

    def _part(self, low: bytes, start: int, stop: int) -> Iterator[Reached]:
        if scope := trimmed(low, start, stop):
            yield Reached(scope, scope)

    def _is_subject(self, low: bytes, start: int, end: int) -> bool:
        """Whether the noun from ``end`` on is the subject of the sentence from ``start`` on."""
        return end - start < _NEAR and self._verbs.first_finite(low, start, end) < 0

    def _forward(self, name: str, low: bytes, start: int, limit: int) -> tuple[int, int, int]:
        """The end of the reach that begins at ``start``, and where names are reached; nowhere is 0, 0."""
        if name in _OF_CLAUSES:
            stop = self._phrases.end("clause", low, start, limit)
            if name == "adverbial":
                stop = self._phrases.main_clause(low, start, stop)
            elif name == "apposition":
                stop = self._verbs.second_finite(low, start, stop)
            return stop, *((0, 0) if name == "statement" else self._said(low, start, stop))
        if name in ("predicate", "predicates"):
            stop = self._predicate(low, start, limit)
        elif name == "verb" or (name == "either" and self._is_done(low, start, limit)):
            return self._verb(low, start, limit)
        else:
            stop = self._phrases.end("noun", low, start, limit)
        return stop, start, stop

    def _is_done(self, low: bytes, start: int, limit: int) -> bool:
        """Whether a verb follows a cue that noun phrases mostly follow: `without affecting`."""
        return DOING.match(low, start, limit) is not None or self._verbs.stands(low, start)

    def _verb(self, low: bytes, start: int, limit: int) -> tuple[int, int, int]:
        """Up to the verb at ``start``, and over its object where the verb brings that about."""
        verb = self._verbs.read(low, start, limit)
        if verb is None:
            return start, 0, 0
        if not verb.brings_about:
            return verb.end, 0, 0
        stop = self._phrases.end("predicate", low, verb.object_start, limit)
        return stop, start, stop

    def _predicate(self, low: bytes, start: int, limit: int) -> int:
        verb = self._verbs.read(low, start, limit)
        if verb and low.startswith(b" that ", verb.end, limit):
            return self._phrases.end("clause", low, verb.end + 5, limit)
        stop = self._phrases.end("predicate", low, verb.object_start if verb else start, limit)
        if (changed := self._with_changed(low, stop, limit, CHANGES)) > stop:
            return changed
        if low.startswith(b" to ", stop, limit) and self._phrases.goes_to(low, stop):
            stop = self._phrases.end("predicate", low, stop + 3, limit)
            return self._with_changed(low, stop, limit, CHANGES)
        return stop

    def _with_changed(self, low: bytes, stop: int, limit: int, names: Sequence[str]) -> int:
        """``stop``, or the end of what the word of change or effect before it changes."""
        changed = self._phrases.changing(low, stop, limit, names=names)
        return stop if changed < 0 else self._phrases.end("predicate", low, changed, limit)

    def _said(self, low: bytes, start: int, stop: int) -> tuple[int, int]:
        """What the clause says of its subject: its first verb with the object."""
        verb = self._verbs.first_finite(low, start, stop)
        if verb < 0:
            object_end = self._phrases.end("predicate", low, start, stop)
            return start, self._with_changed(low, object_end, stop, [EFFECT])
        return verb, self._predicate(low, verb, stop)

    def _subject(self, low: bytes, start: int, end: int, most_words: int) -> Span | None:
        """The noun phrase that the clause before ``end`` begins with, without what is attached to it."""
        first, end = start, before_aside(low, start, end)
        start = self._phrases.clause_start(low, first, end)
        if described := _DESCRIBED.search(low, first, start):
            verb = start + len(_PREDICATE.sub(b"", low[start:end]))
            if self._verbs.first_finite(low, start, verb) >= 0:
                end = described.start()
                start = self._phrases.clause_start(low, first, end)
        blank = start if low.startswith(b" ", start) else max(0, start - 1)
        head_end = self._phrases.end("noun", low, blank, end)
        while joined := _JOINED.match(low, head_end, end):
            head_end = self._phrases.end("noun", low, joined.end(), end)
        return trimmed(low, start, head_end) if low.count(b" ", start, head_end) < most_words else None
