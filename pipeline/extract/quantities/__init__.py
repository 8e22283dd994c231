"""Finds numbers with their meaning: kind, bounds, unit, comparator and, where sure, their subject."""

from __future__ import annotations

from pipeline.document import CleanDocument, Segment
from pipeline.extract.prose import SentenceIndex, prose_segments
from pipeline.extract.quantities.followed import FollowedNumbers
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.led import LedPatterns
from pipeline.extract.quantities.marked import MarkedNumbers
from pipeline.extract.quantities.numbers import Number, NumberFinder
from pipeline.extract.quantities.preceded import PrecededNumbers
from pipeline.extract.quantities.ranges import join_ranges
from pipeline.extract.quantities.rules import quantity_rules
from pipeline.extract.quantities.shares import Shares
from pipeline.extract.quantities.subjects import Subjects, SureMentions
from pipeline.extract.rows import Mention, Quantity
from pipeline.extract.rule_rows import Rules

__all__ = ["QuantityFinder"]


class QuantityFinder:
    """Finds the quantities that ``seeds/rules/quantities.yaml`` describes."""

    def __init__(self, rules: Rules) -> None:
        self._rules = quantity_rules(rules)
        self._numbers = NumberFinder(self._rules.numerals)
        self._following = Following(self._rules)
        self._followed = FollowedNumbers(self._rules, self._numbers)
        self._shares = Shares(self._rules)
        self._led = LedPatterns(self._rules)
        self._preceded = PrecededNumbers(self._rules)
        self._marked = MarkedNumbers(self._rules)
        self._subjects = Subjects(rules)

    def find(self, document: CleanDocument, mentions: list[Mention]) -> list[Quantity]:
        """Quantities of the prose in text order, none overlapping; ``mentions`` are the document's own."""
        text, segments = document.text, prose_segments(document)
        rows = self._marked.find(text, segments)
        by_start = {mention.start: mention for mention in mentions}
        for segment, number in self._numbers.find(text, segments):
            found = self._following.at(text, number, by_start)
            if found is not None and found.end <= segment.end:
                rows += self._followed.rows(text, number, found, first=segment.start)
            elif row := self._explained(text, segment, number):
                rows.append(row)
        rows = join_ranges(text, _without_overlap(rows), self._rules.cues)
        return self._placed(document, mentions, rows) if rows else []

    def _explained(self, text: str, segment: Segment, number: Number) -> Quantity | None:
        """The row of a number that nothing follows: by what it begins, else by what stands before."""
        return (
            self._shares.row(text, segment, number)
            or self._led.row(text, segment, number)
            or self._preceded.row(text, segment.start, number)
        )

    def _placed(
        self, document: CleanDocument, mentions: list[Mention], rows: list[Quantity]
    ) -> list[Quantity]:
        """``rows`` with their sentences and subjects."""
        sentences, sure = SentenceIndex(document), SureMentions(mentions)
        placed: list[Quantity] = []
        for row in rows:
            start, end, _, kind, low, high, unit, comparator, subject, rule_id = row
            sentence = sentences.holding(start, end)
            if sentence >= 0:
                subject = self._subjects.of(document, row, sure, sentence=sentence)
            placed.append(Quantity(start, end, sentence, kind, low, high, unit, comparator, subject, rule_id))
        return placed


def _without_overlap(rows: list[Quantity]) -> list[Quantity]:
    """In text order; of two that overlap the one that begins first, then the longer, stays."""
    kept: list[Quantity] = []
    for row in sorted(rows, key=lambda row: (row.start, -row.end)):
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return kept
