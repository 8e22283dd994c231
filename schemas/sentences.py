"""Sentences of kept prose."""

from __future__ import annotations

from schemas.closed_sets import PROSE_ROLE
from schemas.columns import Int32, Int64, Text, byte, code_point, count, note, one_of, stable_id
from schemas.table import Columns, table


@table("clean_text", key=("sentence_id",), sort=("ordinal",), references={"document_id": "documents"})
class Sentences(Columns):
    """One sentence of kept prose."""

    sentence_id: Text = stable_id("Id over document, start and end.", unique=True)
    document_id: Text = stable_id("The document.")
    ordinal: Int32 = count("Place in the document, from 0.")
    role: Text = one_of(PROSE_ROLE, "Role of the segment that holds it.")
    start: Int32 = code_point("First code point in documents.text.")
    end: Int32 = code_point("End in documents.text, exclusive.")
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The sentence as it stands in documents.text.", str_length={"min_value": 1})
