"""One table part as Parquet: the same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import ColumnError
from pipeline.store.objects import ObjectStore
from schemas import Table

ROW_GROUP_ROWS = 65_536
"""Rows of a row group; cut by count alone, so that batches of the writer leave no trace."""

ZSTD_LEVEL = 1
"""A sixth quicker than level 3 where columns have no dictionary, and 3 % smaller to 5 % larger."""

REFUSED_TYPES = (
    pa.types.is_dictionary,
    pa.types.is_null,
    pa.types.is_large_string,
    pa.types.is_large_binary,
    pa.types.is_large_list,
)
"""Types that writers and readers don't agree on."""


class Part(NamedTuple):
    """One finished part: its bytes, and the key of its first and last row (None where it has no row).

    A key is the document's id, in tables that have one, and then the sort key, each value as text.
    The bytes are an object of their own, or lie in the object ``pack`` from ``offset`` on.
    """

    sha256: str
    bytes: int
    rows: int
    first_key: tuple[str, ...] | None
    last_key: tuple[str, ...] | None
    pack: str | None = None
    offset: int = 0

    @property
    def held_by(self) -> str:
        """The object that holds the bytes."""
        return self.pack or self.sha256


def write_part(rows: pa.Table) -> bytes:
    """The Parquet file of ``rows``: zstd, page checksums, page index, Arrow schema with its notes.

    Columns have no dictionary: in a part, which is small, it takes more time and room than zstd needs to
    see what repeats.  Raises ColumnError for a type that must not lie on disk: dictionary, null, large.
    """
    refuse_types(rows.schema)
    sink = pa.BufferOutputStream()
    pq.write_table(
        canonical(rows),
        sink,
        compression="zstd",
        compression_level=ZSTD_LEVEL,
        use_dictionary=False,
        row_group_size=ROW_GROUP_ROWS,
        write_page_index=True,
        write_page_checksum=True,
    )
    data: bytes = sink.getvalue().to_pybytes()
    return data


def store_part(objects: ObjectStore, rows: pa.Table, *, key: Sequence[str]) -> Part:
    """Write ``rows`` into the store; ``key`` names the columns of the part's first and last key."""
    data = write_part(rows)
    last = rows.num_rows - 1
    return Part(objects.put(data), len(data), last + 1, _key_at(rows, key, 0), _key_at(rows, key, last))


def part_key(table: Table) -> tuple[str, ...]:
    """The columns of a part's first and last key: the document first, where the table has one."""
    document = (table.document_key,) if table.document_key else ()
    return tuple(dict.fromkeys([*document, *table.sort_key]))


def canonical(rows: pa.Table) -> pa.Table:
    """The same rows with one NaN, no negative zero, one chunk a column and no pandas metadata."""
    for index, field in enumerate(rows.schema):
        if pa.types.is_floating(field.type):
            rows = rows.set_column(index, field, _canonical_floats(rows.column(index)))
    return rows.combine_chunks().replace_schema_metadata(None)


@lru_cache(maxsize=64)
def refuse_types(schema: pa.Schema) -> None:
    """Raise ColumnError where a column has a type that differs between writers or readers."""
    for field in schema:
        if any(refused(kind) for kind in _types(field.type) for refused in REFUSED_TYPES):
            raise ColumnError("part", f"column {field.name} has type {field.type}")


def _types(kind: pa.DataType) -> Iterator[pa.DataType]:
    yield kind
    for index in range(kind.num_fields):
        yield from _types(kind.field(index).type)


def _canonical_floats(column: Any) -> Any:
    positive_zero = pc.add(column, pa.scalar(0.0, column.type))
    nan = pa.scalar(np.nan, column.type)
    return pc.if_else(pc.fill_null(pc.is_nan(column), False), nan, positive_zero)


def _key_at(rows: pa.Table, key: Sequence[str], index: int) -> tuple[str, ...] | None:
    if not rows.num_rows:
        return None
    values = (rows.column(name)[index].as_py() for name in key)
    return tuple("" if value is None else str(value) for value in values)
