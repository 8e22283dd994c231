"""How many rows of which tables changed, and through which causes."""

from __future__ import annotations

from collections import Counter
from functools import reduce

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.summary.section import SHOWN, Line, Section, shortened
from pipeline.publish.versions import Version
from schemas import CHANGES

TABLES = "Tables that changed"

OPS = ("added", "removed", "changed")


def table_section(before: Version, after: Version, changes: pa.Table) -> Section:
    """Rows by table, each row counted once however many of its cells changed."""
    counts = rows_by_op(changes)
    tables = {**before.manifest["tables"], **after.manifest["tables"]}
    lines = [
        Line(f"{name}: {', '.join(f'{counts[name, op]:,} {op}' for op in OPS if counts[name, op])}")
        for name in tables
        if name != CHANGES.name and any(counts[name, op] for op in OPS)
    ]
    return Section(TABLES, "~", lines, len(lines))


def rows_by_op(changes: pa.Table) -> Counter[tuple[str, str]]:
    """Distinct rows of each table by what happened to them; the cells of a row stand together."""
    again = np.zeros(changes.num_rows, np.bool_)
    again[1:] = reduce(pc.and_, (_as_before(changes[name]) for name in ("table", "op", "key"))).to_numpy()
    distinct = changes.select(["table", "op"]).filter(pa.array(~again))
    counts = distinct.group_by(["table", "op"], use_threads=False).aggregate([([], "count_all")])
    return Counter({(row["table"], row["op"]): row["count_all"] for row in counts.to_pylist()})


def _as_before(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether each value but the first is the one before it."""
    return pc.equal(column.slice(1), column.slice(0, max(len(column) - 1, 0)))


def cause_section(changes: pa.Table) -> Section:
    """The causes with the most changes."""
    grouped = changes.group_by(["cause", "cause_detail"], use_threads=False).aggregate([([], "count_all")])
    order = [("count_all", "descending"), ("cause", "ascending"), ("cause_detail", "ascending")]
    rows = grouped.take(pc.sort_indices(grouped, sort_keys=order).slice(0, SHOWN)).to_pylist()
    lines = [
        Line(_counted(row["count_all"]), cause=shortened(f"{row['cause']} {row['cause_detail']}"))
        for row in rows
    ]
    return Section("Causes", "~", lines, grouped.num_rows)


def _counted(changes: int) -> str:
    return f"{changes:,} change{'' if changes == 1 else 's'}"


def causes_by_key(changes: pa.Table) -> dict[str, str]:
    """Key of a row, as JSON -> its cause in words."""
    words = pc.binary_join_element_wise(changes["cause"], changes["cause_detail"], " ")
    return dict(zip(changes["key"].to_pylist(), words.to_pylist(), strict=True))
