"""Reads a drug or product that the vocabulary lacks by the stem of its nonproprietary name: `nevatrocel`."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.reading import Naming, Reading, Readings, in_order
from pipeline.vocabulary.rules import Rules, rule_id
from pipeline.vocabulary.vocabulary import Vocabulary

_LETTERS_BEFORE = 3
"""Letters before a stem at least."""
_STEM = itemgetter(2)


class Stems:
    """The ends of nonproprietary names, and what each tells of the thing that is named."""

    def __init__(self, vocabulary: Vocabulary, rules: Rules) -> None:
        namings: dict[bytes, Naming] = {}
        for row in rules.rows("stems"):
            concept = vocabulary.concepts.get(row.field("concept"))
            if concept:
                naming = Naming.by(rule_id("mentions", row["id"]), concept)
                namings |= {folded(stem).low + b" ": naming for stem in row.words("stems")}
        self._namings = [namings[stem] for stem in sorted(namings)]
        self._automaton = DoubleArrayAhoCorasick(sorted(namings)) if namings else None

    def with_names(self, named: Readings, text: Folded) -> Readings:
        """``named``, which are in order, and each word with one of the stems in which nothing is named."""
        new = [row for row in self._ending(text) if not named.starts_within(*row[:2])]
        return in_order(named.with_rows(new)) if new else named

    def _ending(self, text: Folded) -> Iterator[Reading]:
        """Every word of letters that ends with a stem, which has a blank behind it; by stem."""
        found = self._automaton.find_overlapping(text.words) if self._automaton else []
        for place, behind, stem in sorted(found, key=_STEM):
            start, end = text.words.rfind(b" ", 0, place) + 1, behind - 1
            if place - start >= _LETTERS_BEFORE and text.low[start:end].isalpha():
                yield start, end, self._namings[stem]
