"""What was refused, as the page lists it."""

from __future__ import annotations

from typing import Any

from pipeline.publish.report.listing import Listing
from pipeline.publish.report.reading import first_rows, row_count
from pipeline.publish.versions import Version

COLUMNS = ("stage", "source_uri", "key", "column", "rule", "value", "detail")

LISTED = 50
"""Refusals listed."""


def list_refused(version: Version) -> Listing[dict[str, Any]]:
    """The first refusals of a version, in document order."""
    rows = first_rows(version, "quarantine", COLUMNS, count=LISTED)
    return Listing(rows, row_count(version, "quarantine"))
