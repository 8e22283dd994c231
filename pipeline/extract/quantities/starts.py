"""Finds where numbers can begin: at digits that no letter or digit precedes, number words, marks of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from daachorse import DoubleArrayAhoCorasick

from pipeline.document import Segment
from pipeline.extract.digits import BEYOND_ASCII, digit_mask
from pipeline.extract.quantities.context import BINDING, begins_a_number

_OPENERS = f' ("[\n{BEYOND_ASCII}'
"""What stands before number words; beyond ASCII that is a quotation mark or a hard blank."""
_LEFT = [left for left in map(chr, range(128)) if not left.isalnum()]

FREE, BOUND, WORD, MARK = range(4)
"""What begins: digits; digits behind what can bind them to a name, but does not; a number word; the mark of a
rule.
"""


Begun: TypeAlias = tuple[int, int, Segment]
"""Where a number can begin, what begins there, and the segment around it."""


class Starts:
    """Where numbers can begin; most places are ruled out by one pass of an automaton."""

    def __init__(self, number_words: Iterable[str], marks: Iterable[str]) -> None:
        kinds = {f"{left}0": BOUND if left in (*BINDING, BEYOND_ASCII) else FREE for left in _LEFT}
        kinds |= {f"{opener}{word}": WORD for opener in _OPENERS for word in number_words}
        kinds |= {f"{left}{mark}": MARK for left in _LEFT for mark in marks}
        masked = {digit_mask(pattern): kind for pattern, kind in kinds.items()}
        self._automaton, self._kinds = DoubleArrayAhoCorasick(list(masked)), list(masked.values())

    def find(self, text: str, segments: Iterable[Segment]) -> Iterator[Begun]:
        """Each start in ``segments`` in order, with what begins there and its segment."""
        kinds, rest, segment = self._kinds, iter(segments), Segment("", 0, 0)
        first = last = 0
        for start, _, pattern in self._automaton.find(b"\n" + digit_mask(text)):
            while start >= last:
                if (following := next(rest, None)) is None:
                    return
                _, first, last = segment = following
            if start >= first and ((kind := kinds[pattern]) != BOUND or begins_a_number(text, start)):
                yield start, kind, segment
