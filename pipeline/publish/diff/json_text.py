"""JSON text of Arrow values, a column at a time; :mod:`json_rows` reads it back."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))
"""What text is escaped by; other control characters are rare."""

CONTROL = r"[\x00-\x1f]"

ESCAPED = np.isin(np.arange(256), [*range(32), ord("\\"), ord('"')])
"""Whether each byte stands for a character that is escaped; in UTF-8 it stands for no other."""


def plain(column: Any) -> Any:
    """One array of a column's values."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def json_of(values: Any) -> Any:
    """The JSON text of each value as Python's ``json`` writes it; null is ``null``, bytes are Base64."""
    kind = values.type
    if pa.types.is_list(kind):
        text = _json_of_lists(values)
    elif pa.types.is_struct(kind):
        text = _json_of_structs(values)
    elif pa.types.is_string(kind):
        text = _json_of_texts(values)
    elif pa.types.is_binary(kind):
        text = _quoted(pa.array([value and b64encode(value) for value in values.to_pylist()], pa.string()))
    elif pa.types.is_floating(kind):
        text = _json_of_floats(values)
    elif pa.types.is_date(kind):
        text = _quoted(values.cast(pa.string()))
    else:
        text = values.cast(pa.string())
    return pc.fill_null(text, "null") if text.null_count else text


def json_of_row(rows: pa.Table) -> Any:
    """Each row as a JSON object, its columns in order."""
    return _json_object({name: plain(rows.column(name)) for name in rows.column_names})


def json_of_key(rows: pa.Table, columns: Sequence[str]) -> Any:
    """Each row's key as a JSON list."""
    return _enclosed("[", [("", plain(rows.column(name))) for name in columns], "]")


def _json_object(fields: dict[str, Any]) -> Any:
    return _enclosed("{", [(f"{json.dumps(name)}: ", values) for name, values in fields.items()], "}")


def _enclosed(opening: str, members: Sequence[tuple[str, Any]], closing: str) -> Any:
    """The members of each row, each behind its label; joined at once, since a call costs more than a row."""
    texts, between = [], opening
    for label, values in members:
        quote, text = _between_quotes(values)
        texts += [f"{between}{label}{quote}", text]
        between = f"{quote}, "
    return _join(*texts, between.removesuffix(", ") + closing, "")


def _between_quotes(values: Any) -> tuple[str, Any]:
    """The JSON text of each value, and the quote that it lacks at both ends; mostly texts are as they are."""
    if pa.types.is_string(values.type) and not values.null_count and _is_plain(values):
        return '"', values
    return "", json_of(values)


def _join(*texts: Any) -> Any:
    """Texts joined row by row; the last one stands between them."""
    return pc.binary_join_element_wise(*(_word(text) if isinstance(text, str) else text for text in texts))


@lru_cache(maxsize=4096)
def _word(text: str) -> pa.Scalar[Any]:
    """A text as Arrow has it; making one costs more than joining it to a few rows."""
    return pa.scalar(text)


def _quoted(texts: Any) -> Any:
    return _join('"', texts, '"', "")


def _json_of_texts(values: Any) -> Any:
    if _is_plain(values):
        return _quoted(values)
    for plain_text, escaped in ESCAPES:
        values = pc.replace_substring(values, plain_text, escaped)
    strange = pc.fill_null(pc.match_substring_regex(values, CONTROL), False)
    if pc.any(strange).as_py():
        mended = [_escaped(value) for value in values.filter(strange).to_pylist()]
        values = pc.replace_with_mask(values, strange, pa.array(mended, pa.string()))
    return _quoted(values)


def _is_plain(values: Any) -> bool:
    """Whether no text holds a character to escape; told from their bytes, all at once."""
    _, offsets, data = values.buffers()
    if not len(values) or data is None:
        return True
    first, last = np.frombuffer(offsets, np.int32)[[values.offset, values.offset + len(values)]]
    return not ESCAPED[np.frombuffer(data, np.uint8)[first:last]].any()


def _escaped(text: str) -> str:
    """The text with its control characters escaped; all else is escaped already."""
    return "".join(f"\\u{ord(character):04x}" if character < " " else character for character in text)


def _json_of_floats(values: Any) -> Any:
    """Each distinct value is written once, and all of them together."""
    distinct = values.dictionary_encode()
    words = json.dumps(distinct.dictionary.to_pylist())[1:-1].split(", ")
    return pa.array(words, pa.string()).take(distinct.indices)


def _json_of_lists(values: Any) -> Any:
    members = values.flatten()
    if not len(members):
        return _where_valid(values, pa.repeat("[]", len(values)))
    joined = pc.binary_join(pa.ListArray.from_arrays(_offsets(values), json_of(members)), ", ")
    return _where_valid(values, _join("[", joined, "]", ""))


def _offsets(lists: Any) -> Any:
    """Where each list begins among the members of all, and where the last ends; null has no members."""
    if not lists.null_count:
        return pc.subtract(lists.offsets, lists.offsets[0])
    ends = pc.cumulative_sum(pc.fill_null(pc.list_value_length(lists), 0)).cast(pa.int32())
    return pa.concat_arrays([pa.array([0], pa.int32()), ends])


def _json_of_structs(values: Any) -> Any:
    fields = {field.name: child for field, child in zip(values.type, values.flatten(), strict=True)}
    return _where_valid(values, _json_object(fields))


def _where_valid(values: Any, text: Any) -> Any:
    return pc.if_else(values.is_valid(), text, pa.scalar(None, pa.string())) if values.null_count else text
