"""Tables that only stages read: Arrow's own file format, which is written and read in microseconds."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate

import pyarrow as pa

from pipeline.store.objects import ObjectStore
from pipeline.store.parts import Part


def store_interim(objects: ObjectStore, tables: Sequence[pa.Table]) -> list[Part]:
    """Write ``tables`` into one object of the store, since a file costs more than most of them do.

    They have no first and last key.
    """
    files = [_file_of(rows) for rows in tables]
    pack = objects.put(*files)
    offsets = accumulate(map(len, files), initial=0)
    return [
        Part(sha256(file).hexdigest(), len(file), rows.num_rows, None, None, pack, offset)
        for file, rows, offset in zip(files, tables, offsets, strict=False)
    ]


def alone(rows: pa.Table) -> pa.Table:
    """A copy of ``rows``: a slice takes the bytes of all others along, into a file or to another process."""
    return pa.concat_tables([rows, rows.schema.empty_table()]).combine_chunks()


def _file_of(rows: pa.Table) -> memoryview:
    """The rows, uncompressed."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, rows.schema) as writer:
        writer.write_table(alone(rows))
    return memoryview(sink.getvalue())
