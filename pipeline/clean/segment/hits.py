"""Where the phrases and labels of the rules stand in the lines of one page."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from pipeline.clean.labels import Label
from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.segment.lines import Wording
from pipeline.clean.segment.rules import LineRules, Rule

_HEAD = 600
"""Characters of a line that are searched: a notice says what it is in its first sentences."""


Hit = tuple[int, int, Rule | Label]
"""One phrase in one line: its start and end counted from the line's first character, and its rule."""


class LineHits(NamedTuple):
    """The phrases of one line: those at its edges, and those anywhere in it."""

    edges: list[Hit]
    within: list[Hit]


class HitFinder:
    """Finds all phrases of all lines in one pass of one automaton."""

    def __init__(self, rules: LineRules, labels: dict[str, Label]) -> None:
        entries: list[tuple[str, int, int, Rule | Label]] = []
        entries += [("\n" + phrase, 1, 0, rule) for phrase, rule in rules.starts.items()]
        entries += [("\n" + phrase, 1, 0, label) for phrase, label in labels.items()]
        entries += [(phrase + "\n", 0, 1, rule) for phrase, rule in rules.ends.items()]
        entries += [(phrase, 0, 0, rule) for phrase, rule in rules.within.items()]
        self._entries = [(left, right, what) for _, left, right, what in entries]
        self._index = PhraseIndex(phrase for phrase, *_ in entries)

    def find(self, lines: list[Wording]) -> dict[int, LineHits]:
        """Hits by index of line; lines without hits are left out."""
        heads = [line.folded[:_HEAD] for line in lines]
        joined = "\n" + "\n".join(heads) + "\n"
        begins = list(accumulate([len(head) + 1 for head in heads], initial=1))
        found: dict[int, LineHits] = {}
        for start, end, number in self._index.hits(joined):
            left, right, what = self._entries[number]
            row = bisect_right(begins, start + left) - 1
            begin = begins[row]
            of_line = found.get(row)
            if of_line is None:
                of_line = found[row] = LineHits([], [])
            hits = of_line.edges if left or right else of_line.within
            hits.append((start + left - begin, end - right - begin, what))
        return found
