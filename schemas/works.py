"""Scholarly works."""

from __future__ import annotations

from schemas.closed_sets import WORK_STATUS
from schemas.columns import Int32, Text, TextList, maybe, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "dataset",
    key=("work_id",),
    sort=("work_id",),
    document=None,
    references={"document_ids": "documents", "preprint_of": "works"},
)
class Works(Columns):
    """One scholarly work, whichever pages show it."""

    work_id: Text = stable_id("Id over the work's best identifier, or its title.", unique=True)
    title: Text = maybe("Title as its first document prints it.")
    year: Int32 = maybe("Year of publication.", unit="a")
    doi: Text = maybe("DOI, lower case.")
    pmid: Text = maybe("PubMed id.")
    pmcid: Text = maybe("PubMed Central id.")
    document_ids: TextList = note("Documents that show it, sorted.")
    status: Text = one_of(
        WORK_STATUS, "Whether it was corrected, doubted or retracted, where a document says so."
    )
    preprint_of: Text = stable_id("The published work that this preprint became.", nullable=True)
