"""Quantities as the page shows them."""

from __future__ import annotations

from typing import Any, NamedTuple

from pipeline.publish.report.concepts import Concepts
from pipeline.publish.report.documents import documents_by_id
from pipeline.publish.report.listing import Listing
from pipeline.publish.report.reading import first_rows, row_count
from pipeline.publish.versions import Version

Row = dict[str, Any]

COLUMNS = (
    "quantity_id",
    "document_id",
    "surface",
    "kind",
    "low",
    "high",
    "unit",
    "comparator",
    "subject_concept_id",
)

SHOWN = 300
"""Quantities shown."""


class ShownQuantity(NamedTuple):
    """One quantity: its row, its value in figures, what it is about, and its document."""

    row: Row
    value: str
    subject: str | None
    document: Row


def show_quantities(version: Version, concepts: Concepts, listed: Listing[Row]) -> Listing[ShownQuantity]:
    """The first quantities of a version; ``listed`` are documents that were read already."""
    rows = first_rows(version, "quantities", COLUMNS, count=SHOWN)
    labels = concepts.labels(row["subject_concept_id"] for row in rows)
    documents = documents_by_id(version, listed, (row["document_id"] for row in rows))
    shown = [
        ShownQuantity(
            row, figures(row), labels.get(row["subject_concept_id"]), documents.get(row["document_id"], row)
        )
        for row in rows
    ]
    return Listing(shown, row_count(version, "quantities"))


def figures(row: Row) -> str:
    """``0.6 to 3.8``, ``< 0.05``, ``30``; an open end is an ellipsis; empty where no value was read."""
    ends = [f"{row[end]:.12g}" for end in ("low", "high") if row[end] is not None]
    if len(ends) == 2 and ends[0] != ends[1]:
        return f"{ends[0]} to {ends[1]}"
    return " ".join([*filter(None, [row["comparator"]]), *ends[:1]]) if ends else ""
