"""The documents that the page lists or names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.publish.report.listing import Listing
from pipeline.publish.report.reading import first_rows, row_count, rows_by_id
from pipeline.publish.versions import Version

Row = dict[str, Any]

COLUMNS = (
    "document_id",
    "source_uri",
    "source_type",
    "document_type",
    "peer_review",
    "title",
    "year",
    "doi",
    "pmid",
    "pmcid",
    "registry_id",
    "publication_status",
)

LISTED = 1000
"""Documents listed."""


def list_documents(version: Version) -> Listing[Row]:
    """The first documents of a version, in document order."""
    rows = first_rows(version, "documents", COLUMNS, count=LISTED)
    return Listing(rows, row_count(version, "documents"))


def documents_by_id(version: Version, listed: Listing[Row], ids: Iterable[str]) -> dict[str, Row]:
    """The documents of these ids; only those that are not ``listed`` are read."""
    known = {row["document_id"]: row for row in listed.rows}
    return known | rows_by_id(version, "documents", COLUMNS, ids=set(ids) - known.keys())
