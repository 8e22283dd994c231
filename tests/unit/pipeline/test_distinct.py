"""Whether the values of a column all differ."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.distinct import are_distinct
from pipeline.identity import stable_id

ONE, OTHER = stable_id(1), stable_id(2)
VALUES = st.one_of(st.integers(0, 40).map(stable_id), st.sampled_from(["", "short", None]))


@pytest.mark.parametrize(
    ("chunks", "distinct"),
    [
        ([[ONE, OTHER]], True),
        ([[ONE], [OTHER]], True),
        ([[ONE], [ONE]], False),
        ([[ONE, "short"]], True),
        ([["short", "short"]], False),
        ([[ONE, None]], True),
        ([[None, None]], False),
        ([[]], True),
    ],
)
def test_ids_and_other_values_are_told_apart(chunks: list[list[str | None]], distinct: bool) -> None:
    assert are_distinct(pa.chunked_array(chunks, pa.string())) is distinct


@given(st.lists(VALUES, max_size=12), st.integers(0, 12))
def test_a_slice_of_a_column_is_distinct_as_its_set_is_as_long(values: list[str | None], first: int) -> None:
    column = pa.chunked_array([values], pa.string()).slice(first)
    assert are_distinct(column) is (len(set(values[first:])) == len(values[first:]))


def test_numbers_are_compared_as_they_are() -> None:
    assert [are_distinct(pa.chunked_array([numbers])) for numbers in ([1, 2], [1, 1])] == [True, False]
