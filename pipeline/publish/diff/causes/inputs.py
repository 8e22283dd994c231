"""Which inputs came, went or changed between two versions, from their captures alone."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.json_rows import told_rows
from pipeline.publish.diff.sides import both_sides
from pipeline.publish.versions import Version

COLUMNS = ("document_id", "source_uri", "sha256", "capture_id", "duplicate_of", "derived_from")
OTHERS = ("duplicate_of", "derived_from")
"""Columns that lead a capture to the one that it is a copy of, or was taken from."""


def changed_inputs(before: Version, after: Version) -> dict[str, str]:
    """document_id -> source_uri of the input that changed, of all documents that an input reaches.

    That is the document's own input, where its bytes came, went or changed; else the one that it is a
    copy of, or was taken from, where that is another now.
    """
    old, new = both_sides(before, after, "captures", COLUMNS)
    places = pc.index_in(new["document_id"], value_set=old["document_id"].combine_chunks())
    common_old, common_new = old.take(places.drop_null()), new.filter(pc.is_valid(places))
    other_bytes = _differs(common_old, common_new, "sha256")
    gone = pc.invert(pc.is_in(old["document_id"], value_set=new["document_id"].combine_chunks()))
    own = [old.filter(gone), new.filter(pc.is_null(places)), common_new.filter(other_bytes)]
    found = {row["document_id"]: row["source_uri"] for rows in own for row in _named(rows)}
    for column in OTHERS:
        led_elsewhere = pc.and_(_differs(common_old, common_new, column), pc.invert(other_bytes))
        sides = (common_old.filter(led_elsewhere), common_new.filter(led_elsewhere))
        found |= _through(column, sides, pa.concat_tables([old, new]), set(found.values()))
    return found


def added_inputs(rows: pa.Table) -> dict[str, str] | None:
    """The same, told from changed rows alone; None where an input did anything but come."""
    captures = rows.filter(pc.equal(rows["table"], "captures"))
    if not pc.all(pc.equal(captures["op"], "added")).as_py():
        return None
    return {row["document_id"]: row["source_uri"] for row in told_rows(captures["after"])}


def _through(
    column: str, sides: tuple[pa.Table, pa.Table], captures: pa.Table, changed: set[str]
) -> dict[str, str]:
    """document_id -> source_uri of the capture that ``column`` led to before or leads to now."""
    ids = captures["capture_id"].combine_chunks()
    uris = [
        pc.take(captures["source_uri"], pc.index_in(rows[column], value_set=ids)).to_pylist()
        for rows in sides
    ]
    documents = sides[0]["document_id"].to_pylist()
    return {
        document: old if old in changed or not new else new
        for document, old, new in zip(documents, *uris, strict=True)
        if old or new
    }


def _differs(old: pa.Table, new: pa.Table, column: str) -> Any:
    sides = [pc.fill_null(rows[column], "") for rows in (old, new)]
    return pc.not_equal(*sides)


def _named(rows: pa.Table) -> list[dict[str, str]]:
    return rows.select(["document_id", "source_uri"]).to_pylist()
