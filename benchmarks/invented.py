"""Invented tables of any size, made a column at a time: a document's rows hang on its number and revision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.engine.columns import in_order
from pipeline.identity import stable_id
from schemas import TABLES

ROWS = {
    "captures": 1,
    "documents": 1,
    "documents_provenance": 10,
    "segments": 20,
    "sentences": 14,
    "mentions": 40,
    "quantities": 9,
    "identifiers": 1,
    "claims": 2,
}
"""Rows of one document, about as many as real pages have."""

ROWS_PER_DOCUMENT = sum(ROWS.values())

WORDS = pa.array([f"{start}{end}" for start in ("stem", "motor", "neur", "cell") for end in range(250)])
TEXT_WORDS = 250
"""Words of a document's text: about 1.8 kB."""

Numbers = Any


def document_ids(numbers: Sequence[int]) -> list[str]:
    """The ids of documents, by number."""
    return [stable_id(_uri(number)) for number in numbers]


def invent(name: str, numbers: Numbers, revisions: Numbers) -> pa.Table:
    """The rows of one table for some documents, in order."""
    table, count = TABLES[name], ROWS[name]
    ordinals = np.tile(np.arange(count, dtype=np.uint64), len(numbers))
    number, revision = (np.repeat(values, count).astype(np.uint64) for values in (numbers, revisions))
    row = _mixed(number * np.uint64(1_000) + ordinals)
    uris = pa.array([_uri(one) for one in numbers], pa.string())
    owners = pa.array(document_ids(numbers), pa.string())
    whose = pa.array(np.repeat(np.arange(len(numbers)), count))
    given = {"document_id": owners.take(whose), "source_uri": uris.take(whose)}
    given |= {"encoding": pa.repeat("utf-8", len(whose)), "language": pa.repeat("en", len(whose))}
    if name != "sentences":
        sentence = number * np.uint64(1_000) + ordinals % np.uint64(ROWS["sentences"])
        given["sentence_id"] = _hex(_mixed(_mixed(sentence)))
    columns = []
    for place, field in enumerate(table.arrow_schema()):
        seed = row if field.name in table.primary_key else _mixed(row + revision * np.uint64(7_919))
        own = given.get(field.name)
        columns.append(own if own is not None else _column(field, _mixed(seed + np.uint64(place)), ordinals))
    rows = pa.Table.from_arrays(columns, schema=table.arrow_schema())
    return in_order(rows, owners, table.sort_key)


def _uri(number: int) -> str:
    return f"{number:08}.txt"


def _mixed(values: Numbers) -> Numbers:
    """A hash of each number (splitmix64)."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _column(field: pa.Field[Any], seed: Numbers, ordinals: Numbers) -> pa.Array:
    kind, count = field.type, len(seed)
    if pa.types.is_list(kind):
        members = _column(kind.value_field, seed, ordinals)
        return pa.ListArray.from_arrays(pa.array(np.arange(count + 1), pa.int32()), members, type=kind)
    if pa.types.is_struct(kind):
        inner = [
            _column(field, _mixed(seed + np.uint64(place)), ordinals) for place, field in enumerate(kind)
        ]
        return pa.StructArray.from_arrays(inner, fields=list(kind))
    if field.name in ("text", "content"):
        return _texts(seed).cast(kind)
    if pa.types.is_integer(kind):
        return pa.array(ordinals * np.uint64(10) + seed % np.uint64(9)).cast(kind)
    if pa.types.is_floating(kind):
        return pa.array((seed % np.uint64(1_000)) / 10, kind)
    if pa.types.is_boolean(kind):
        return pa.array(seed % np.uint64(8) == 0)
    if pa.types.is_date(kind):
        return pa.array((seed % np.uint64(20_000)).astype(np.int32)).cast(kind)
    return _strings(field, seed)


def _strings(field: pa.Field[Any], seed: Numbers) -> pa.Array:
    allowed = (field.metadata or {}).get(b"allowed")
    if allowed:
        choices = pa.array(allowed.decode().split(" | "))
        return choices.take(pa.array(seed % np.uint64(len(choices))))
    if field.name.endswith("_id") and field.name not in ("concept_id", "rule_id", "work_id"):
        return _hex(seed)
    words = _words(seed)
    if not field.nullable:
        return words
    return pa.array(words.to_numpy(zero_copy_only=False), pa.string(), mask=seed % np.uint64(3) == 0)


def _hex(seed: Numbers) -> pa.Array:
    data = seed.astype(">u8").tobytes().hex().encode()
    ends = pa.array(np.arange(0, 16 * len(seed) + 1, 16), pa.int32())
    return pa.StringArray.from_buffers(len(seed), ends.buffers()[1], pa.py_buffer(data))


def _words(seed: Numbers) -> pa.Array:
    return WORDS.take(pa.array(seed % np.uint64(len(WORDS))))


def _texts(seed: Numbers) -> pa.Array:
    steps = np.arange(TEXT_WORDS, dtype=np.uint64)
    words = _words(_mixed((seed[:, None] + steps).reshape(-1)))
    ends = pa.array(np.arange(0, len(words) + 1, TEXT_WORDS), pa.int32())
    return pa.compute.binary_join(pa.ListArray.from_arrays(ends, words), " ")
