"""Splits a table into rows that keep its schema and rows that break it, each with a named rule."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pandera.pandas as pe
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import ColumnError
from pipeline.guard.screen import surely_keeps
from schemas import Table

VALUE_LIMIT = 500
"""Longest value, in code points, that a refusal repeats; the row stands whole in the raw capture."""


class Refusal(NamedTuple):
    """One row turned away; ``place`` is its index in the table, the rest goes to quarantine."""

    place: int
    key: str
    column: str | None
    rule: str
    value: str | None
    detail: str


class Guarded(NamedTuple):
    """The rows that may go on, and those that may not."""

    valid: pa.Table
    refused: list[Refusal]


def guard(table: Table, rows: pa.Table) -> Guarded:
    """Check ``rows`` against the table's pandera model.

    Raises :class:`ColumnError` where the columns themselves are wrong.
    """
    if not rows.schema.equals(table.arrow_schema()):
        raise ColumnError(
            table.name, f"columns are {_columns(rows.schema)}, not {_columns(table.arrow_schema())}"
        )
    if surely_keeps(table, rows):
        return Guarded(rows, [])
    try:
        table.model.validate(rows.to_pandas(types_mapper=pd.ArrowDtype), lazy=True)
    except pe.errors.SchemaErrors as error:
        return _split(table, rows, error.failure_cases)
    return Guarded(rows, [])


def _columns(schema: pa.Schema) -> str:
    return ", ".join(f"{field.name} {field.type}" for field in schema)


def _split(table: Table, rows: pa.Table, failures: pd.DataFrame) -> Guarded:
    whole = failures[failures["index"].isna()]
    if len(whole):
        first = whole.iloc[0]
        raise ColumnError(
            table.name, f"column {first['column']} fails {first['check']}: {first['failure_case']}"
        )
    faults = list(_faults(failures))
    refused = [_refusal(table, rows, fault) for fault in faults]
    keep = np.ones(rows.num_rows, dtype=bool)
    keep[[fault.place for fault in faults]] = False
    return Guarded(rows.filter(pa.array(keep)), refused)


class Fault(NamedTuple):
    """Where a row breaks which rule."""

    place: int
    column: str
    rule: str
    value: object


def _faults(failures: pd.DataFrame) -> Iterator[Fault]:
    """One fault per row at fault; of several copies of a unique key the first is none."""
    seen: set[int] = set()
    firsts: set[object] = set()
    ordered = failures.sort_values(["index", "column", "check"], kind="stable")
    columns = (ordered[name] for name in ("index", "column", "check", "failure_case"))
    for place, column, rule, value in zip(*columns, strict=True):
        if rule == "field_uniqueness" and value not in firsts:
            firsts.add(value)
        elif int(place) not in seen:
            seen.add(int(place))
            yield Fault(int(place), str(column), str(rule), value)


def _refusal(table: Table, rows: pa.Table, fault: Fault) -> Refusal:
    row = rows.slice(fault.place, 1).to_pylist()[0]
    detail = json.dumps(row, ensure_ascii=False, default=_shown)[: 4 * VALUE_LIMIT]
    value = str(fault.value)[:VALUE_LIMIT]
    return Refusal(fault.place, row_key(table, row), fault.column, fault.rule, value, detail)


def _shown(value: object) -> str:
    return f"<{len(value)} bytes>" if isinstance(value, bytes) else str(value)


def row_key(table: Table, row: dict[str, Any]) -> str:
    """Table and primary key of a row, as quarantine and messages name it."""
    return " ".join([table.name, *(str(row[column]) for column in table.primary_key)])


def refuse_orphans(table: Table, rows: pa.Table, *, column: str, gone: Iterable[str]) -> Guarded:
    """Turn away the rows whose ``column`` names a row that was itself turned away."""
    lost = pc.is_in(rows[column], value_set=pa.array(sorted(gone), pa.string()))
    places = np.flatnonzero(lost.to_numpy(zero_copy_only=False)).tolist()
    return refuse_rows(table, rows, places, rule="parent_refused", column=column)


def refuse_rows(
    table: Table, rows: pa.Table, places: Iterable[int], *, rule: str, column: str = "surface"
) -> Guarded:
    """Turn away the rows at some places, by a rule that is not the schema's."""
    keep = np.ones(rows.num_rows, dtype=bool)
    faults = (Fault(place, column, rule, rows[column][place].as_py()) for place in places)
    refused = [_refusal(table, rows, fault) for fault in faults]
    keep[[one.place for one in refused]] = False
    return Guarded(rows.filter(pa.array(keep)), refused)
