"""A short text is shown whole, a long one where its claims stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.report.passages import passages


@pytest.mark.parametrize(
    ("length", "claims", "shown"),
    [
        (0, [], []),
        (100, [(5, 9)], [(0, 100)]),
        (101, [], [(0, 10)]),
        (200, [(50, 60)], [(0, 10), (40, 70)]),
        (200, [(15, 30)], [(0, 40)]),
        (200, [(150, 160), (50, 60), (65, 80)], [(0, 10), (40, 90), (140, 170)]),
        (200, [(190, 200)], [(0, 10), (180, 200)]),
    ],
)
def test_passages_stand_around_claims(length, claims, shown):
    assert passages(length, claims, whole=100, around=10) == shown


@given(st.integers(0, 300), st.lists(st.tuples(st.integers(0, 290), st.integers(1, 10))))
def test_passages_are_in_order_apart_and_hold_every_claim(length, places):
    claims = [(start, start + size) for start, size in places if start + size <= length]
    shown = passages(length, claims, whole=50, around=5)
    assert all(start < end <= length for start, end in shown)
    assert all(before[1] < after[0] for before, after in pairwise(shown))
    assert all(any(start <= first and last <= end for start, end in shown) for first, last in claims)
