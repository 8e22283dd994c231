"""Where quantities are read: in the prose, and in tables of prices, which pages set apart from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from pipeline.document import CleanDocument, Segment
from pipeline.extract.prose import prose_segments
from pipeline.extract.quantities.tables.layout import BAR


def read_segments(document: CleanDocument, signs: Collection[str]) -> list[Segment]:
    """The segments in which quantities are read, in order; a table with one of ``signs`` lists prices."""
    prose = prose_segments(document)
    text = document.text
    if BAR not in text or not any(sign in text for sign in signs):
        return prose
    return sorted([*prose, *_price_lists(document, signs)], key=lambda segment: segment.start)


def _price_lists(document: CleanDocument, signs: Collection[str]) -> Iterator[Segment]:
    """The rows of each table among the metadata that has a price."""
    text = document.text

    def is_row(segment: Segment) -> bool:
        return segment.role == "metadata" and text.find(BAR, segment.start, segment.end) >= 0

    for is_table, rows in groupby(document.segments, key=is_row):
        table = list(rows) if is_table else []
        if any(sign in text[row.start : row.end] for row in table for sign in signs):
            yield from table
