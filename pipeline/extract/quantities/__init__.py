"""Finds numbers with their meaning: kind, bounds, unit, comparator and, where sure, their subject."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import CleanDocument, Segment
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.quantities.behind import SPREAD_ALONE, Behind
from pipeline.extract.quantities.bracketed import BracketedNumbers
from pipeline.extract.quantities.followed import FollowedNumbers
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.led import LedPatterns
from pipeline.extract.quantities.marked import MarkedNumbers
from pipeline.extract.quantities.numbers import Number, NumberFinder
from pipeline.extract.quantities.placing import Placing, together
from pipeline.extract.quantities.plain import PlainQuantities
from pipeline.extract.quantities.preceded import PrecededNumbers
from pipeline.extract.quantities.read_segments import read_segments
from pipeline.extract.quantities.rules import quantity_rules
from pipeline.extract.quantities.shares import Shares
from pipeline.extract.quantities.starts import FREE, MARK, WORD, Begun, Starts
from pipeline.extract.quantities.subjects import Subjects
from pipeline.extract.quantities.tables import Tables
from pipeline.extract.rows import Quantity
from pipeline.vocabulary.rules import Rules

__all__ = ["QuantityFinder"]


class QuantityFinder:
    """Finds the quantities that ``seeds/rules/quantities.yaml`` describes."""

    def __init__(self, rules: Rules) -> None:
        self._rules = quantity_rules(rules)
        marks = [mark for rule in self._rules.marked for mark in rule.marks]
        self._starts = Starts(self._rules.numerals.starts, marks)
        self._numbers = NumberFinder(self._rules.numerals, self._rules.cues.list_joins)
        self._plain = PlainQuantities(self._rules)
        self._following = Following(self._rules)
        self._followed = FollowedNumbers(self._rules, self._numbers)
        self._bracketed = BracketedNumbers(self._rules, self._following, self._followed)
        self._shares = Shares(self._rules)
        self._led = LedPatterns(self._rules)
        self._preceded = PrecededNumbers(self._rules)
        self._marked = MarkedNumbers(self._rules)
        self._behind = Behind(rules)
        self._tables = Tables(rules, self._rules)
        self._placing = Placing(self._rules, Subjects(rules))

    def find(self, document: CleanDocument, mentions: list[Reading]) -> list[Quantity]:
        """Quantities of the prose in text order, none overlapping; ``mentions`` are its own, in order."""
        return self.find_all([document], [mentions])[0]

    def find_all(
        self, documents: Sequence[CleanDocument], mentions: Sequence[list[Reading]]
    ) -> list[list[Quantity]]:
        """The quantities of each document; one step after the other keeps each one's code at hand."""
        signs = self._rules.money_scale.signs
        read_in = [read_segments(document, signs) for document in documents]
        texts = [document.text for document in documents]
        begun = [list(self._starts.find(text, own)) for text, own in zip(texts, read_in, strict=True)]
        tabled = list(map(self._tables.rows, texts, read_in, mentions))
        rows = list(map(together, map(self._rows, texts, begun, mentions), tabled))
        return list(map(self._placing.placed, documents, mentions, rows))

    def _rows(self, text: str, begun: Sequence[Begun], mentions: list[Reading]) -> list[Quantity]:
        """What is read at the places where numbers begin, before it is placed."""
        rows: list[Quantity] = []
        done = 0
        for one in begun:
            if one[0] >= done:
                read, done = self._at(text, one, mentions)
                while rows and read and read[0].start < rows[-1].end and rows[-1].rule_id == SPREAD_ALONE:
                    rows.pop()
                rows += read
                if read:
                    rows[-1] = self._behind.changed(text, rows[-1], one[2])
                    done = max(done, rows[-1].end)
        return rows

    def _at(self, text: str, begun: Begun, mentions: list[Reading]) -> tuple[Sequence[Quantity], int]:
        """The rows of what begins at one place, and where the next may begin."""
        start, kind, segment = begun
        if kind == MARK:
            if rows := self._marked.rows(text, start, segment):
                return rows, start
            kind = WORD
        plain = self._plain.at(text, start, segment) if kind == FREE else None
        if isinstance(plain, Quantity):
            return (plain,), plain.end
        number = plain or self._numbers.at(text, start, segment, kind=kind)
        if number is None:
            return self._marked.rows(text, start, segment) if kind == WORD else (), start
        if plain:
            read = self._alone(text, number, segment)
        else:
            read = self._meaning(text, number, segment, mentions=mentions)
        return read, max(number.end, read[-1].end) if read else number.end

    def _meaning(
        self, text: str, number: Number, segment: Segment, *, mentions: list[Reading]
    ) -> list[Quantity]:
        """The rows of a number: by what follows it, else by what it begins, else by what stands before."""
        found = self._following.at(text, number, mentions)
        if found is not None and found[1] <= segment.end:
            return self._followed.rows(text, number, found, first=segment.start)
        if bracketed := self._bracketed.rows(text, number, segment, mentions=mentions):
            return bracketed
        share = self._shares.row(text, segment, number)
        return [share] if share else self._alone(text, number, segment)

    def _alone(self, text: str, number: Number, segment: Segment) -> list[Quantity]:
        """The rows of a number that nothing follows that it counts or measures."""
        row = self._led.row(text, segment, number)
        explained = [row] if row else self._preceded.rows(text, segment.start, number)
        return explained or self._behind.alone(text, number, segment)
