"""What the concepts are called that rows name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.read import read_table
from pipeline.publish.versions import Version
from schemas import TABLES

Row = Mapping[str, Any]
Labels = list[dict[str, str]]


def labels_of(version: Version, table: str, rows: Sequence[Row]) -> Labels:
    """Of each row the labels of the concepts that it names, by column; nothing for a list of them."""
    named = [column for column, to in TABLES[table].references.items() if to == "concepts"]
    ids = [{one: row[one] for one in named if isinstance(row.get(one), str)} for row in rows]
    called = _called(version, {concept for row in ids for concept in row.values()})
    return [{column: called[one] for column, one in row.items() if one in called} for row in ids]


def _called(version: Version, ids: set[str]) -> dict[str, str]:
    if not ids:
        return {}
    concepts = read_table(version, "concepts", columns=["concept_id", "label"])
    found = concepts.filter(pc.is_in(concepts["concept_id"], pa.array(sorted(ids)))).to_pylist()
    return {concept["concept_id"]: concept["label"] for concept in found}
