"""JSON text of Arrow values, a column at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

LONG_TEXT = 2_000
"""Longer texts, in code points, are told by length and hash, so that a change never holds a document."""


def plain(column: Any) -> Any:
    """One array of a column's values."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def json_of(values: Any) -> Any:
    """The JSON text of each value; null is ``null``, long text and bytes are an object of size and hash."""
    kind = values.type
    if pa.types.is_list(kind):
        text = _json_of_lists(values)
    elif pa.types.is_struct(kind):
        text = _json_of_structs(values)
    elif pa.types.is_string(kind):
        text = _json_of_texts(values)
    elif pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        text = values.cast(pa.string())
    else:
        text = _json_one_by_one(values)
    return pc.fill_null(text, "null")


def json_of_row(rows: pa.Table) -> Any:
    """Each row as a JSON object, its columns in order."""
    return _json_object({name: json_of(plain(rows.column(name))) for name in rows.column_names})


def json_of_key(rows: pa.Table, columns: Sequence[str]) -> Any:
    """Each row's key as a JSON list."""
    values = [json_of(plain(rows.column(name))) for name in columns]
    return _join("[", _join(*values, ", "), "]", "")


def _json_object(fields: dict[str, Any]) -> Any:
    members = [_join(json.dumps(name), text, ": ") for name, text in fields.items()]
    return _join("{", _join(*members, ", "), "}", "")


def _join(*texts: Any) -> Any:
    """Texts joined row by row; the last one stands between them."""
    return pc.binary_join_element_wise(*texts)


def _json_of_texts(values: Any) -> Any:
    long = pc.greater(pc.utf8_length(values), pa.scalar(LONG_TEXT))
    if pc.any(pc.or_(long, pc.match_substring_regex(values, r"[\x00-\x1f]"))).as_py():
        return _json_one_by_one(values)
    escaped = pc.replace_substring(pc.replace_substring(values, "\\", "\\\\"), '"', '\\"')
    return _join('"', escaped, '"', "")


def _json_of_lists(values: Any) -> Any:
    inner = json_of(values.flatten())
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), _ends(values)])
    joined = pc.binary_join(pa.ListArray.from_arrays(offsets, inner), ", ")
    return _where_valid(values, _join("[", joined, "]", ""))


def _ends(lists: Any) -> Any:
    return pc.cumulative_sum(pc.fill_null(pc.list_value_length(lists), 0)).cast(pa.int32())


def _json_of_structs(values: Any) -> Any:
    fields = {field.name: json_of(child) for field, child in zip(values.type, values.flatten(), strict=True)}
    return _where_valid(values, _json_object(fields))


def _where_valid(values: Any, text: Any) -> Any:
    return pc.if_else(values.is_valid(), text, pa.scalar(None, pa.string()))


def _json_one_by_one(values: Any) -> Any:
    return pa.array(
        [None if value is None else _json_of_value(value) for value in values.to_pylist()], pa.string()
    )


def _json_of_value(value: Any) -> str:
    if isinstance(value, bytes):
        return json.dumps({"bytes": len(value), "sha256": sha256(value).hexdigest()})
    if isinstance(value, str) and len(value) > LONG_TEXT:
        return json.dumps({"characters": len(value), "sha256": sha256(value.encode()).hexdigest()})
    if isinstance(value, (str, int, float)) and value == value:
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(str(value), ensure_ascii=False)
