"""Shows a table's pandera model as Dagster's column schema: types, notes, constraints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dagster as dg

from schemas import Table
from schemas.columns import CURIE, STABLE_ID
from schemas.table import allowed

PATTERNS = {STABLE_ID: "16 hex digits", CURIE: "PREFIX:ID"}
"""Patterns of many columns, in the words of the error messages about them."""


def column_schema(table: Table) -> dg.TableSchema:
    """The columns of ``table``, in order, each with its note and what its values must be."""
    columns = [_column(name, column) for name, column in table.columns.items()]
    return dg.TableSchema(columns, constraints=dg.TableConstraints(list(_rules(table))))


def _column(name: str, column: Any) -> dg.TableColumn:
    unit = (column.metadata or {}).get("unit")
    values = allowed(column)
    note = [column.description, unit and f"Unit: {unit}.", values and f"One of {values}."]
    rules = [values] if values else [_rule(check) for check in column.checks]
    constraints = dg.TableColumnConstraints(nullable=column.nullable, unique=column.unique, other=rules)
    return dg.TableColumn(
        name,
        str(column.dtype.type.pyarrow_dtype),
        description=" ".join(filter(None, note)),
        constraints=constraints,
    )


def _rule(check: Any) -> str:
    """A pandera check in plain words, short enough for a label."""
    found = check.statistics
    if pattern := found.get("pattern"):
        return PATTERNS.get(pattern, f"matches {pattern}")
    if found.get("min_value") == 1 and check.name == "str_length":
        return "not empty"
    bounds = {"at least": found.get("min_value"), "at most": found.get("max_value")}
    stated = [f"{word} {value}" for word, value in bounds.items() if value is not None]
    return ", ".join(stated) or str(check.error)


def _rules(table: Table) -> Iterator[str]:
    yield f"primary key: {', '.join(table.primary_key)}"
    order = ("document order", *table.sort_key) if table.document_key else table.sort_key
    yield f"sorted by {', '.join(order)}"
    for column, parent in table.references.items():
        yield f"{column} names a row of {parent}"
