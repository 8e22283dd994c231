"""Quantities are read in prose and in tables of prices."""

import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment
from pipeline.extract.quantities.read_segments import read_segments

SIGNS = ("$", "€")


def document(*parts: tuple[str, str]) -> CleanDocument:
    text = "\n\n".join(part for _, part in parts)
    segments = [Segment(role, text.index(part), text.index(part) + len(part)) for role, part in parts]
    return CleanDocument("d", "u", text, segments, [], OffsetMap([0], [0], [1]))


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        ([("body", "It costs 5."), ("metadata", "Cells | $5"), ("metadata", "Stay | 7")], [0, 1, 2]),
        ([("body", "It costs 5."), ("metadata", "Volume | 5"), ("metadata", "Issue | 7")], [0]),
        ([("metadata", "Cells | €5"), ("body", "It costs $5."), ("metadata", "Issue | 7")], [0, 1]),
        ([("body", "It costs $5."), ("metadata", "Price: $5")], [0]),
    ],
)
def test_a_table_among_the_metadata_is_read_if_one_of_its_rows_has_a_price(
    parts: list[tuple[str, str]], read: list[int]
) -> None:
    page = document(*parts)
    assert read_segments(page, SIGNS) == [page.segments[place] for place in read]
