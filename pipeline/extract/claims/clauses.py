"""Cuts a sentence's letters into clauses."""

from __future__ import annotations

from pipeline.extract.claims.lexicon import Lexicon
from pipeline.vocabulary.rules import Rules


class Clauses:
    """The classes that end a clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._ends = lexicon.any_of("break", "but", "resumed")

    def of(self, letters: str, token: int) -> tuple[int, int]:
        """The place of the first token of the clause that holds ``token``, and the place after its last."""
        first = 0
        for end in self._ends.finditer(letters):
            if end.start() > token:
                return first, end.start()
            if end.start() < token:
                first = end.end()
        return first, len(letters)


class OtherTrends:
    """The pattern ``other_trend``."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        source, parts = (rules.field(key) for key in ("other_trend", "parts"))
        self._pattern = lexicon.pattern(source, parts, rules.at("other_trend"))
        self._insignificant = lexicon.letters["insignificant"]

    def cut(self, letters: str, outcome: int, last: int) -> int:
        """``last``, or the place before it where a trend of another outcome than the token begins."""
        if self._insignificant not in letters:
            return last
        found = self._pattern.search(letters, outcome + 1, last)
        return found.start() if found else last
