"""External ids in the text."""

from __future__ import annotations

from schemas.closed_sets import IDENTIFIER_SCHEME
from schemas.columns import Int32, Int64, Text, byte, code_point, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "entities",
    key=("document_id", "start", "end", "scheme"),
    sort=("start", "end", "scheme"),
    references={"document_id": "documents"},
)
class Identifiers(Columns):
    """One external id in a document's text."""

    document_id: Text = stable_id("The document.")
    start: Int32 = code_point("First code point in documents.text.")
    end: Int32 = code_point("End in documents.text, exclusive.")
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The id as it stands in documents.text.", str_length={"min_value": 1})
    scheme: Text = one_of(IDENTIFIER_SCHEME, "Whose id it is.")
    value: Text = note("Normal form.", str_length={"min_value": 1})
