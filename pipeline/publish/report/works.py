"""The works of a page's documents of which a reader should know more than that they were published."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.columns import whole_columns
from pipeline.publish.versions import Version

ORDINARY = ("ok", "unknown")
"""Statuses that say nothing against a work."""


def work_statuses(version: Version, documents: Collection[str]) -> dict[str, str]:
    """By document the status of the work that it shows, where that was corrected, doubted or retracted."""
    works = whole_columns(version, "works", ("status", "document_ids"))
    told = works.filter(pc.invert(pc.is_in(works["status"], pa.array(ORDINARY)))).to_pylist()
    shown = {document: work["status"] for work in told for document in work["document_ids"]}
    return {document: shown[document] for document in sorted(documents) if document in shown}
