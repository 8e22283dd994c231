"""Reads a list of words as cue phrases and other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.claims.lexicon import MENTION, Cue, Lexicon

OPENS, CLOSES = frozenset("(["), frozenset(")]")


class Runs(NamedTuple):
    """Tokens of a list of words: their letters, the places of their first words, the lengths of long ones."""

    letters: list[str]
    places: list[int]
    lengths: dict[int, int]
    """Number of words by token, where that is more than one."""


class Words:
    """The cue phrases, ready to be looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._other = lexicon.letters["word"]
        self._cues = lexicon.cues
        alone = {word: cues[0].letter for word, cues in lexicon.cues.items() if not cues[0].rest}
        longer = {word for word, cues in lexicon.cues.items() if cues[0].rest} | OPENS | CLOSES
        self._letters: dict[str, str | None] = {**alone, **dict.fromkeys(longer), MENTION: MENTION}

    def read(self, words: Sequence[str]) -> Runs:
        """The tokens outside brackets; a mention keeps its sign as its letter."""
        runs = Runs([], [], {})
        letters, places, lengths = runs
        letter_of, other = self._letters.get, self._other
        place = depth = 0
        while place < len(words):
            letter, length = letter_of(words[place], other), 1
            if letter is None:
                depth, letter, length = self._special(words, place, depth)
            if letter and not depth:
                if length > 1:
                    lengths[len(places)] = length
                letters.append(letter)
                places.append(place)
            place += length
        return runs

    def _special(self, words: Sequence[str], place: int, depth: int) -> tuple[int, str, int]:
        """Depth, letter (empty for a bracket) and length of what may be a bracket or a longer phrase."""
        word = words[place]
        if word in OPENS:
            return depth + 1, "", 1
        if word in CLOSES:
            return max(0, depth - 1), "", 1
        return (depth, *self._phrase(self._cues[word], words, place))

    def _phrase(self, cues: Sequence[Cue], words: Sequence[str], place: int) -> tuple[str, int]:
        """Letter and length of the longest of ``cues`` that goes on from ``place``."""
        for rest, letter in cues:
            after = words[place + 1 : place + 1 + len(rest)]
            if tuple(word.lstrip("-") for word in after) == rest:
                return letter, 1 + len(rest)
        return self._other, 1
