"""Finds numbers with their meaning: kind, bounds, unit, comparator and, where sure, their subject."""

from __future__ import annotations

from collections import defaultdict

from pipeline.document import CleanDocument
from pipeline.extract.prose import SentenceIndex, prose_segments
from pipeline.extract.quantities.followed import FollowedNumbers
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.marked import MarkedNumbers
from pipeline.extract.quantities.ranges import join_ranges
from pipeline.extract.quantities.rules import quantity_rules
from pipeline.extract.quantities.subjects import Subjects
from pipeline.extract.rows import Mention, Quantity
from pipeline.extract.rule_rows import Rules

__all__ = ["QuantityFinder"]


class QuantityFinder:
    """Finds the quantities that ``seeds/rules/quantities.yaml`` describes."""

    def __init__(self, rules: Rules) -> None:
        self._rules = quantity_rules(rules)
        following = Following(self._rules)
        self._followed = FollowedNumbers(self._rules, following)
        self._marked = MarkedNumbers(self._rules)
        self._subjects = Subjects(rules)

    def find(self, document: CleanDocument, mentions: list[Mention]) -> list[Quantity]:
        """Quantities of the prose in text order, none overlapping; ``mentions`` are the document's own."""
        text = document.text
        cells = {m.start: m for m in mentions if m.entity_type in ("cell_type", "cell_product")}
        active = self._marked.active(text)
        rows: list[Quantity] = []
        for segment in prose_segments(document):
            rows += self._marked.find(text, segment, active)
            rows += self._followed.find(text, segment, cells)
        return self._placed(document, mentions, join_ranges(text, _without_overlap(rows), self._rules))

    def _placed(
        self, document: CleanDocument, mentions: list[Mention], rows: list[Quantity]
    ) -> list[Quantity]:
        """``rows`` with their sentences and subjects."""
        if not rows:
            return []
        by_sentence: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_sentence[mention.sentence].append(mention)
        sentences = SentenceIndex(document)
        placed = []
        for row in rows:
            held = row._replace(sentence=sentences.holding(row.start, row.end))
            subject = (
                self._subjects.of(document, held, by_sentence[held.sentence]) if held.sentence >= 0 else None
            )
            placed.append(held._replace(subject_concept_id=subject))
        return placed


def _without_overlap(rows: list[Quantity]) -> list[Quantity]:
    """In text order; of two that overlap the one that begins first, then the longer, stays."""
    kept: list[Quantity] = []
    for row in sorted(rows, key=lambda row: (row.start, -row.end)):
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return kept
