"""Numbers with their meaning."""

from __future__ import annotations

from schemas.closed_sets import COMPARATOR, QUANTITY_KIND
from schemas.columns import (
    Float64,
    Int32,
    Int64,
    Text,
    byte,
    code_point,
    concept,
    maybe,
    note,
    one_of,
    stable_id,
)
from schemas.table import Columns, table


@table(
    "entities",
    key=("quantity_id",),
    sort=("start", "end", "kind"),
    references={"document_id": "documents", "sentence_id": "sentences", "subject_concept_id": "concepts"},
)
class Quantities(Columns):
    """One number, or one range, with its unit and what it is about."""

    quantity_id: Text = stable_id("Id over document, start, end and kind.", unique=True)
    document_id: Text = stable_id("The document.")
    sentence_id: Text = stable_id("The sentence that holds it.", nullable=True)
    start: Int32 = code_point("First code point in documents.text.")
    end: Int32 = code_point("End in documents.text, exclusive.")
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The quantity as it stands in documents.text.", str_length={"min_value": 1})
    kind: Text = one_of(QUANTITY_KIND, "Kind of quantity.")
    low: Float64 = maybe("Lower end, or the value itself; null where open.", unit="see column unit")
    high: Float64 = maybe("Upper end, or the value itself; null where open.", unit="see column unit")
    unit: Text = maybe("UCUM unit, a counted noun in braces; null for pure numbers.")
    comparator: Text = one_of(
        COMPARATOR,
        "How the value bounds the quantity; null where equal. With `±` the value is the middle of low and "
        "high, and the spread told beside it half their distance.",
        nullable=True,
    )
    subject_concept_id: Text = concept("What the number is about; null unless the text says so plainly.")
    rule_id: Text = note("The rule that made the row.", str_length={"min_value": 1})
