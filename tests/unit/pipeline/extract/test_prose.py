"""Prose segments and the sentences that hold a span."""

import pytest

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.extract.prose import SentenceIndex, in_segments, prose_segments

TEXT = "One two. Three four.\n\nPage 3"
DOCUMENT = CleanDocument(
    "d",
    "u",
    TEXT,
    [Segment("abstract", 0, 20), Segment("metadata", 22, 28)],
    [Sentence("s1", "abstract", 0, 8), Sentence("s2", "abstract", 9, 20)],
    OffsetMap([0], [0], [1]),
)


def test_only_segments_that_make_statements_are_prose() -> None:
    assert [segment.role for segment in prose_segments(DOCUMENT)] == ["abstract"]


@pytest.mark.parametrize(
    ("start", "end", "sentence"), [(0, 3, 0), (4, 8, 0), (9, 14, 1), (4, 14, -1), (22, 26, -1), (8, 9, -1)]
)
def test_a_span_lies_in_the_sentence_that_holds_it_whole(start: int, end: int, sentence: int) -> None:
    assert SentenceIndex(DOCUMENT).holding(start, end) == sentence


def test_each_place_comes_with_the_segment_that_holds_it() -> None:
    first, second = DOCUMENT.segments
    assert list(in_segments([0, 19, 20, 22, 27, 28], [first, second])) == [
        (0, first),
        (19, first),
        (22, second),
        (27, second),
    ]
    assert list(in_segments([3], [])) == []
