"""Stated: the values of ``documents`` are those whose words stand in ``documents_provenance``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.promises.agreement import differ


def misstated(provenance: pa.Table, documents: pa.Table) -> Iterator[str]:
    """Rows of the provenance whose value is not the document's."""
    for column in documents.column_names:
        rows = provenance.filter(pc.equal(provenance["column"], column))
        wrong = differ(rows["value"], _values(rows, documents, column))
        for document_id in rows["document_id"].filter(pa.array(wrong)).to_pylist():
            yield f"{document_id} {column}"


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
