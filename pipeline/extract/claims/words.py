"""Reads a list of words as cue phrases and other words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.claims.lexicon import Lexicon

OPENS, CLOSES = frozenset("(["), frozenset(")]")

Run = tuple[str, int, int]
"""A letter, the place of its first piece, and its number of pieces."""


class Words:
    """The cue phrases, ready to be looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = lexicon.cues
        self._other = lexicon.letters["word"]

    def read(self, words: Sequence[str], depth: int) -> tuple[list[Run], int]:
        """The runs of ``words`` outside brackets; ``depth`` is the number of open brackets before, then after."""
        runs: list[Run] = []
        place, end, cues, other = 0, len(words), self._cues, self._other
        while place < end:
            word = words[place]
            length = 1
            if word in OPENS:
                depth += 1
            elif word in CLOSES:
                depth -= depth > 0
            elif not depth:
                letter = other
                if word in cues:
                    letter, length = self._cue(words, place)
                runs.append((letter, place, length))
            place += length
        return runs, depth

    def _cue(self, words: Sequence[str], place: int) -> tuple[str, int]:
        """The letter of the longest cue phrase at ``place``, and its number of pieces."""
        for rest, letter in self._cues[words[place]]:
            if not rest:
                return letter, 1
            after = words[place + 1 : place + 1 + len(rest)]
            if tuple(word.lstrip("-") for word in after) == rest:
                return letter, 1 + len(rest)
        return self._other, 1
