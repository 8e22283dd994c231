"""Every byte's role."""

from __future__ import annotations

from schemas.closed_sets import ROLE
from schemas.columns import Flag, Int32, Int64, Text, byte, code_point, count, maybe, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "clean_text", key=("document_id", "ordinal"), sort=("ordinal",), references={"document_id": "documents"}
)
class Segments(Columns):
    """One run of raw bytes with one role; a document's segments tile its bytes."""

    document_id: Text = stable_id("The document.")
    ordinal: Int32 = count("Place in the document, from 0.")
    role: Text = one_of(ROLE, "What the run is.")
    start: Int32 = code_point("First code point in documents.text; null where dropped.", nullable=True)
    end: Int32 = code_point("End in documents.text, exclusive; null where dropped.", nullable=True)
    raw_start: Int64 = byte("First byte of the run.")
    raw_end: Int64 = byte("End of the run, exclusive.")
    kept: Flag = note("Whether its text is part of documents.text.")
    page: Int32 = maybe("Page that it begins on, from 1; null where the capture has no pages.", ge=1)
    rule_id: Text = note("The rule that decided the role.", str_length={"min_value": 1})
