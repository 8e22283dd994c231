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

    def chunks(self) -> Iterator[tuple[str, bytes]]:
        """The column of each chunk, and its bytes in the file."""
        about = self.file.metadata
        for group in map(about.row_group, range(about.num_row_groups)):
            for chunk in map(group.column, range(group.num_columns)):
                start = chunk.dictionary_page_offset or chunk.data_page_offset
                column = chunk.path_in_schema.partition(".")[0]
                yield column, self.data[start : start + chunk.total_compressed_size]

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
    other = {old[0] for old, new in zip(*chunks, strict=True) if old != new}
    return {column for column, _ in chunks[0]} - other
