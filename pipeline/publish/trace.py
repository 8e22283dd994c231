"""Follows one row to the raw bytes it was read from."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow.compute as pc

from pipeline.errors import UsageError
from pipeline.publish.named import labels_of
from pipeline.publish.read import read_table
from pipeline.publish.versions import Version
from schemas import TABLES

MARGIN = 120
"""Bytes shown before and after the row's own."""


class Trace(NamedTuple):
    """A row, the capture it was read from, and its bytes; ``raw_start`` is null for whole documents.

    ``labels`` says by column what the concepts are called whose ids the row holds, and quotes its cues.
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
        labels=labels_of(version, name, [row])[0] | _cue_words(version, row),
        source_uri=capture.get("source_uri"),
        capture_sha256=capture.get("sha256"),
        encoding=capture.get("encoding"),
        raw_start=start,
        raw_end=end,
        before=content[max(0, first - MARGIN) : first],
        raw=content[first:last],
        after=content[last : last + MARGIN],
    )


def _cue_words(version: Version, row: dict[str, Any]) -> dict[str, str]:
    """The words that decided, where the row is a claim."""
    if not row.get("cues"):
        return {}
    text = _row(version, "documents", "document_id", row["document_id"]).get("text") or ""
    return {"cues": ", ".join(text[cue["start"] : cue["end"]] for cue in row["cues"])}


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
