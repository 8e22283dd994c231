"""The documents that a page holds, and which of all documents are advertising."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.report.links import SCHEMES, links
from pipeline.publish.report.page import shown
from pipeline.publish.report.reading import rows_of, whole_columns
from pipeline.publish.versions import Version

COLUMNS = (
    "document_id",
    "capture_id",
    "source_uri",
    "source_type",
    "document_type",
    "peer_review",
    "title",
    "year",
    "publication_status",
    *SCHEMES,
)

NAMED = 12
"""Advertising documents that the overview names."""

Row = dict[str, Any]


class Advertising(NamedTuple):
    """How many documents are advertising, and the first of them."""

    total: int
    first: list[Row]


def held_documents(version: Version, ids: Collection[str]) -> list[Row]:
    """The documents of these ids, in document order."""
    return rows_of(version, "documents", COLUMNS, ids=ids, once=True).to_pylist()


def advertising(version: Version) -> Advertising:
    """The documents that sell what they tell of: a clinic's own page, or a text read as marketing."""
    kinds = whole_columns(version, "documents", ["document_id", "source_type", "document_type"])
    sells = pc.or_(
        pc.equal(kinds["source_type"], "clinic_marketing"), pc.equal(kinds["document_type"], "marketing")
    )
    ids: pa.ChunkedArray = kinds["document_id"].filter(sells)
    first = ids.slice(0, NAMED).to_pylist()
    rows = rows_of(version, "documents", ("document_id", "source_uri", "title"), ids=first, once=True)
    return Advertising(len(ids), rows.to_pylist())


def on_page(document: Row) -> list[Any]:
    """A document as the page's script reads it: see ``DOCUMENT`` in ``model.js``."""
    ids = [[link.scheme, shown(link.value), link.url] for link in links(document)]
    names = ("title", "source_uri", "publication_status")
    texts = {name: document[name] and shown(document[name]) for name in names}
    kept = {**document, **texts, "ids": ids}
    return [kept[name] for name in SHOWN]


SHOWN = (
    "document_id",
    "title",
    "source_uri",
    "source_type",
    "document_type",
    "peer_review",
    "year",
    "publication_status",
    "ids",
)
"""Fields of a document on the page, in their order there."""
