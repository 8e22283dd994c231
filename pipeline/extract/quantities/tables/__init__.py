"""Reads the cells of tables by the label of their row and the heading of their column.

``Age, years, mean (SD) | 57.4 (9.8) | 58.1 (10.2)``; a line that ends in values, as tables copied from a page
have, is read by its label alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pipeline.document import Segment, Span
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.quantities.tables.columns import Columns
from pipeline.extract.quantities.tables.headings import Heading, Headings, told_by
from pipeline.extract.quantities.tables.layout import Row, Table, tables
from pipeline.extract.quantities.tables.subjects import NamedInLabels
from pipeline.extract.quantities.tables.values import Values
from pipeline.extract.rows import Quantity
from pipeline.vocabulary.rules import Rules

_NUMBER = re.compile(r"[-−–+]?[\d,]+(?:[.·]\d+)?")
_BELOW_ONE = re.compile(r"[<>]? ?0?\.\d")

Block: TypeAlias = list[tuple[Row, bool]]
"""Rows under the same heads, each with whether it is one of these."""


class Tables:
    """Finds what the rule ``tables`` describes."""

    def __init__(self, rules: Rules, own: QuantityRules) -> None:
        self._headings, self._values = Headings(rules, own), Values(own)
        row = rules.section("tables")
        self._binding = row.words("binding")
        self._named = NamedInLabels(row)

    def rows(self, text: str, segments: Sequence[Segment], mentions: list[Reading]) -> list[Quantity]:
        """The quantities of all tables, in text order; ``mentions`` are the document's."""
        return [
            row
            for table in tables(text, segments)
            for block in self._blocks(text, table)
            for row in self._of_block(text, block, mentions)
        ]

    def _blocks(self, text: str, table: Table) -> list[Block]:
        """The table cut before each head that stands behind rows of values."""
        blocks: list[Block] = [[]]
        headed = True
        for row in table:
            if (is_head := self._is_head(text, row)) and not headed:
                blocks.append([])
            headed = is_head or (headed and len(row.cells) == 1)
            blocks[-1].append((row, is_head))
        return blocks

    def _of_block(self, text: str, block: Block, mentions: list[Reading]) -> Iterator[Quantity]:
        heads = [row for row, is_head in block if is_head]
        columns = Columns(text, [row for row, _ in block], heads)
        group: Span | None = None
        for row, is_head in block:
            if len(row.cells) == 1:
                group = row.label
            elif not is_head and not self._values.is_alone(text, row.label):
                bound = self._bound(text, row)
                yield from self._of_row(text, bound, columns, group=group, mentions=mentions)
                if text[row.label.start].isalpha() and not self._told(text, row.label).bare:
                    group = None

    def _is_head(self, text: str, row: Row) -> bool:
        """Whether the row names its columns: no cell behind the first holds a value alone."""
        return len(row.cells) > 1 and not any(self._values.is_value(text, cell) for cell in row.cells[1:])

    def _bound(self, text: str, row: Row) -> Row:
        """``row`` with the number that its label ends with in its label: `FVC at week 12 78 81`."""
        label, *values = row.cells
        last = text[label.start : label.end].rpartition(" ")[2].lower()
        if row.loose and last in self._binding:
            return Row((Span(label.start, values[0].end), *values[1:]), loose=True)
        return row

    def _of_row(
        self, text: str, row: Row, columns: Columns, *, group: Span | None, mentions: list[Reading]
    ) -> Iterator[Quantity]:
        label, about = self._told(text, row.label), row.label
        if label.bare and group:
            label, about = self._told(text, group)._replace(statistic=label.statistic), group
        for place, cell in enumerate(row.cells[1:], 1):
            above = columns.above(place)
            heads = [(self._told(text, head), head) for head in above]
            told = told_by(label, [head for head, _ in heads])
            telling = any(head.is_telling for head, _ in heads)
            if told is None or (not telling and self._is_amiss(text, row, place, group)):
                continue
            whose = [about, *(span for head, span in heads if head.unit)] if not told.is_p_value else []
            subject = next(filter(None, (self._named.of(text, one, mentions) for one in whose)), None)
            for one in self._values.rows(text, cell, told):
                yield one._replace(subject_concept_id=subject)

    def _told(self, text: str, span: Span) -> Heading:
        return self._headings.of(text[span.start : span.end])

    def _is_amiss(self, text: str, row: Row, place: int, group: Span | None) -> bool:
        """Whether a value under no telling head is unlike the first of its row, as that of a test is."""
        first, own = (text[cell.start : cell.end] for cell in (row.cells[1], row.cells[place]))
        is_last = place == len(row.cells) - 1 > 1
        tested = is_last and group and self._told(text, group).tested
        small = is_last and "(" not in own and _BELOW_ONE.match(own) and not _BELOW_ONE.match(first)
        return bool(tested or small or _NUMBER.sub("0", first) != _NUMBER.sub("0", own))
