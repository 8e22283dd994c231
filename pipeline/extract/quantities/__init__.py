"""Finds numbers with their meaning: kind, bounds, unit, comparator and, where sure, their subject."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import CleanDocument, Segment
from pipeline.extract.digits import digit_mask
from pipeline.extract.prose import SentenceIndex, prose_segments
from pipeline.extract.quantities.followed import FollowedNumbers
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.led import LedPatterns
from pipeline.extract.quantities.marked import MarkedNumbers
from pipeline.extract.quantities.numbers import NumberFinder
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
        text = document.text
        by_start = {mention.start: mention for mention in mentions}
        marked, mask = self._marked.active(text), digit_mask(text)
        rows: list[Quantity] = []
        for segment in prose_segments(document):
            rows += self._marked.find(text, segment, marked)
            rows += self._explained(text, segment, by_start, mask=mask)
        rows = join_ranges(text, _without_overlap(rows), self._rules.cues)
        return list(self._placed(document, mentions, rows)) if rows else []

    def _explained(
        self, text: str, segment: Segment, mentions: dict[int, Mention], *, mask: bytes
    ) -> Iterator[Quantity]:
        """Numbers that what follows explains, else what they begin, else what stands before."""
        for number in self._numbers.find(text, mask, segment):
            found = self._following.at(text, number, mentions)
            if found is not None and found.end <= segment.end:
                yield from self._followed.rows(text, number, found, first=segment.start)
                continue
            row = (
                self._shares.row(text, segment, number)
                or self._led.row(text, segment, number)
                or self._preceded.row(text, segment.start, number)
            )
            if row is not None:
                yield row

    def _placed(
        self, document: CleanDocument, mentions: list[Mention], rows: list[Quantity]
    ) -> Iterator[Quantity]:
        """``rows`` with their sentences and subjects."""
        sentences, sure = SentenceIndex(document), SureMentions(mentions)
        for row in rows:
            sentence = sentences.holding(row.start, row.end)
            subject = self._subjects.of(document, row, sure, sentence=sentence) if sentence >= 0 else None
            yield row._replace(sentence=sentence, subject_concept_id=subject)


def _without_overlap(rows: list[Quantity]) -> list[Quantity]:
    """In text order; of two that overlap the one that begins first, then the longer, stays."""
    kept: list[Quantity] = []
    for row in sorted(rows, key=lambda row: (row.start, -row.end)):
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return kept
