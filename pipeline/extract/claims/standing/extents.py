"""Tells which stretch of its sentence a claim is said in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.letters.clauses import Clauses
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.templates import Fit
from pipeline.extract.claims.sentences.candidates import Candidate
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.vocabulary.rules import Rules


class Extent(NamedTuple):
    """Where a claim is said: the place behind it, that behind the next one in another clause, its clause."""

    end: int
    until: int
    clause: Span


class Extents:
    """The classes that end a clause on its left, and the marks that do on its right."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        self._clause = Clauses(rules, lexicon).of
        self._right_end = lexicon.any_of("break", "but", "comma", "resumed")

    def of(self, one: Candidate, tagged: Tagged, fits: Sequence[Fit]) -> tuple[Span, list[Extent]]:
        """The stretch of the sentence that adds to all of its fits, and where each of these is said.

        To what is only part of a sentence the whole of that adds.
        """
        ends = [tagged.span(fit.end - 1).end for fit in fits]
        clauses = [self._clause_of(tagged, [fit]) for fit in fits]
        said = list(zip(ends, clauses, strict=True))
        last = one.sentence.end
        behind = [
            min([other for other, among in said if other > end and among.end != clause.end], default=last)
            for end, clause in said
        ]
        extents = list(map(Extent, ends, behind, clauses))
        sentence = one.document.sentences[one.place]
        if one.sentence != sentence:
            return Span(sentence.start, sentence.end), extents
        return self._clause_of(tagged, fits) if len(fits) > 1 else clauses[0], extents

    def _clause_of(self, tagged: Tagged, fits: Sequence[Fit]) -> Span:
        """The stretch of the sentence that adds to the fits: from the break before to the mark after."""
        letters = tagged.letters
        first = min([fit.start for fit in fits])
        last = max([fit.end for fit in fits])
        start, _ = self._clause(letters, first)
        after = self._right_end.search(letters, last)
        return tagged.between(start, (after.start() if after else len(letters)) - 1)
