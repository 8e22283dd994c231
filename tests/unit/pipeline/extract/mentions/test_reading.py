"""Of readings that overlap the leftmost and longest are kept, of equal ones the first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.mentions.reading import Naming, Namings, Reading, Readings, in_order, longest

Spans = list[tuple[int, int]]


def readings(*spans: tuple[int, int]) -> Readings:
    """Each named by its place."""
    return Readings.of(
        [(start, end, Naming("disease", str(place), "r")) for place, (start, end) in enumerate(spans)],
        Namings(),
    )


def rows(found: Readings) -> list[tuple[int, int, str]]:
    namings = [naming.concept_id for naming in found.named()]
    return list(zip(found.starts.tolist(), found.ends.tolist(), namings, strict=True))


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([], []),
        ([(0, 4), (0, 9)], [(0, 9)]),
        ([(5, 9), (0, 4)], [(0, 4), (5, 9)]),
        ([(0, 4), (4, 6)], [(0, 4), (4, 6)]),
        ([(0, 6), (4, 9), (6, 8)], [(0, 6), (6, 8)]),
        ([(0, 20), (1, 2), (3, 4), (20, 21)], [(0, 20), (20, 21)]),
    ],
)
def test_the_leftmost_longest_are_kept(spans: Spans, kept: Spans) -> None:
    assert [(start, end) for start, end, _ in rows(longest(readings(*spans)))] == kept


def test_of_equal_readings_the_first_is_kept() -> None:
    assert rows(longest(readings((0, 4), (0, 4)))) == [(0, 4, "0")]


def one_by_one(spans: Spans) -> Spans:
    kept: Spans = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda span: (span[0], sum(span)))))
def test_all_at_once_keeps_what_one_by_one_would(spans: Spans) -> None:
    assert [(start, end) for start, end, _ in rows(longest(readings(*spans)))] == one_by_one(spans)


def test_readings_are_put_in_order_of_start_and_end() -> None:
    found: list[Reading] = [(4, 5, Naming("d", "a", "r")), (0, 9, Naming("d", "b", "r"))]
    found.append((0, 3, Naming("d", "0", "r")))
    assert rows(in_order(Readings.of(found, Namings()))) == [
        (0, 3, "0"),
        (0, 9, "b"),
        (4, 5, "a"),
    ]
