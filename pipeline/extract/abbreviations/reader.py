"""Reads a short form by the words beside it, and tells whether these are a name."""

from __future__ import annotations

import re

from pipeline.extract.abbreviations.align import Alignment, align
from pipeline.extract.abbreviations.digits import Digits
from pipeline.vocabulary.rules import Rules

_NUMBERED = re.compile(r"([A-Z]{3,})-?\d{1,3}$")
"""A short form whose number its long form need not tell: `Patient Health Questionnaire (PHQ-9)`."""
_CLAUSE_BREAK = re.compile(r"[;:,]\s|\s[(\[]|[)\]]\s|\s[–—]\s")


class ShortFormReader:
    """The words and digits that short forms lend their letters from, made ready once."""

    def __init__(self, rules: Rules) -> None:
        self._skipped = rules.words("skipped_words")
        self._no_long_words = rules.words("no_long_words")
        self._digits = Digits(rules)

    def read(self, short: str, before: str) -> Alignment | None:
        """The reading of ``short`` by the words ``before`` it, which may leave out its number."""
        reading = align(short, self._digits.in_place(short, before), self._skipped)
        if reading is not None or (numbered := _NUMBERED.match(short)) is None:
            return reading
        reading = align(numbered[1], before, self._skipped)
        return reading if reading and reading.initials else None

    def is_loose(self, short: str, long: str) -> bool:
        """Whether ``long`` is no name: letters that stand anywhere in words may be there by chance."""
        return (
            short.islower()
            or long.partition(" ")[0] in self._skipped
            or _CLAUSE_BREAK.search(long) is not None
            or not self._no_long_words.isdisjoint(long.split())
        )
