from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.promises.order import Order, order_of

Row = tuple[int | None, str | None]
ROWS = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 2)), st.one_of(st.none(), st.sampled_from("ab"))),
    max_size=6,
)


def order_of_rows(rows: list[Row]) -> Order:
    return order_of(
        [
            pa.array([number for number, _ in rows], pa.int32()),
            pa.array([word for _, word in rows], pa.string()),
        ]
    )


def nulls_first(row: Row) -> list[tuple[bool, int | str]]:
    return [(value is not None, "" if value is None else value) for value in row]


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        ([], Order.STRICTLY_RISING),
        ([(1, "b")], Order.STRICTLY_RISING),
        ([(1, "b"), (2, "a")], Order.STRICTLY_RISING),
        ([(None, "b"), (1, "a")], Order.STRICTLY_RISING),
        ([(1, None), (1, "a")], Order.STRICTLY_RISING),
        ([(1, "a"), (1, "a")], Order.RISING),
        ([(None, None), (None, None)], Order.RISING),
        ([(1, "b"), (1, "a")], Order.FALLING),
        ([(2, "a"), (1, "b")], Order.FALLING),
        ([(1, "a"), (None, "a")], Order.FALLING),
    ],
)
def test_rows_rise_column_by_column_with_nulls_first(rows: list[Row], order: Order) -> None:
    assert order_of_rows(rows) is order


@given(rows=ROWS)
def test_rows_fall_where_sorting_would_move_one(rows: list[Row]) -> None:
    assert (order_of_rows(rows) is Order.FALLING) == (sorted(rows, key=nulls_first) != rows)


@given(rows=ROWS)
def test_sorted_rows_rise_strictly_where_none_stands_twice(rows: list[Row]) -> None:
    order = order_of_rows(sorted(rows, key=nulls_first))
    assert (order is Order.STRICTLY_RISING) == (len(set(rows)) == len(rows))
