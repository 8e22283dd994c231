"""Reads a list of words as cue phrases and other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import repeat
from operator import or_
from typing import NamedTuple

from pipeline.extract.claims.lexicon import MENTION, Cue, Lexicon

OPENS, CLOSES = frozenset("(["), frozenset(")]")
UNSURE = "\0"
"""In place of the letter of a bracket, or of a word that may begin a longer phrase."""


class Runs(NamedTuple):
    """Tokens of a list of words: their letters, the places of their first words, their lengths."""

    letters: str
    places: Sequence[int]
    lengths: dict[int, int]
    """Number of words by token; of all others it is one."""


class Words:
    """The cue phrases, ready to be looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._other = lexicon.letters["word"]
        self._longer = {word: _by_second(cues) for word, cues in lexicon.cues.items() if cues[0].rest}
        self._alone = {word: cues[-1].letter for word, cues in lexicon.cues.items() if not cues[-1].rest}
        unsure = dict.fromkeys(self._longer.keys() | OPENS | CLOSES, UNSURE)
        self._masks = {word: lexicon.mask(cue.letter for cue in cues) for word, cues in lexicon.cues.items()}
        self._letters: dict[str, str] = {**self._alone, **unsure, MENTION: MENTION}

    def letters(self, words: Sequence[str]) -> list[str]:
        """The letter of each word by itself; a mention keeps its sign."""
        return list(map(self._letters.get, words, repeat(self._other)))

    def cues_at_most(self, words: Iterable[str]) -> int:
        """The mask of the letters of all cue phrases that begin with one of the words."""
        return reduce(or_, set(map(self._masks.get, words, repeat(0))), 0)

    def read(self, words: Sequence[str], letters: str | None = None) -> Runs:
        """The tokens outside brackets, of ``words`` that have these ``letters`` by themselves, if given."""
        single = letters or "".join(self.letters(words))
        unsure = single.find(UNSURE)
        return self._joined(words, single, unsure) if unsure >= 0 else Runs(single, range(len(words)), {})

    def _joined(self, words: Sequence[str], single: str, unsure: int) -> Runs:
        """The tokens of words of which that at place ``unsure`` is the first of its kind."""
        letters: list[str] = []
        places: list[int] = []
        lengths: dict[int, int] = {}
        start = depth = 0
        while unsure >= 0:
            if not depth:
                letters.append(single[start:unsure])
                places += range(start, unsure)
            depth, letter, length = self._special(words, unsure, depth)
            if letter and not depth:
                lengths[len(places)] = length
                letters.append(letter)
                places.append(unsure)
            start = unsure + length
            unsure = single.find(UNSURE, start)
        if not depth:
            letters.append(single[start:])
            places += range(start, len(words))
        return Runs("".join(letters), places, lengths)

    def _special(self, words: Sequence[str], place: int, depth: int) -> tuple[int, str, int]:
        """Depth, letter (empty for a bracket) and length of what may be a bracket or a longer phrase."""
        word = words[place]
        if word in OPENS:
            return depth + 1, "", 1
        if word in CLOSES:
            return max(0, depth - 1), "", 1
        second = words[place + 1].lstrip("-") if place + 1 < len(words) else ""
        for rest, letter in self._longer[word].get(second, ()):
            after = words[place + 1 : place + 1 + len(rest)]
            if len(rest) == 1 or tuple(word.lstrip("-") for word in after) == rest:
                return depth, letter, 1 + len(rest)
        return depth, self._alone.get(word, self._other), 1


def _by_second(cues: Sequence[Cue]) -> dict[str, list[Cue]]:
    """The phrases of more than one word by their second, the longest first."""
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        if cue.rest:
            found.setdefault(cue.rest[0], []).append(cue)
    return found
