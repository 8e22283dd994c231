"""Which columns hold a document's own words, and rows without them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

WORDS = {
    "captures": ("reason", "content"),
    "documents": ("text",),
    "documents_provenance": ("surface",),
    "sentences": ("surface",),
    "abbreviations": ("surface",),
    "mentions": ("surface", "modifiers"),
    "quantities": ("surface",),
    "references": ("surface",),
    "citations": ("surface",),
    "identifiers": ("surface",),
    "quarantine": ("value", "detail"),
}
"""Table -> its columns that quote documents; a reason quotes what could not be read."""


def worded_schema(table: str, schema: pa.Schema) -> pa.Schema:
    """The schema of a table from which words may be left out: those columns may be null."""
    for column in WORDS.get(table, ()):
        index = schema.get_field_index(column)
        schema = schema.set(index, schema.field(index).with_nullable(True))
    return schema


def without_words(table: str, rows: pa.Table, allowed: pa.Array) -> pa.Table:
    """The rows, with null for the words of every document that is not among ``allowed`` ids."""
    columns = WORDS.get(table, ())
    if not columns:
        return rows
    keep = pc.is_in(rows["document_id"], value_set=allowed)
    rows = rows.cast(worded_schema(table, rows.schema))
    for column in columns:
        field = rows.schema.field(column)
        shown = pc.if_else(keep, rows[column], pa.scalar(None, field.type))
        rows = rows.set_column(rows.schema.get_field_index(column), field, shown)
    return rows
