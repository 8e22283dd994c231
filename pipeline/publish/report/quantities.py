"""Quantities as the page holds them: those of one kind on one axis."""

from __future__ import annotations

import pyarrow as pa

from pipeline.publish.report.reading import Columns, Reader, finite

COLUMNS = (
    "document_id",
    "quantity_id",
    "start",
    "end",
    "surface",
    "kind",
    "low",
    "high",
    "unit",
    "comparator",
    "subject_concept_id",
)

QUANTITIES = 3000
"""Quantities that a page holds."""

DAYS = {"a": 365.25, "mo": 30.4375, "wk": 7.0, "d": 1.0, "h": 1 / 24, "min": 1 / 1440, "s": 1 / 86400}
"""UCUM's units of time in days (The Unified Code for Units of Measure, table 4)."""

AXIS_OF_TIME = {"age": "a"}
"""Kinds of times -> the unit of their axis, where that is not ``MONTHS``."""

MONTHS = "mo"


def held_quantities(reader: Reader) -> pa.Table:
    """The first quantities of the reader's documents, in document order."""
    return reader.rows("quantities", COLUMNS).slice(0, QUANTITIES)


def on_page(rows: pa.Table) -> Columns:
    """The columns as the page's script reads them, with the unit of the axis and where its ends stand."""
    ends = {name: finite(rows[name]).to_pylist() for name in ("low", "high")}
    columns: Columns = {**rows.to_pydict(), **ends}
    units = columns["unit"]
    columns["axis"] = [axis_of(kind, unit) for kind, unit in zip(columns["kind"], units, strict=True)]
    for name, values in ends.items():
        placed = zip(values, units, columns["axis"], strict=True)
        columns[f"{name}_on_axis"] = [on_axis(value, unit, axis) for value, unit, axis in placed]
    return columns


def axis_of(kind: str, unit: str | None) -> str | None:
    """The unit of the axis on which a quantity stands: one for all times of a kind."""
    return AXIS_OF_TIME.get(kind, MONTHS) if unit in DAYS else unit


def on_axis(value: float | None, unit: str | None, axis: str | None) -> float | None:
    """A value in the unit of its axis, to six significant figures where that is another."""
    if value is None or unit is None or axis is None or unit == axis:
        return value
    return float(f"{value * DAYS[unit] / DAYS[axis]:.6g}")
