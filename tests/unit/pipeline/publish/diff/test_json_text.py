"""JSON text of a column is what json itself would write, value by value."""

from __future__ import annotations

import json
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.diff.json_rows import cells_of_json, rows_of_json, told_rows
from pipeline.publish.diff.json_text import json_of, json_of_key, json_of_row

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])


@given(st.lists(st.none() | TEXT))
def test_texts_read_back(values):
    assert [json.loads(text) for text in json_of(pa.array(values, pa.string())).to_pylist()] == values


@given(st.lists(st.none() | st.lists(st.none() | TEXT, max_size=4)), st.integers(0, 3))
def test_lists_read_back_even_from_a_slice(values, start):
    array = pa.array(values, pa.list_(pa.string()))[start:]
    assert [json.loads(text) for text in json_of(array).to_pylist()] == values[start:]


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ([1, None], pa.int32(), ["1", "null"]),
        ([True, False, None], pa.bool_(), ["true", "false", "null"]),
        ([1.0, 0.1, 1e20, float("nan")], pa.float64(), ["1.0", "0.1", "1e+20", "NaN"]),
        ([date(2020, 2, 29), None], pa.date32(), ['"2020-02-29"', "null"]),
        ([[{"start": 1, "end": 2}], [], None], pa.list_(SPAN), ['[{"start": 1, "end": 2}]', "[]", "null"]),
        ([], pa.list_(pa.string()), []),
        (['é“ \\ " \n'], pa.string(), ['"é“ \\\\ \\" \\n"']),
    ],
)
def test_each_type_has_its_json(values, kind, expected):
    assert json_of(pa.array(values, kind)).to_pylist() == expected


def test_bytes_are_base64():
    assert json_of(pa.array([b"abc", None, b""])).to_pylist() == ['"YWJj"', "null", '""']


def test_a_key_is_a_list_and_a_row_an_object():
    rows = pa.table({"a": ["x", "y"], "b": pa.array([1, None], pa.int32())})
    assert json_of_key(rows, ["a", "b"]).to_pylist() == ['["x", 1]', '["y", null]']
    assert json_of_row(rows).to_pylist() == ['{"a": "x", "b": 1}', '{"a": "y", "b": null}']


SCHEMA = pa.schema(
    [
        ("text", pa.string()),
        ("count", pa.int32()),
        ("low", pa.float64()),
        ("kept", pa.bool_()),
        ("on", pa.date32()),
        ("content", pa.binary()),
        ("names", pa.list_(pa.string())),
        ("cues", pa.list_(SPAN)),
    ]
)
INT32 = st.integers(-(2**31), 2**31 - 1)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.none() | TEXT,
            "count": st.none() | INT32,
            "low": st.none() | st.floats(allow_nan=False),
            "kept": st.none() | st.booleans(),
            "on": st.none() | st.dates(),
            "content": st.none() | st.binary(max_size=9),
            "names": st.none() | st.lists(st.none() | TEXT, max_size=3),
            "cues": st.none() | st.lists(st.fixed_dictionaries({"start": INT32, "end": INT32}), max_size=3),
        }
    ),
    max_size=6,
)


@given(ROWS)
def test_rows_of_every_type_read_back(values):
    rows = pa.Table.from_pylist(values, schema=SCHEMA)
    assert rows_of_json(json_of_row(rows), SCHEMA).equals(rows)


@given(ROWS)
def test_cells_of_every_type_read_back(values):
    rows = pa.Table.from_pylist(values, schema=SCHEMA)
    for name in SCHEMA.names:
        column = rows.column(name).combine_chunks()
        assert cells_of_json(json_of(column), column.type).equals(column)


def test_rows_that_came_are_told_whole():
    came = pa.chunked_array(
        [json_of_row(pa.table({"id": ["a", "b"], "n": [1, None]})), pa.array([None, "{}"])]
    )
    assert told_rows(came) == [{"id": "a", "n": 1}, {"id": "b", "n": None}, {}]
