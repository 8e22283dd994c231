"""Tells cheaply that a table keeps its pandera model, so that pandera is asked only where it may not."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.distinct import are_distinct
from schemas import Table


def surely_keeps(table: Table, rows: pa.Table) -> bool:
    """Whether ``rows``, which have the table's Arrow schema, keep every check of its model.

    The checks are read from the model; False where one fails, and where one is not known here.
    """
    whole = table.model.to_schema()
    if whole.checks or whole.unique:
        return False
    return all(column_keeps(column, rows[name]) for name, column in table.columns.items())


def column_keeps(column: Any, values: pa.ChunkedArray) -> bool:
    """Whether ``values`` surely keep the checks of a pandera column."""
    if values.null_count and not column.nullable:
        return False
    if column.unique and not are_distinct(values):
        return False
    return all(_passes(check, values) for check in column.checks)


def _passes(check: Any, values: pa.ChunkedArray) -> bool:
    """Whether all values pass; as in pandera, nulls do."""
    kernel = KERNELS.get(check.name)
    return kernel is not None and pc.all(kernel(values, **check.statistics), min_count=0).as_py()


def _is_in(values: pa.ChunkedArray, allowed_values: list[Any]) -> pa.ChunkedArray:
    return pc.is_in(values.drop_null(), value_set=pa.array(allowed_values, values.type))


def _matches(values: pa.ChunkedArray, pattern: str) -> pa.Array:
    """As in pandera, the match begins at the first letter; names stand many times, and are matched once."""
    if digits := HEX.fullmatch(pattern):
        return _are_hex(values, int(digits[1]))
    return pc.match_substring_regex(pc.unique(values), f"^(?:{pattern})")


def _are_hex(values: pa.ChunkedArray, digits: int) -> pa.ChunkedArray:
    """Whether each value is so many hex digits, of which nothing is left when they are trimmed."""
    bare = pc.ascii_trim(values, characters=HEX_DIGITS)
    return pc.and_(pc.equal(pc.binary_length(values), digits), pc.equal(bare, ""))


def _has_length(
    values: pa.Array, min_value: int | None, max_value: int | None, exact_value: int | None
) -> pa.Array:
    bounds = ((pc.greater_equal, min_value), (pc.less_equal, max_value), (pc.equal, exact_value))
    length = pc.utf8_length(values)
    return reduce(pc.and_, (compare(length, bound) for compare, bound in bounds if bound is not None))


def _is_at_least(values: pa.Array, min_value: Any) -> pa.Array:
    return pc.greater_equal(values, min_value)


def _is_within(
    values: pa.Array, min_value: Any, max_value: Any, *, include_min: bool, include_max: bool
) -> pa.Array:
    above = (pc.greater_equal if include_min else pc.greater)(values, min_value)
    below = (pc.less_equal if include_max else pc.less)(values, max_value)
    return pc.and_(above, below)


HEX = re.compile(r"\^\[0-9a-f\]\{(\d+)\}\$")
"""How tables write that a value is an id or a digest; such values hardly ever stand twice."""

HEX_DIGITS = "0123456789abcdef"

KERNELS: dict[str, Callable[..., pa.Array]] = {
    "greater_than_or_equal_to": _is_at_least,
    "in_range": _is_within,
    "isin": _is_in,
    "str_length": _has_length,
    "str_matches": _matches,
}
"""Pandera's checks by name; each takes what the check holds, and tells of values whether they pass."""
