"""Kept documents with their metadata and clean text."""

from __future__ import annotations

from schemas.closed_sets import DOCUMENT_TYPE, PEER_REVIEW, SOURCE_TYPE, SPAN_SOURCE
from schemas.columns import Day, Flag, Int32, Text, TextList, maybe, note, one_of, stable_id
from schemas.table import Columns, table


@table(
    "clean_text",
    key=("document_id",),
    sort=("document_id",),
    references={"capture_id": "captures", "work_id": "works"},
)
class Documents(Columns):
    """One kept document: what it says of itself, and its clean text."""

    document_id: Text = stable_id("Id over source_uri.", unique=True)
    capture_id: Text = stable_id("The capture that it was read from.")
    source_uri: Text = note(
        "Path below the documents folder, or URL; the order of documents.", str_length={"min_value": 1}
    )
    source_type: Text = one_of(SOURCE_TYPE, "Kind of place that shows the document.")
    document_type: Text = one_of(DOCUMENT_TYPE, "Kind of document.")
    peer_review: Text = one_of(PEER_REVIEW, "Whether the work shown is peer-reviewed.")
    title: Text = maybe("Title as printed.")
    authors: TextList = note("Authors named, in print order; empty where none is named.")
    affiliations: TextList = note("Affiliations as printed.")
    journal: Text = maybe("Journal as printed, abbreviated or not.")
    volume: Text = maybe("Volume.")
    issue: Text = maybe("Issue.")
    first_page: Text = maybe("First page or article number.")
    last_page: Text = maybe("Last page.")
    published: Text = maybe(
        "Date of publication, ISO 8601, as exact as it is printed: a day, a month or a year. "
        "The day online where the issue prints none.",
        str_matches=r"^\d{4}(-\d{2}(-\d{2})?)?$",
    )
    published_on: Day = maybe("Day of publication; null where only a month or year is printed.")
    year: Int32 = maybe("Year of publication.", unit="a", in_range={"min_value": 1500, "max_value": 2200})
    doi: Text = maybe("The document's own DOI, lower case.", str_matches=r"^10\.\d{4,9}/\S+$")
    pmid: Text = maybe("The document's own PubMed id.", str_matches=r"^\d{1,9}$")
    pmcid: Text = maybe("The document's own PubMed Central id.", str_matches=r"^PMC\d+$")
    registry_id: Text = maybe(
        "The trial registration that the document is, or that a report of a trial names as its own."
    )
    language: Text = maybe(
        "Language as stated, else as the prose shows, ISO 639-1.", str_matches=r"^[a-z]{2}$"
    )
    keywords: TextList = note("Keywords as printed.")
    subject_areas: TextList = note("Subject areas that the page lists.")
    publication_status: Text = maybe("Publication status as stated.")
    licence: Text = maybe("Licence of the document as stated.")
    redistributable: Flag = maybe(
        "Whether that licence lets anyone pass the text on, for any purpose; null where none is stated."
    )
    span_source: Text = one_of(
        SPAN_SOURCE, "What raw offsets lead into: the input's own bytes, or the text layer read from it."
    )
    normalizations: TextList = note("What the text may differ in from the raw bytes, in order.")
    work_id: Text = stable_id("The scholarly work shown; null where it shows none.", nullable=True)
    text: Text = note("Clean text: the kept segments, joined by a blank line.")
