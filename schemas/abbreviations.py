"""Short forms that documents define."""

from __future__ import annotations

from schemas.columns import Int32, Int64, Text, byte, code_point, concept, note, stable_id
from schemas.table import Columns, table


@table(
    "entities",
    key=("document_id", "short", "start"),
    sort=("start", "short"),
    references={"document_id": "documents", "concept_id": "concepts"},
)
class Abbreviations(Columns):
    """One short form that a document defines; it means this in this document only."""

    document_id: Text = stable_id("The document.")
    short: Text = note("Short form as defined.", str_length={"min_value": 1})
    long: Text = note("Long form as printed.", str_length={"min_value": 1})
    start: Int32 = code_point("First code point of the short form where it is defined.")
    end: Int32 = code_point("End of the short form, exclusive.")
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The short form as it stands in documents.text.", str_length={"min_value": 1})
    concept_id: Text = concept("The concept that the long form names; null where it names none.")
