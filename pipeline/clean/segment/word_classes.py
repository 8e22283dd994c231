"""Which classes of words (`legal`, `month`, `sentence` …) many words belong to, looked up all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.word_lists import words_of
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules

LONGEST = 240
"""Code points of a line that are looked at: what a line is shows in its beginning."""

SMALL = ("sentence", "joining", "foreign")
"""The classes of words that say nothing of a text's topic; in a list they come first."""

Points = NDArray[np.uint16] | NDArray[np.uint32]
"""Code points, in two bytes each where these are enough."""

_FACTOR = 0x9E3779B97F4A7C15
_MODULUS = 1 << 64


def _powers(base: int) -> NDArray[np.uint64]:
    return np.array([pow(base, place, _MODULUS) for place in range(LONGEST + 1)], np.uint64)


_POWERS, _INVERSES = _powers(_FACTOR), _powers(pow(_FACTOR, -1, _MODULUS))


class WordClasses:
    """Listed words by class; a word may be in several classes.

    Words are known by a hash of 64 bits, the polynomial of their code points, which the differences
    of one running sum over a whole text give.
    """

    def __init__(self, listed: Mapping[str, Sequence[str]]) -> None:
        self.words = listed
        self.names = tuple(listed)
        self.none = len(self.names)
        self.small = [number for number, name in enumerate(self.names) if name in SMALL]
        numbers: dict[int, list[int]] = {}
        for number, words in enumerate(listed.values()):
            for word in dict.fromkeys(words):
                numbers.setdefault(_hash(word), []).append(number)
        self._hashes = np.array([*sorted(numbers), _MODULUS - 1], np.uint64)
        self._most = max(map(len, numbers.values()), default=1)
        self._classes = np.array([*(self._row(numbers[key]) for key in sorted(numbers)), self._row([])])

    def classes(self, hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The numbers of each word's classes, in as many columns as one may have; ``none`` fills them."""
        found = np.searchsorted(self._hashes[:-1], hashes)
        rows = np.where(self._hashes[found] == hashes, found, len(self._hashes) - 1)
        return self._classes.take(rows, axis=0)

    def _row(self, numbers: list[int]) -> list[int]:
        return numbers + [self.none] * (self._most - len(numbers))


def read_word_classes(content: Rules) -> WordClasses:
    """The rows under ``word_classes`` of ``roles.yaml``; those of ``SMALL`` must be among them."""
    rows = content.rows("word_classes")
    listed = {row["id"]: words_of(row, "words") for row in rows}
    for name in SMALL:
        if name not in listed:
            raise SeedError(
                content.place, name, "is no word class", f"Give `word_classes` a row with id {name!r}."
            )
    return WordClasses(listed)


def word_hashes(
    points: Points,
    places: NDArray[np.integer[Any]],
    starts: NDArray[np.int64],
    stops: NDArray[np.int64],
) -> NDArray[np.uint64]:
    """The hashes of the words from ``starts`` to ``stops`` of folded code ``points``.

    ``places`` counts the code points from each line's first.
    """
    summed = np.zeros(len(points) + 1, np.uint64)
    np.cumsum(points * _POWERS.take(places), out=summed[1:])
    sums = summed.take(stops) - summed.take(starts)
    return sums * _INVERSES.take(places.take(starts))


def _hash(word: str) -> int:
    return sum(ord(letter) * pow(_FACTOR, place, _MODULUS) for place, letter in enumerate(word)) % _MODULUS
