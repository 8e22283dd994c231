"""Reads two parts of the same stretch of a table: what has the same bytes in both once, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish.manifest import Entry
from pipeline.publish.read import naming_faults, noted_bytes
from pipeline.publish.versions import Version


class Opened(NamedTuple):
    """A part's bytes, and its reader."""

    data: bytes
    file: pq.ParquetFile

    @classmethod
    def of(cls, version: Version, part: Entry) -> Opened:
        """The part of a version; DamagedVersionError where it was edited."""
        data = noted_bytes(version, part)
        with naming_faults(f"{version.path}/{part['path']}"):
            return cls(data, pq.ParquetFile(pa.BufferReader(data)))

    def chunks(self) -> Iterator[pq.ColumnChunkMetaData]:
        """What the footer says of each column of each group of rows."""
        about = self.file.metadata
        for group in map(about.row_group, range(about.num_row_groups)):
            yield from map(group.column, range(group.num_columns))

    def bytes_of(self, chunk: pq.ColumnChunkMetaData) -> bytes:
        """The bytes of one of its chunks."""
        start = chunk.dictionary_page_offset or chunk.data_page_offset
        return self.data[start : start + chunk.total_compressed_size]

    def read(self, columns: list[str]) -> pa.Table:
        """Some columns, in their order there."""
        return self.file.read(columns=columns, use_threads=False)


def read_pair(before: Opened, after: Opened, entry: Entry) -> tuple[pa.Table, pa.Table]:
    """The rows of both parts, without the columns that are alike unless they belong to the key.

    Where the key is not alike, whole rows came or went, so all columns are read.  ``entry`` is the
    table's manifest entry, whose schema both have.
    """
    key = {entry["document_key"], *entry["primary_key"]}
    names, alike = [column["name"] for column in entry["schema"]], _alike(before, after)
    if alike.issuperset(key):
        names = [name for name in names if name in key or name not in alike]
    old, new = before.read(names), after.read([name for name in names if name not in alike])
    columns = [(old if name in alike else new)[name] for name in names]
    return old, pa.Table.from_arrays(columns, schema=old.schema)


def _alike(before: Opened, after: Opened) -> set[str]:
    """The columns that have the same bytes in both, and so the same values."""
    if before.file.metadata.num_rows != after.file.metadata.num_rows:
        return set()
    chunks = [list(opened.chunks()) for opened in (before, after)]
    if len(chunks[0]) != len(chunks[1]):
        return set()
    pairs = zip(*chunks, strict=True)
    other = {_column(new) for old, new in pairs if not _same_bytes(before, old, after, new)}
    return {*map(_column, chunks[1])} - other


def _same_bytes(
    before: Opened, old: pq.ColumnChunkMetaData, after: Opened, new: pq.ColumnChunkMetaData
) -> bool:
    """Whether two chunks have the same bytes; most that differ do so in size."""
    if old.total_compressed_size != new.total_compressed_size:
        return False
    return before.bytes_of(old) == after.bytes_of(new)


def _column(chunk: pq.ColumnChunkMetaData) -> str:
    """The column of the table that a chunk is of, or a piece of."""
    return chunk.path_in_schema.partition(".")[0]
