"""What a table is: its pandera model and the facts that a model of columns can't hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandera.pandas as pe
import pyarrow as pa

Model = TypeVar("Model", bound="Columns")

SCHEMA_VERSION = 1
"""Version of every table's schema; rises when a column is added, removed or changes its meaning."""


class Columns(pe.DataFrameModel):
    """Base of all models: exactly these columns, in this order, never coerced."""

    class Config:
        """Pandera's settings."""

        strict = True
        ordered = True
        coerce = False


@dataclass(frozen=True)
class Table:
    """One table of the contract.

    ``stage`` is the stage that makes it; ``primary_key`` the columns that name a row; ``sort_key``
    the order of rows within one document (or of the whole table where ``document_key`` is None);
    ``references`` maps a column (or a list column) to the table whose primary key it holds.
    """

    name: str
    model: type[Columns]
    stage: str
    primary_key: tuple[str, ...]
    sort_key: tuple[str, ...]
    document_key: str | None
    references: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The first line of the model's docstring: what one row is."""
        return (self.model.__doc__ or "").strip().split("\n")[0]

    @cached_property
    def columns(self) -> dict[str, Any]:
        """Pandera's columns by name, in table order."""
        return dict(self.model.to_schema().columns)

    @cached_property
    def _arrow_schema(self) -> pa.Schema:
        return pa.schema([_arrow_field(name, column) for name, column in self.columns.items()])

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema; each field's metadata holds ``description``, ``unit`` and ``allowed``."""
        return self._arrow_schema


def _arrow_field(name: str, column: Any) -> pa.Field[Any]:
    notes = {
        "description": column.description,
        "unit": (column.metadata or {}).get("unit"),
        "allowed": allowed(column),
    }
    metadata = {label: text for label, text in notes.items() if text}
    return pa.field(name, column.dtype.type.pyarrow_dtype, nullable=column.nullable, metadata=metadata)


def allowed(column: Any) -> str | None:
    """The closed set of a pandera column, ``a | b | c``; None where any value may stand."""
    for check in column.checks:
        if check.name == "isin":
            return " | ".join(map(str, check.statistics["allowed_values"]))
    return None


DECLARED: dict[type[Columns], Table] = {}
"""Each model's table, filled by :func:`table`."""


def table(
    stage: str,
    *,
    key: tuple[str, ...],
    sort: tuple[str, ...],
    document: str | None = "document_id",
    references: Mapping[str, str] | None = None,
) -> Callable[[type[Model]], type[Model]]:
    """Say what a model's table is; the table is named after the class, in snake case."""

    def decorate(model: type[Model]) -> type[Model]:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
        DECLARED[model] = Table(name, model, stage, key, sort, document, references or {})
        return model

    return decorate
