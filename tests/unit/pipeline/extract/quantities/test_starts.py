"""Where numbers can begin: no place is missed, whatever stands before it, and each has its segment."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Segment
from pipeline.extract.quantities.context import begins_a_number
from pipeline.extract.quantities.starts import BOUND, FREE, MARK, WORD, Starts

STARTS = Starts(["one", "seven", "seventeen"], ["phase"])


def starts(text: str) -> list[tuple[int, int]]:
    return [(start, kind) for start, kind, _ in STARTS.find(text, [Segment("body", 0, len(text))])]


def test_each_start_has_its_kind() -> None:
    assert starts("5 of (12) -3") == [(0, FREE), (6, FREE), (11, BOUND)]
    assert starts("Seventeen or (one) in Phase 2") == [(0, WORD), (14, WORD), (22, MARK), (28, FREE)]


def test_letters_and_digits_before_digits_rule_them_out() -> None:
    assert starts("SOD1 B12 2019") == [(9, FREE)]


def test_what_stands_outside_the_segments_is_left_out() -> None:
    segments = [Segment("title", 2, 6), Segment("body", 8, 14)]
    found = STARTS.find("1 2 3 4 5 6 seven", segments)
    assert [(start, segment.role) for start, _, segment in found] == [
        (2, "title"), (4, "title"), (8, "body"), (10, "body"), (12, "body"),
    ]  # fmt: skip


@given(st.text(alphabet="0123 x.-–(é)=\n", max_size=40))
def test_no_digits_that_begin_a_number_are_missed(text: str) -> None:
    runs = [run.start() for run in re.finditer("[0-9]+", text)]
    found = [start for start, _ in starts(text)]
    assert {start for start in runs if begins_a_number(text, start)} <= set(found) <= set(runs)
    assert found == sorted(found)
