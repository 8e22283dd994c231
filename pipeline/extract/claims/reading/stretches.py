"""Finds the stretch of a clause whose p-values and intervals are those of one of its outcomes."""

from __future__ import annotations

from itertools import pairwise

from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.targets import TARGETS

CHANGES = ("increase", "decrease", "decline", "avert", "hasten", "improve", "ease", "worsen", "preserve")


class Stretches:
    """Cuts `slowed progression (p = 0.01) and prolonged survival (p = 0.4)` at the `and`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._targets, self._changes = lexicon.any_of(*TARGETS), lexicon.any_of(*CHANGES)
        self._joints = lexicon.letters["also"], lexicon.letters["comma"]

    def of(self, letters: str, outcome: int, clause: tuple[int, int]) -> tuple[int, int]:
        """The places of the first token of the outcome's own stretch, and behind its last.

        The whole clause, unless a verb stands before the outcome and another one in the rest of the clause.
        """
        first, last = self.each(letters, clause).get(outcome, clause)
        rest = letters[clause[0] : first], letters[last : clause[1]]
        apart = self._changes.search(letters, first, outcome) and any(map(self._changes.search, rest))
        return (first, last) if apart else clause

    def each(self, letters: str, clause: tuple[int, int]) -> dict[int, tuple[int, int]]:
        """The stretch around each outcome of the clause, by the outcome's place."""
        outcomes = [match.start() for match in self._targets.finditer(letters, *clause)]
        cuts = [self._cut(letters, *both) for both in pairwise(outcomes)]
        return dict(zip(outcomes, pairwise((clause[0], *cuts, clause[1])), strict=False))

    def _cut(self, letters: str, first: int, second: int) -> int:
        """The last `and` or comma between two outcomes; where none is, the second."""
        joint = max(letters.rfind(joint, first + 1, second) for joint in self._joints)
        return second if joint < 0 else joint
