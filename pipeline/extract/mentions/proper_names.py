"""Drops names that are words of a proper name: `Muscle Research Institute`, `Department of Bone Surgery`."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.pairs import Pairs
from pipeline.extract.mentions.reading import Numbers, Readings
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, alternatives, field, words

_WORDS_BETWEEN = 4
"""Words of a proper name at most, between a name in it and the word that tells it."""
_REACH = 60
"""Code points before a name in which a proper name begins that holds it."""


class ProperNames:
    """The words that proper names end or begin with, and the small words inside them."""

    def __init__(self, rules: Rules) -> None:
        own = field(rules, "proper_names", PLACE)
        last, first, behind_first = (_any(own, key) for key in ("last", "first", "behind_first"))
        small = rf"(?:{_any(own, 'links')} )*"
        word = rf"{small}[A-Z][\w']*"
        ending = rf"(?: {word}){{0,{_WORDS_BETWEEN}}}? {small}{last}(?!\w)"
        self._ending = re.compile(ending.encode())
        self._beginning = re.compile(rf"(?<!\w){first} {behind_first} (?:{word} )*{small}$".encode())
        links, leading = (words(own, key, PLACE) for key in ("links", "behind_first"))
        self._lengths = sorted(set(map(len, links)))
        self._links = Pairs(f"{link} ".encode()[:2] for link in links)
        self._before = Pairs(f" {word}".encode()[-2:] for word in links | leading)

    def without(self, readings: Readings, cased: bytes) -> Readings:
        """The readings that are no words of a proper name; those in small letters never are."""
        kept = np.ones(len(readings.starts), np.bool_)
        titled = np.flatnonzero(_capital(readings.starts, cased))
        starts, ends = readings.starts[titled], readings.ends[titled]
        for place in titled[self._may_end(ends, cased)].tolist():
            kept[place] = not self._ending.match(cased, int(readings.ends[place]))
        for place in titled[self._may_begin(starts, cased)].tolist():
            start = int(readings.starts[place])
            kept[place] &= not self._beginning.search(cased, max(0, start - _REACH), start)
        return readings.at(kept)

    def _may_end(self, ends: Numbers, cased: bytes) -> npt.NDArray[np.bool_]:
        """Whether a capital word stands behind each end, next or behind a small word."""
        linked = np.flatnonzero(self._links.stand_at(ends + 1, cased))
        followed = _capital(ends + 1, cased)
        for length in self._lengths:
            behind = np.minimum(ends[linked] + length + 2, len(cased) - 1)
            followed[linked] |= _capital(behind, cased)
        return followed

    def _may_begin(self, starts: Numbers, cased: bytes) -> npt.NDArray[np.bool_]:
        """Whether a small word stands before each name, which is none in capitals."""
        return self._before.stand_at(starts - 3, cased) & ~_capital(starts + 1, cased)


def _capital(places: Numbers, cased: bytes) -> npt.NDArray[np.bool_]:
    letters = np.frombuffer(cased, np.uint8)[places]
    return (letters >= ord("A")) & (letters <= ord("Z"))


def _any(rules: Rules, key: str) -> str:
    return f"(?:{alternatives(words(rules, key, PLACE))})"
