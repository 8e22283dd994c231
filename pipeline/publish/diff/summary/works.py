"""Works that were retracted, doubted, corrected or cleared, and how many claims stand on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.sides import each_side
from pipeline.publish.diff.summary.section import SHOWN, Line, Section, shortened
from pipeline.publish.versions import Version


def work_sections(before: Version, after: Version, changes: pa.Table) -> Iterator[Section]:
    """The section of works whose status changed."""
    own = pc.and_(pc.equal(changes["table"], "works"), pc.equal(changes["column"], "status"))
    turned = changes.filter(own)
    if not turned.num_rows:
        return
    ids = pc.utf8_slice_codeunits(turned["key"], 2, -2)
    works = next(each_side(before, after, "works", ["work_id", "title", "document_ids"]))
    works = works.filter(pc.is_in(works["work_id"], value_set=pc.unique(ids)))
    rows = {row["work_id"]: row for row in works.to_pylist()}
    owners = next(each_side(before, after, "claims", ["document_id"], whole=True))["document_id"]
    lines = [
        _line(row, rows.get(work_id, {}), owners)
        for work_id, row in zip(ids.to_pylist()[:SHOWN], turned.slice(0, SHOWN).to_pylist(), strict=True)
    ]
    yield Section("Works whose status changed", "~", lines, turned.num_rows)


def _line(change: dict[str, Any], work: dict[str, Any], owners: Any) -> Line:
    said = f"{json.loads(change['before'])} → {json.loads(change['after'])}"
    documents = pa.array(work.get("document_ids", []), pa.string())
    claims = pc.sum(pc.is_in(owners, value_set=documents)).as_py() or 0
    counted = f"{said}; {claims} claim{'' if claims == 1 else 's'} from it" if claims else said
    return Line(
        counted, None, shortened(work.get("title")), shortened(f"{change['cause']} {change['cause_detail']}")
    )
