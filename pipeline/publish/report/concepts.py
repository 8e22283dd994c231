"""The concepts that a page names."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.columns import whole_columns
from pipeline.publish.versions import Version

COLUMNS = ("concept_id", "label", "entity_type", "n_mentions", "n_documents")

MOST_NAMED = 2000
"""Concepts with mentions that a page holds."""


class Concepts:
    """The concepts with the most mentions, most first, and then those that the page needs besides.

    ``total`` counts the concepts that have mentions.
    """

    def __init__(self, version: Version, used: Collection[str | None]) -> None:
        table = whole_columns(version, "concepts", COLUMNS)
        order = pc.sort_indices(table, sort_keys=[("n_mentions", "descending"), ("concept_id", "ascending")])
        ranked = table.take(order)
        named = pc.greater(ranked["n_mentions"], 0)
        needed = pa.array([one for one in used if one is not None], pa.string())
        held = pc.and_(named, pc.less(pa.array(range(ranked.num_rows), pa.int64()), MOST_NAMED))
        self.table = ranked.filter(pc.or_(held, pc.is_in(ranked["concept_id"], value_set=needed)))
        self.total: int = pc.sum(named).as_py() or 0
