"""Follows one row to the raw bytes it was read from."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import UsageError
from pipeline.publish.read import read_table
from pipeline.publish.versions import Version
from schemas import TABLES

MARGIN = 120
"""Bytes shown before and after the row's own."""


class Trace(NamedTuple):
    """A row, the capture it was read from, and its bytes; ``raw_start`` is null for whole documents.

    ``labels`` names the concepts whose ids the row holds, by column.
    """

    table: str
    row: dict[str, Any]
    labels: dict[str, str]
    source_uri: str | None
    capture_sha256: str | None
    encoding: str | None
    raw_start: int | None
    raw_end: int | None
    before: bytes
    raw: bytes
    after: bytes


def trace(version: Version, row_id: str) -> Trace:
    """The row whose primary key is ``row_id``, and its bytes; raises UsageError for an unknown id."""
    traceable = {name: key for name, key in _keys().items() if name in version.manifest["tables"]}
    for name, key in traceable.items():
        place = pc.index(read_table(version, name, columns=[key])[key], row_id).as_py()
        if place >= 0:
            row = read_table(version, name).slice(place, 1).to_pylist()[0]
            return _trace(version, name, row)
    raise UsageError(
        f"version {version.name} has no row with the id {row_id!r}.",
        f"Give the id of a row of {', '.join(traceable)}.",
    )


def _keys() -> dict[str, str]:
    """Table -> the column of its ids, where one column names a row."""
    return {name: table.primary_key[0] for name, table in TABLES.items() if len(table.primary_key) == 1}


def _trace(version: Version, name: str, row: dict[str, Any]) -> Trace:
    document_id = row.get("document_id") or next(iter(row.get("document_ids") or []), None)
    capture = _row(version, "captures", "document_id", document_id)
    content = capture.get("content") or b""
    start, end = _bytes(version, row)
    first, last = start or 0, len(content) if end is None else end
    return Trace(
        table=name,
        row={column: value for column, value in row.items() if column != "content"},
        labels=_labels(version, name, row),
        source_uri=capture.get("source_uri"),
        capture_sha256=capture.get("sha256"),
        encoding=capture.get("encoding"),
        raw_start=start,
        raw_end=end,
        before=content[max(0, first - MARGIN) : first],
        raw=content[first:last],
        after=content[last : last + MARGIN],
    )


def _labels(version: Version, table: str, row: dict[str, Any]) -> dict[str, str]:
    """What the concepts are called that the row names, by column; nothing for a list of them."""
    named = [column for column, to in TABLES[table].references.items() if to == "concepts"]
    ids = {column: row[column] for column in named if isinstance(row.get(column), str)}
    if not ids:
        return {}
    concepts = read_table(version, "concepts", columns=["concept_id", "label"])
    found = concepts.filter(pc.is_in(concepts["concept_id"], pa.array(ids.values()))).to_pylist()
    labels = {concept["concept_id"]: concept["label"] for concept in found}
    return {column: labels[concept_id] for column, concept_id in ids.items() if concept_id in labels}


def _bytes(version: Version, row: dict[str, Any]) -> tuple[int | None, int | None]:
    """Byte range of the row itself, or of the sentence that it was read from."""
    if "raw_start" in row:
        return row["raw_start"], row["raw_end"]
    sentence = _row(version, "sentences", "sentence_id", row.get("sentence_id"))
    return sentence.get("raw_start"), sentence.get("raw_end")


def _row(version: Version, table: str, column: str, value: str | None) -> dict[str, Any]:
    """The row of ``table`` whose ``column`` is ``value``; empty where there is none."""
    if value is None:
        return {}
    rows = read_table(version, table)
    place = pc.index(rows[column], value).as_py()
    return rows.slice(place, 1).to_pylist()[0] if place >= 0 else {}
