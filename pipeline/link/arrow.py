"""Arrow's column functions as the link stage types them.

The stubs of pyarrow know no function that takes a chunked column, so columns are left untyped here and
nowhere else.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute

pc: Any = pyarrow.compute

Column: TypeAlias = Any
"""A ``pa.Array`` or ``pa.ChunkedArray``."""

NOTHING: Any = pa.scalar(None, pa.string())


def table(columns: dict[str, Column]) -> pa.Table:
    """The columns, in their order, as a table."""
    return pa.table(columns)


def row_numbers(size: int) -> Column:
    """0, 1, … ``size - 1`` as 64-bit integers."""
    return pa.array(range(size), pa.int64())


def first_elements(lists: Column) -> Column:
    """Per list its first element; null for an empty list."""
    filled = pc.if_else(pc.greater(pc.list_value_length(lists), 0), lists, pa.scalar(None, lists.type))
    return pc.list_element(filled, 0)


def looked_up(values: Column, keys: Column, found: Column) -> Column:
    """Per value the element of ``found`` at the place of that value in ``keys``; null where it is absent."""
    place = pc.index_in(values, keys, skip_nulls=True)
    return pc.take(found, place)
