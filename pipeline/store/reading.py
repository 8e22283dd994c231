"""Reads parts back, whichever of the two formats they lie in."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.objects import ObjectStore
from pipeline.store.parts import Part

ARROW_FILE = b"ARROW1"
"""What every file of Arrow's own format begins with."""


def read_part(objects: ObjectStore, part: Part, columns: Sequence[str] = ()) -> pa.Table:
    """Some columns of a part, or all, from bytes checked against its SHA-256; raises DamagedError."""
    data = _bytes(objects, part)
    if data.startswith(ARROW_FILE):
        rows = pa.ipc.open_file(pa.BufferReader(data)).read_all()
        return rows.select(columns) if columns else rows
    wanted = list(columns) or None
    return pq.ParquetFile(pa.BufferReader(data)).read(columns=wanted, use_threads=False)


def _bytes(objects: ObjectStore, part: Part) -> bytes:
    if part.pack is None:
        return objects.get(part.sha256)
    return objects.cut(part.pack, part.sha256, offset=part.offset, size=part.bytes)
