"""Writes the numbers of a long form as its short form does: `six-minute walk test (6MWT)`."""

from __future__ import annotations

import re

from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules

_NO_LETTER = "_"
"""Fills a word up to its length, so that every offset stays."""


class Digits:
    """The words for numbers, and the digit of each."""

    def __init__(self, rules: Rules) -> None:
        self._digits = {word: str(digit) for word, digit in rules.field("digits").items()}
        self._word = re.compile(rf"\b(?:{alternatives(list(self._digits))})\b", re.IGNORECASE)

    def in_place(self, short: str, before: str) -> str:
        """``before`` with digits for its number words, where ``short`` has a digit; as long as it was."""
        return before if short.isalpha() else self._word.sub(self._digit, before)

    def _digit(self, word: re.Match[str]) -> str:
        return self._digits[word[0].lower()].ljust(len(word[0]), _NO_LETTER)
