"""The same rows give the same bytes, whatever way they came."""

from __future__ import annotations

import struct
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ColumnError
from pipeline.store import DamagedError, ObjectStore, Part, part_key, read_part, store_part, write_part
from schemas import TABLES

SCHEMA = pa.schema(
    [
        pa.field("name", pa.string(), nullable=False, metadata={"description": "A name."}),
        pa.field("number", pa.float64(), metadata={"unit": "1"}),
        pa.field("tags", pa.list_(pa.string())),
    ]
)
ROWS = pa.table(
    {"name": ["a", "b", "c", "d"], "number": [1.0, None, 0.0, 2.5], "tags": [["x"], [], None, ["y", "z"]]},
    schema=SCHEMA,
)


@given(st.lists(st.integers(0, 4), max_size=6))
def test_chunks_leave_no_trace(borders):
    cuts = [0, *sorted(borders), 4]
    chunked = pa.concat_tables([ROWS.slice(a, b - a) for a, b in pairwise(cuts)])
    assert write_part(chunked) == write_part(ROWS)


def test_pandas_leaves_no_trace():
    noted = ROWS.replace_schema_metadata({"pandas": "{}"})
    assert write_part(noted) == write_part(ROWS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([-0.0], [0.0]),
        ([np.nan], [struct.unpack("<d", b"\x01\x00\x00\x00\x00\x00\xf8\xff")[0]]),
    ],
)
def test_numbers_that_are_equal_have_equal_bytes(one, other):
    first, second = (pa.table({"number": pa.array(np.array(values))}) for values in (one, other))
    assert write_part(first) == write_part(second)


def test_null_stays_apart_from_nan():
    rows = pa.table({"number": pa.array([None, float("nan")], pa.float64())})
    assert pq.read_table(pa.BufferReader(write_part(rows)))["number"].null_count == 1


def comes_back(schema):
    """Whether types, nullability and notes of every column are read as they were written."""
    read = pq.read_schema(pa.BufferReader(write_part(schema.empty_table())))
    return read.equals(schema) and [field.metadata for field in read] == [field.metadata for field in schema]


def test_schema_and_notes_come_back():
    assert comes_back(SCHEMA)


@pytest.mark.parametrize(
    "kind",
    [
        pa.dictionary(pa.int32(), pa.string()),
        pa.large_string(),
        pa.null(),
        pa.large_list(pa.string()),
        pa.list_(pa.large_string()),
        pa.struct([("inner", pa.null())]),
    ],
)
def test_types_that_readers_do_not_share_are_refused(kind):
    with pytest.raises(ColumnError, match="column odd has type"):
        write_part(pa.schema([("odd", kind)]).empty_table())


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_contract_can_be_written(name):
    assert comes_back(TABLES[name].arrow_schema())


def test_a_part_knows_its_rows_and_its_first_and_last_key(tmp_path):
    objects = ObjectStore(tmp_path)
    part = store_part(objects, ROWS, key=["name", "number"])
    assert (part.rows, part.first_key, part.last_key) == (4, ("a", "1.0"), ("d", "2.5"))
    assert part.bytes == objects.path(part.sha256).stat().st_size
    assert read_part(objects, part).equals(ROWS)


def test_an_empty_part_has_no_keys(tmp_path):
    part = store_part(ObjectStore(tmp_path), SCHEMA.empty_table(), key=["name"])
    assert (part.rows, part.first_key, part.last_key) == (0, None, None)


def test_reading_a_missing_part_is_an_error_that_names_it(tmp_path):
    with pytest.raises(DamagedError, match="ab" * 32):
        read_part(ObjectStore(tmp_path), Part("ab" * 32, 1, 1, None, None))


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("mentions", ("document_id", "start", "end", "concept_id")),
        ("documents", ("document_id",)),
        ("works", ("work_id",)),
    ],
)
def test_the_key_of_a_part_begins_with_the_document(table, key):
    assert part_key(TABLES[table]) == key


def test_readers_that_check_pages_refuse_a_flipped_bit(tmp_path):
    data = bytearray(write_part(pa.table({"text": [f"text {number}" for number in range(5000)]})))
    data[len(data) // 3] ^= 1
    with pytest.raises(OSError, match=r"(?i)crc|checksum|corrupt"):
        pq.ParquetFile(pa.BufferReader(bytes(data)), page_checksum_verification=True).read()
