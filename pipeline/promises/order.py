"""Tells whether rows stand in order by comparing neighbours, which is quicker than sorting them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Flags = npt.NDArray[np.bool_]


class Order(IntEnum):
    """How rows stand: some before one that they should follow, none so, or each behind all before it."""

    FALLING = 0
    RISING = 1
    STRICTLY_RISING = 2


def order_of(columns: Iterable[Any]) -> Order:
    """How rows stand by their first column, where that is the same by the next, and so on; nulls first."""
    same: Any = None
    for column in columns:
        before, after = _neighbours(column, same)
        equal = _same(before, after)
        if not np.all(equal | _rises(before, after)):
            return Order.FALLING
        same = np.flatnonzero(equal) if same is None else same[equal]
        if not len(same):
            return Order.STRICTLY_RISING
    return Order.RISING


def _neighbours(column: Any, places: npt.NDArray[np.int64] | None) -> tuple[Any, Any]:
    """The values at some places, or all but the last, and those behind each."""
    if places is None:
        return column.slice(0, max(len(column) - 1, 0)), column.slice(1)
    return column.take(pa.array(places)), column.take(pa.array(places + 1))


def _same(before: Any, after: Any) -> Flags:
    return _flags(pc.equal(before, after)) | _flags(pc.and_(pc.is_null(before), pc.is_null(after)))


def _rises(before: Any, after: Any) -> Flags:
    return _flags(pc.less(before, after)) | _flags(pc.and_(pc.is_null(before), pc.is_valid(after)))


def _flags(column: Any) -> Flags:
    return np.array(pc.fill_null(column, False), dtype=np.bool_)
