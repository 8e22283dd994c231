"""The evidence map as the page shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow.compute as pc

from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.listing import Listing
from pipeline.publish.report.reading import whole_columns
from pipeline.publish.versions import Version
from schemas.closed_sets import EFFECT

AXES = {"cell_source_id": "cell source", "route_id": "route", "model_id": "model", "outcome_id": "outcome"}
"""Columns that make a cell of the map -> their words."""

COUNTS = ("n_claims", "n_works", "n_peer_reviewed", "n_marketing", "n_contradictions")

SHOWN = 300
"""Cells shown."""


class Cell(NamedTuple):
    """One cell of the map: a label or null per axis, claims per effect, and its other counts.

    ``marketing`` is the share of claims from clinic marketing, in per cent.
    """

    labels: list[str | None]
    effects: list[int]
    counts: dict[str, int]
    marketing: int


def map_cells(version: Version, concepts: Concepts) -> Listing[Cell]:
    """The cells with the most claims, most first, then in the table's order."""
    effects = [f"n_{effect}" for effect in EFFECT]
    table = whole_columns(version, "evidence_map", [*AXES, *COUNTS, *effects])
    if table is None:
        return Listing([], 0)
    order = pc.sort_indices(table, sort_keys=[("n_claims", "descending")])
    rows = table.take(order[:SHOWN]).to_pylist()
    labels = concepts.labels(row[axis] for row in rows for axis in AXES)
    cells = [_cell(row, [labels.get(row[axis]) for axis in AXES], effects) for row in rows]
    return Listing(cells, table.num_rows)


def _cell(row: dict[str, Any], labels: list[str | None], effects: list[str]) -> Cell:
    share = round(100 * row["n_marketing"] / row["n_claims"]) if row["n_claims"] else 0
    return Cell(labels, [row[name] for name in effects], {name: row[name] for name in COUNTS}, share)
