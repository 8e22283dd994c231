"""Names of concepts, and the concepts that a version names most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.report.listing import Listing
from pipeline.publish.report.reading import whole_columns
from pipeline.publish.versions import Version

COLUMNS = ("concept_id", "label", "entity_type", "n_mentions", "n_documents")

MOST_NAMED = 50
"""Concepts listed with their counts."""


@dataclass(frozen=True)
class Concepts:
    """The version's concepts with their counts; null where it has none."""

    table: pa.Table | None

    @classmethod
    def of(cls, version: Version) -> Concepts:
        """The concepts of a version."""
        return cls(whole_columns(version, "concepts", COLUMNS))

    def labels(self, ids: Iterable[str | None]) -> dict[str | None, str]:
        """Labels by id; an id that is no concept of the version stands for itself."""
        wanted = sorted({one for one in ids if one is not None})
        labels: dict[str | None, str] = {one: one for one in wanted}
        if self.table is not None and wanted:
            chosen = pc.is_in(self.table["concept_id"], value_set=pa.array(wanted))
            rows = self.table.select(["concept_id", "label"]).filter(chosen).to_pydict()
            labels |= dict(zip(rows["concept_id"], rows["label"], strict=True))
        return labels

    def most_named(self) -> Listing[dict[str, Any]]:
        """The concepts with the most mentions, most first, then by id; only those that have any."""
        if self.table is None:
            return Listing([], 0)
        named = self.table.filter(pc.greater(self.table["n_mentions"], 0))
        order = pc.sort_indices(named, sort_keys=[("n_mentions", "descending"), ("concept_id", "ascending")])
        return Listing(named.take(order[:MOST_NAMED]).to_pylist(), named.num_rows)
