"""Tables that only stages read: Arrow's own file format, which is written and read in microseconds."""

from __future__ import annotations

import pyarrow as pa

from pipeline.store.objects import ObjectStore
from pipeline.store.parts import Part


def store_interim(objects: ObjectStore, rows: pa.Table) -> Part:
    """Write ``rows`` into the store, uncompressed and without first and last key."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, rows.schema) as writer:
        writer.write_table(rows.combine_chunks())
    data = sink.getvalue().to_pybytes()
    return Part(objects.put(data), len(data), rows.num_rows, None, None)
