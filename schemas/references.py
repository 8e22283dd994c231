"""Entries of reference lists."""

from __future__ import annotations

from schemas.closed_sets import WORK_STATUS
from schemas.columns import (
    Int32,
    Int64,
    StatedFieldList,
    Text,
    TextList,
    byte,
    code_point,
    maybe,
    note,
    one_of,
    stable_id,
)
from schemas.table import Columns, table


@table(
    "entities",
    key=("reference_id",),
    sort=("ordinal",),
    references={"document_id": "documents", "work_id": "works"},
)
class References(Columns):
    """One entry of a document's reference list; fields that can't be read for sure are null."""

    reference_id: Text = stable_id("Id over document and ordinal.", unique=True)
    document_id: Text = stable_id("The document that cites.")
    ordinal: Int32 = note("Place in the list, from 1.", ge=1)
    start: Int32 = code_point("First code point in documents.text.")
    end: Int32 = code_point("End in documents.text, exclusive.")
    raw_start: Int64 = byte("First byte in the capture.")
    raw_end: Int64 = byte("End in the capture, exclusive.")
    surface: Text = note("The entry as it stands in documents.text.", str_length={"min_value": 1})
    authors: TextList = note("Authors as printed.")
    year: Int32 = maybe("Year.", unit="a")
    title: Text = maybe("Title.")
    journal: Text = maybe("Journal or book.")
    volume: Text = maybe("Volume.")
    issue: Text = maybe("Issue.")
    first_page: Text = maybe("First page or article number.")
    last_page: Text = maybe("Last page, in full.")
    doi: Text = maybe("DOI, lower case.")
    pmid: Text = maybe("PubMed id.")
    stated: StatedFieldList = note(
        "Columns that the document's format states, each with the bytes of the capture that say it; "
        "of authors one for each. The other columns are read from the entry's words.",
        unit="byte",
    )
    work_id: Text = stable_id("The cited work where this version holds it.", nullable=True)
    status: Text = one_of(
        WORK_STATUS, "Status of the cited work; unknown where this version does not hold it."
    )
