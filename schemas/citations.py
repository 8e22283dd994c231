"""In-text citations."""

from __future__ import annotations

from schemas.closed_sets import RESOLUTION
from schemas.columns import Int32, Int64, Text, TextList, byte, code_point, maybe, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "entities",
    key=("citation_id",),
    sort=("start", "end", "citation_id"),
    references={
        "document_id": "documents",
        "sentence_id": "sentences",
        "reference_id": "references",
        "work_id": "works",
    },
)
class Citations(Columns):
    """One in-text citation of one work; a range such as [3-5] gives a row for each."""

    citation_id: Text = stable_id("Id over document, start, end and place within the span.", unique=True)
    document_id: Text = stable_id("The document that cites.")
    sentence_id: Text = stable_id("The sentence that holds it.", nullable=True)
    start: Int32 = code_point("First code point in documents.text.")
    end: Int32 = code_point("End in documents.text, exclusive.")
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The citation as it stands in documents.text.", str_length={"min_value": 1})
    authors: TextList = note("Names as printed.")
    year: Int32 = maybe("Year as printed.", unit="a")
    reference_id: Text = stable_id("Entry of the same document's list.", nullable=True)
    work_id: Text = stable_id("The cited work where this version holds it.", nullable=True)
    resolution: Text = one_of(RESOLUTION, "How the citation was led to its target.")
