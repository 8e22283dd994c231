"""Rows that name the vocabulary row or rule that made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.causes.recorded import Cause

NAMES = (
    r'"rule_id": "(?:[^"#]*#)?(?P<name>[^"]*)"',
    r'"concept_id": "(?P<name>[^"]*)"',
)
"""Where a whole row names what made it, the most exact last."""

CELL = r'^"(?:[^"#]*#)?(?P<name>[^"]*)"$'
"""The same in a cell of ``rule_id``."""


def named_seeds(rows: pa.Table, seed_rows: Mapping[str, Cause]) -> Iterator[tuple[Any, Cause]]:
    """Masks of rows, each with the changed seed that they name; nothing where there is no choice."""
    if len(seed_rows) < 2:
        return
    by_id = {name.rpartition("#")[2]: cause for name, cause in seed_rows.items()}
    texts = pc.coalesce(rows["after"], rows["before"])
    cells = pc.if_else(pc.equal(rows["column"], "rule_id"), texts, None)
    for text, pattern in [(cells, CELL), *((texts, pattern) for pattern in NAMES)]:
        found = pc.struct_field(pc.extract_regex(text, pattern), "name")
        places = pc.index_in(found, value_set=pa.array(list(by_id), pa.string()))
        for place in pc.unique(places.drop_null()).to_pylist():
            mask = pc.fill_null(pc.equal(places, place), False).to_numpy()
            yield mask, list(by_id.values())[place]
    yield from _concepts(rows, by_id)


def _concepts(rows: pa.Table, by_id: Mapping[str, Cause]) -> Iterator[tuple[Any, Cause]]:
    """The rows of ``concepts`` stand for vocabulary rows, by their key."""
    own = pc.equal(rows["table"], "concepts")
    for key in pc.unique(rows["key"].filter(own)).to_pylist():
        cause = by_id.get(key[2:-2])
        if cause:
            yield pc.and_(own, pc.equal(rows["key"], key)).to_numpy(), cause
