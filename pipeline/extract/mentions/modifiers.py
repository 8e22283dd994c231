"""Reads the words before a name that say which cells or animals they are: `autologous`, `GDNF-secreting`."""

from __future__ import annotations

import numpy as np

from pipeline.extract.fold import HYPHENS, folded
from pipeline.extract.mentions.pairs import Pairs
from pipeline.extract.mentions.reading import Readings
from pipeline.vocabulary.rules import Rules

_OPENING = b"([\"'"
_REACH = 80
"""Code points before a name in which its modifiers lie."""


class Modifiers:
    """The words that modify a name, and the ends of compounds that do: `-secreting`, `-primed`."""

    def __init__(self, rules: Rules) -> None:
        own = rules.section("modifiers")
        self._types = own.words("entity_types")
        self._words = frozenset(folded(word).low for word in own.words("words"))
        self._endings = frozenset(folded(word).low for word in own.words("endings"))
        self._last = Pairs(word[-2:] for word in self._words | self._endings)

    def before(self, readings: Readings, low: bytes, written: str) -> dict[int, list[tuple[int, int]]]:
        """The spans of the modifiers of each reading that has some, by its place; from left to right.

        ``written`` is the text that ``low`` is folded from.  What stands before a name inside another is a
        part of that one.
        """
        near = np.flatnonzero(self._last.stand_at(np.maximum(readings.starts - 3, 0), low))
        found: dict[int, list[tuple[int, int]]] = {}
        for place in near.tolist():
            naming = readings.naming(place)
            if naming.entity_type in self._types and not naming.part_of:
                spans = self._spans(low, written, int(readings.starts[place]))
                if spans:
                    found[place] = spans
        return found

    def _spans(self, low: bytes, written: str, end: int) -> list[tuple[int, int]]:
        """The modifiers that end right before ``end``."""
        spans: list[tuple[int, int]] = []
        floor = max(0, end - _REACH)
        while low[end - 1 : end] == b" ":
            start = word_start(low, floor, end - 1)
            word, compound = low[start : end - 1], _compound_start(low, written, floor, start=start)
            if word in self._endings and compound < start:
                start = compound
            elif word not in self._words:
                break
            spans.insert(0, (start, end - 1))
            end = start
        return spans


def _compound_start(low: bytes, written: str, floor: int, *, start: int) -> int:
    """Where the first of the words begins that hyphens join to the one at ``start``."""
    while start > floor and written[start - 1] in HYPHENS:
        start = word_start(low, floor, start - 1)
    return start


def word_start(low: bytes, floor: int, end: int) -> int:
    """Where the word begins that ends at ``end``, behind brackets and quotes; texts begin behind a `;`."""
    start = max(low.rfind(b" ", floor, end), low.rfind(b";", floor, end), floor - 1) + 1
    return end - len(low[start:end].lstrip(_OPENING))
