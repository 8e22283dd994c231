"""Drops names that a mark joins to the word before them: `MUSE-ALS` is a trial, `IU/m2/injection` a unit."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.extract.fold import HYPHENS, folded
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.modifiers import word_start
from pipeline.extract.mentions.reading import Naming, Readings
from pipeline.vocabulary.rules import Rules

_LONGEST = 40
"""Code points that a word before a name has at most."""
_SLASH = "/"


class JoinedBefore:
    """The words that make a name behind their hyphen or slash a part of something else."""

    def __init__(self, index: FormIndex, rules: Rules) -> None:
        own = rules.section("joined_before")
        self._in_acronyms = own.words("in_acronyms")
        self._shortest = int(own.field("shortest_acronym"))
        self._in_units = own.words("in_units")
        self._units = frozenset(folded(unit).low for unit in own.words("units"))
        self._index = index

    def without(self, readings: Readings, batch: Batch) -> Readings:
        """The readings that stand for themselves."""
        kept = np.ones(len(readings.starts), np.bool_)
        for place in np.flatnonzero(self._may_be_parts(readings)).tolist():
            start = int(readings.starts[place])
            mark = batch.written[start - 1]
            if mark == _SLASH or mark in HYPHENS:
                first = word_start(batch.text.low, max(0, start - _LONGEST), start - 1)
                word = batch.text.cased[first : start - 1]
                kept[place] = not self._holds(mark, word, readings.naming(place))
        return readings.at(kept)

    def _may_be_parts(self, readings: Readings) -> npt.NDArray[np.bool_]:
        """Whether each names a thing of a type that words before it take up."""
        types, rows = self._in_acronyms | self._in_units, readings.namings.rows
        named = np.unique(readings.numbers)
        told = [number for number in named.tolist() if rows[number].entity_type in types]
        return np.isin(readings.numbers, told)

    def _holds(self, mark: str, word: bytes, naming: Naming) -> bool:
        """Whether ``word`` and the mark behind it take up what is named behind them."""
        if mark == _SLASH:
            return naming.entity_type in self._in_units and word.lower() in self._units
        acronym = len(word) >= self._shortest and word.isalpha() and word.isupper()
        return naming.entity_type in self._in_acronyms and acronym and not self._index.named(word)
