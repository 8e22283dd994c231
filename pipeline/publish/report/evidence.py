"""The evidence map as the page holds it, and what it adds up to."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.columns import whole_columns
from pipeline.publish.versions import Version
from schemas.evidence_map import CELL, COUNTS

CELLS = 1000
"""Cells that a page holds."""


class EvidenceMap(NamedTuple):
    """The cells with the most claims, most first, and how many there are."""

    cells: pa.Table
    total: int

    @property
    def concepts(self) -> set[str | None]:
        """Ids of the concepts that name the cells."""
        return {one for axis in CELL for one in self.cells[axis].unique().to_pylist()}


def evidence_map(version: Version) -> EvidenceMap:
    """The map of a version."""
    table = whole_columns(version, "evidence_map", [*CELL, *COUNTS])
    most = pc.sort_indices(table, sort_keys=[("n_claims", "descending")])[:CELLS]
    return EvidenceMap(table.take(most), table.num_rows)
