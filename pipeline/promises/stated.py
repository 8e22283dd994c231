"""Stated: values are those whose words or bytes are named beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.promises.agreement import differ, flags


def misstated(provenance: pa.Table, documents: pa.Table) -> Iterator[str]:
    """Rows of the provenance whose value is not the document's."""
    for column in documents.column_names:
        rows = provenance.filter(pc.equal(provenance["column"], column))
        wrong = differ(rows["value"], _values(rows, documents, column))
        for document_id in rows["document_id"].filter(pa.array(wrong)).to_pylist():
            yield f"{document_id} {column}"


def misled_fields(references: pa.Table, captures: pa.Table) -> Iterator[str]:
    """References of which a stated field is empty, or stands outside the bytes of its capture."""
    stated = references["stated"].combine_chunks()
    row, fields = pc.list_parent_indices(stated), stated.flatten()
    place = pc.index_in(references["document_id"], value_set=captures["document_id"].combine_chunks())
    size = pc.take(captures["size_bytes"], pc.take(place, row))
    start, end, field = (fields.field(name) for name in ("raw_start", "raw_end", "field"))
    inside = pc.and_(pc.less(start, end), pc.less_equal(end, size))
    right = flags(pc.fill_null(pc.and_(inside, pc.greater_equal(start, 0)), False))
    for name in pc.unique(field).to_pylist():
        empty = pc.is_null(pc.take(references[name], row))
        right &= ~flags(pc.and_(pc.equal(field, name), empty))
    yield from pc.unique(references["reference_id"].take(row.filter(pa.array(~right)))).to_pylist()


def _values(rows: pa.Table, documents: pa.Table, column: str) -> Any:
    """What the document of each row holds in a column, as text; of lists the element of its ordinal."""
    place = pc.index_in(rows["document_id"], value_set=documents["document_id"].combine_chunks())
    values = documents[column].combine_chunks()
    if pa.types.is_list(values.type):
        there = pc.less(rows["ordinal"], pc.take(pc.list_value_length(values), place))
        first = pc.take(values.offsets, place)
        place = pc.if_else(there, pc.add(first, rows["ordinal"]), pa.scalar(None, first.type))
        values = values.values
    return pc.cast(pc.take(values, place), pa.string())
