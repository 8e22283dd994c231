"""Shows a table's pandera model as Dagster's column schema: types, notes, constraints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dagster as dg

from schemas import Table
from schemas.table import allowed


def column_schema(table: Table) -> dg.TableSchema:
    """The columns of ``table``, in order, each with its note and what its values must be."""
    columns = [_column(name, column) for name, column in table.columns.items()]
    return dg.TableSchema(columns, constraints=dg.TableConstraints(list(_rules(table))))


def _column(name: str, column: Any) -> dg.TableColumn:
    unit = (column.metadata or {}).get("unit")
    note = f"{column.description} Unit: {unit}." if unit else column.description
    values = allowed(column)
    rules = [values] if values else [str(check.error) for check in column.checks]
    constraints = dg.TableColumnConstraints(nullable=column.nullable, unique=column.unique, other=rules)
    return dg.TableColumn(
        name, str(column.dtype.type.pyarrow_dtype), description=note, constraints=constraints
    )


def _rules(table: Table) -> Iterator[str]:
    yield f"primary key: {', '.join(table.primary_key)}"
    order = ("document order", *table.sort_key) if table.document_key else table.sort_key
    yield f"sorted by {', '.join(order)}"
    for column, parent in table.references.items():
        yield f"{column} names a row of {parent}"
