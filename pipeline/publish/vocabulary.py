"""What became of the vocabulary between two versions."""

from __future__ import annotations

import json
from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

CONCEPTS = "concepts"
COUNTS = ["n_mentions", "n_documents"]
"""Columns that tell of the corpus, not of the vocabulary."""


def vocabulary_diff(changes: pa.Table) -> dict[str, list[str]]:
    """Ids of the concepts added, removed and changed, sorted."""
    rows = changes.filter(pc.equal(changes["table"], pa.scalar(CONCEPTS))).select(["op", "key", "column"])
    found: dict[str, set[str]] = defaultdict(set)
    for op, key, column in zip(*rows.to_pydict().values(), strict=True):
        if column not in COUNTS:
            found[op].add(json.loads(key)[0])
    return {op: sorted(found[op]) for op in ("added", "removed", "changed")}
