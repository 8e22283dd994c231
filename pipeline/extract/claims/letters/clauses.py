"""Cuts a sentence's letters into clauses."""

from __future__ import annotations

from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.vocabulary.rules import Rules

ENDS = ("break", "but", "resumed")
"""Classes that end a clause."""


class Halves:
    """The section ``half_sentence``: where an `and` joins two statements, each with a verb of its own."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        section = rules.section("half_sentence")
        self._before, self._behind = (lexicon.pattern_under(section, key) for key in ("before", "behind"))
        self._ends = lexicon.any_of(*ENDS)
        self._joint = lexicon.letters["comma"] + lexicon.letters["also"]

    def starts(self, letters: str) -> list[int]:
        """The places of the commas with which another statement begins."""
        if self._joint not in letters:
            return []
        found, first = list[int](), 0
        for match in self._behind.finditer(letters):
            first = max([first, *(end.end() for end in self._ends.finditer(letters, first, match.start()))])
            if self._before.search(letters[first : match.start()]):
                found.append(match.start())
                first = match.end()
        return found


class Clauses:
    """What ends a clause."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        self._ends, self._halves = lexicon.any_of(*ENDS), Halves(rules, lexicon)

    def of(self, letters: str, token: int) -> tuple[int, int]:
        """The place of the first token of the clause that holds ``token``, and the place after its last."""
        first = 0
        for end in sorted(
            [*(end.start() for end in self._ends.finditer(letters)), *self._halves.starts(letters)]
        ):
            if end > token:
                return first, end
            if end < token:
                first = end + 1
        return first, len(letters)


class OtherTrends:
    """The pattern ``other_trend``."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        self._pattern = lexicon.pattern_under(rules, "other_trend")
        self._insignificant = lexicon.letters["insignificant"]

    def cut(self, letters: str, outcome: int, last: int) -> int:
        """``last``, or the place before it where a trend of another outcome than the token begins."""
        if self._insignificant not in letters:
            return last
        found = self._pattern.search(letters, outcome + 1, last)
        return found.start() if found else last
