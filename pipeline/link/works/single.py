"""Keeps what leads to one work alone."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import pc, table


def single_works(pairs: pa.Table, by: str) -> pa.Table:
    """``by`` and ``work_id`` where one work alone stands beside a value of ``by``."""
    ends = pairs.group_by(by, use_threads=False).aggregate([("work_id", "min"), ("work_id", "max")])
    ends = ends.filter(pc.equal(ends["work_id_min"], ends["work_id_max"]))
    return table({by: ends[by], "work_id": ends["work_id_min"]})
