"""Drops names that are words of a proper name: `Muscle Research Institute`, `Department of Bone Surgery`.

So are those with which a firm's name ends, behind the words that tell this firm from others.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from pipeline.extract.mentions.pairs import Fours, Pairs
from pipeline.extract.mentions.reading import Numbers, Readings
from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules

_WORDS_BETWEEN = 4
"""Words of a proper name at most, between a name in it and the word that tells it."""
_REACH = 60
"""Code points before a name in which a proper name begins that holds it."""


class ProperNames:
    """The words that proper names end or begin with, and the small words inside them."""

    def __init__(self, rules: Rules) -> None:
        own = rules.section("proper_names")
        last, first, behind_first, legal = (
            _any(own, key) for key in ("last", "first", "behind_first", "legal_forms")
        )
        small = rf"(?:{_any(own, 'links')} )*"
        word = rf"{small}[A-Z][\w']*"
        ending = rf"(?: {word}){{0,{_WORDS_BETWEEN}}}?(?: {small}{last}|,? {legal})(?!\w)"
        self._ending = re.compile(ending.encode())
        self._telling = re.compile(rf"(?<!\w)(?!{_any(own, 'describing')} )[A-Z][a-z][\w']* \Z".encode())
        self._firms = tuple(word.encode() for word in sorted(own.words("firms")))
        self._firm_ends = Fours(word[-4:] for word in self._firms)
        self._beginning = re.compile(rf"(?<!\w){first} {behind_first} (?:{word} )*{small}$".encode())
        links, leading = (own.words(key) for key in ("links", "behind_first"))
        self._comma = Pairs([b", "])
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
        for place in titled[self._firm_ends.stand_at(ends - 4, cased)].tolist():
            kept[place] &= not self._is_firm(readings, place, cased)
        return readings.at(kept)

    def _is_firm(self, readings: Readings, place: int, cased: bytes) -> bool:
        """Whether a name ends as firms do, and a capital word that is no name stands before it."""
        start, end = int(readings.starts[place]), int(readings.ends[place])
        is_named = place and readings.ends[place - 1] >= start - 1
        return (
            not is_named
            and cased.endswith(self._firms, start, end)
            and self._telling.search(cased, max(0, start - _REACH), start) is not None
        )

    def _may_end(self, ends: Numbers, cased: bytes) -> npt.NDArray[np.bool_]:
        """Whether a capital word stands behind each end, next or behind a small word."""
        linked = np.flatnonzero(self._links.stand_at(ends + 1, cased))
        followed = _capital(ends + 1, cased) | self._comma.stand_at(ends, cased)
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
    return f"(?:{alternatives(rules.words(key))})"
