"""A sentence's tokens: their letters, their concepts, and where they stand in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import compress, count
from operator import not_
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.letters.lexicon import nth_piece
from pipeline.extract.claims.letters.words import MENTION, MORE
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.whole import CONCEPT


class Join(NamedTuple):
    """Tokens that are one, from the first to before the last, and the concept that it names, if any."""

    first: int
    last: int
    concept_id: str | None


class Row(NamedTuple):
    """The letters of a sentence, one for each token, and how they came about."""

    letters: str
    present: int
    """The set of them, as of :meth:`Lexicon.mask`."""
    joins: list[Join]
    """In turn: each counts the tokens that those before it left."""
    aligned: str
    """One sign for each word and each mention, before tokens were joined."""
    signs: str
    """The same before phrases became letters, with ``MENTION`` for each mention."""


class Tagged:
    """One sentence; a token is a mention, a cue phrase or another word outside brackets."""

    def __init__(self, candidate: Candidate, row: Row) -> None:
        self.letters, _, joins, self._aligned, signs = row
        self._candidate = candidate
        self._places = [match.start() for match in re.finditer(MENTION, signs)]
        self._concepts = dict(zip(self._places, map(CONCEPT, candidate.named), strict=True))
        self._firsts = _firsts(self._aligned)
        for one in joins:
            self._join(one)

    def _join(self, join: Join) -> None:
        place, *others = self._firsts[join.first : join.last]
        if others:
            self._aligned = "".join(MORE if at in others else sign for at, sign in enumerate(self._aligned))
            self._firsts = _firsts(self._aligned)
        self._concepts.pop(place, None)
        if join.concept_id:
            self._concepts[place] = join.concept_id

    def concept(self, token: int) -> str | None:
        """The id of the concept that the token names, if it is a mention or a compound."""
        return self._concepts.get(self._firsts[token])

    def names_any(self, concept_ids: frozenset[str]) -> bool:
        """Does the sentence mention one of these?"""
        return not concept_ids.isdisjoint(map(CONCEPT, self._candidate.mentions))

    def span(self, token: int) -> Span:
        """The code points of the document that the token covers."""
        first, after = self._firsts[token : token + 2]
        start, end = self._word(first)
        last = self._aligned.rfind(MORE, first, after) if after > first + 1 else -1
        return Span(start, end if last < 0 else self._word(last)[1])

    def between(self, first: int, last: int) -> Span:
        """The stretch of the sentence from one token to another; at its ends that of the sentence."""
        start, end = self._candidate.sentence[-2:]
        if self._firsts[first]:
            start = self.span(first).start
        if self._firsts[last] + 1 < len(self._aligned):
            end = self.span(last).end
        return Span(start, end)

    def whole(self) -> str:
        """The sentence."""
        start, end = self._candidate.sentence[-2:]
        return self._candidate.document.text[start:end]

    def parted(self, first: int, last: int) -> tuple[str, str, str]:
        """The sentence up to the first of these tokens, from there on, and behind the last."""
        start, end = self._candidate.sentence[-2:]
        text, here, after = self._candidate.document.text, self.span(first).start, self.span(last).end
        return text[start:here], text[here:end], text[after:end]

    def text(self, first: int, last: int) -> str:
        """The words of the sentence from one token to another, with what stands in brackets behind it."""
        start, end = self._candidate.sentence[-2:]
        if self._firsts[first]:
            start = self.span(first).start
        if (after := self._firsts[last + 1]) < len(self._aligned):
            end = self._word(after)[0]
        return self._candidate.document.text[start:end]

    def _word(self, place: int) -> tuple[int, int]:
        """Start and end of the word or mention at this place of the sentence."""
        named = self._candidate.named
        behind = bisect_left(self._places, place)
        if behind < len(named) and self._places[behind] == place:
            return named[behind][:2]
        start, end = self._candidate.sentence[-2:]
        before = place
        if behind:
            start, before = named[behind - 1].end, place - self._places[behind - 1] - 1
        if behind < len(named):
            end = named[behind].start
        word = nth_piece(before).match(self._candidate.document.text, start, end)
        return word.span(1) if word else (start, end)


def _firsts(aligned: str) -> list[int]:
    """The place of the first word of each token, and the number of words."""
    return [*compress(count(), map(not_, map(str.isspace, aligned))), len(aligned)]
