"""Where each value of a document's metadata was read."""

from __future__ import annotations

from schemas.closed_sets import STATED_COLUMN
from schemas.columns import Int32, Int64, Text, byte, code_point, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "clean_text",
    key=("document_id", "column", "ordinal", "raw_start"),
    sort=("column", "ordinal", "raw_start"),
    references={"document_id": "documents"},
)
class DocumentsProvenance(Columns):
    """One value of a document's metadata and the words that it was read from.

    A weighed column (source_type, document_type, peer_review) has one row for each cue that spoke for its
    value, and none where the value is unknown.
    """

    document_id: Text = stable_id("The document.")
    column: Text = one_of(STATED_COLUMN, "The column of documents.")
    ordinal: Int32 = note("Place of the value in a column of lists; else 0.", ge=0)
    value: Text = note("The value as text.", str_length={"min_value": 1})
    start: Int32 = code_point(
        "First code point in documents.text; null where that leaves it out.", nullable=True
    )
    end: Int32 = code_point("End in documents.text, exclusive; null where that leaves it out.", nullable=True)
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The words as they read; empty where only markup states the value.")
    rule_id: Text = note("Rule that read the value.", str_length={"min_value": 1})
