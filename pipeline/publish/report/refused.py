"""What was refused, as the page lists it."""

from __future__ import annotations

from typing import Any

from pipeline.publish.report.listing import Listing
from pipeline.publish.report.reading import row_count, rows_at
from pipeline.publish.versions import Version

COLUMNS = ("stage", "source_uri", "key", "column", "rule", "value", "detail")

LISTED = 50
"""Refusals listed."""


def list_refused(version: Version) -> Listing[dict[str, Any]]:
    """The first refusals of a version, in document order."""
    rows = rows_at(version, "quarantine", COLUMNS, places=range(LISTED))
    return Listing(rows, row_count(version, "quarantine"))
