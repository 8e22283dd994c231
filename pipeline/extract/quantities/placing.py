"""Gives rows their places: ranges joined, none overlapping, each with its sentence and its subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter, sub

from pipeline.document import CleanDocument
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.quantities.ranges import LONGEST_JOIN, join_ranges
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.quantities.subjects import AHEAD, REACH, Subjects
from pipeline.extract.rows import Quantity


class Placing:
    """Places the rows of a document."""

    def __init__(self, rules: QuantityRules, subjects: Subjects) -> None:
        self._cues = rules.cues
        self._subjects = subjects

    def placed(
        self, document: CleanDocument, mentions: list[Reading], rows: list[Quantity]
    ) -> list[Quantity]:
        """``rows`` in text order; ``mentions`` are the document's, in order."""
        if not rows:
            return []
        text, sentences = document.text, document.sentences
        if not _stand_apart(rows):
            rows = join_ranges(text, _without_overlap(rows), self._cues)
        begins, mentioned = [one.start for one in sentences], [start for start, _, _ in mentions]
        placed: list[Quantity] = []
        for row in rows:
            start, end, place, kind, low, high, unit, comparator, subject, rule_id = row
            holding = bisect_right(begins, start) - 1
            if holding >= 0 and end <= sentences[holding].end:
                place, first = holding, begins[holding]
                nearest = bisect_left(mentioned, max(first, start - REACH))
                near = mentions[nearest : bisect_left(mentioned, min(end + AHEAD, sentences[holding].end))]
                if subject is None and near:
                    subject = self._subjects.of(row, near, text=text, first=first)
                if subject is None and placed and placed[-1].sentence == place:
                    subject = self._subjects.again(row, placed[-1], near, text=text)
            fields = start, end, place, kind, low, high, unit, comparator, subject, rule_id
            placed.append(tuple.__new__(Quantity, fields))
        return placed


def together(rows: list[Quantity], tabled: list[Quantity]) -> list[Quantity]:
    """All rows in text order; what the cells of tables say goes before what was read across them."""
    if not tabled:
        return rows
    ends = [row.end for row in tabled]
    apart = [
        row
        for row in rows
        if (place := bisect_right(ends, row.start)) == len(tabled) or tabled[place].start >= row.end
    ]
    return sorted([*apart, *tabled])


def _stand_apart(rows: list[Quantity]) -> bool:
    """Whether rows are in order, none so near to the next that it could overlap it or be joined to it."""
    starts, ends = map(itemgetter(0), rows[1:]), map(itemgetter(1), rows)
    return min(map(sub, starts, ends), default=LONGEST_JOIN + 1) > LONGEST_JOIN


def _without_overlap(rows: list[Quantity]) -> list[Quantity]:
    """In text order; of two that overlap the one that begins first, then the longer, stays."""
    kept: list[Quantity] = []
    for row in sorted(rows, key=lambda row: (row.start, -row.end)):
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return kept
