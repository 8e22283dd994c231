"""The documents that a page holds, and which of all documents are advertising."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.link.evidence_map import is_marketing
from pipeline.publish.report.page import shown
from pipeline.publish.report.reading import Reader, Row, rows_at
from pipeline.publish.versions import Version

KINDS = ("document_id", "source_type", "document_type")

ON_PAGE = (
    *KINDS,
    "peer_review",
    "year",
    "title",
    "source_uri",
    "publication_status",
    "doi",
    "pmid",
    "pmcid",
    "registry_id",
)
"""Columns of a document on the page."""

FIELDS = (*ON_PAGE, "advertising")
"""What the page's script reads of a document, in its order there."""

LONG = frozenset(ON_PAGE[5:])
"""Fields that are cut where they are too long."""

NAMED = 12
"""Advertising documents that the overview names."""


class Advertising(NamedTuple):
    """How many documents are advertising, and the first of them."""

    total: int
    first: list[Row]


def advertising(version: Version, kinds: pa.Table) -> Advertising:
    """The documents that sell what they tell of, among the ``kinds`` of all, in order."""
    places = pc.indices_nonzero(is_marketing(kinds["source_type"], kinds["document_type"]))
    columns = ("document_id", "source_uri", "title")
    first = rows_at(version, "documents", columns, places=places[:NAMED].to_pylist())
    return Advertising(len(places), first)


def held_documents(reader: Reader) -> list[Row]:
    """The reader's documents, in document order, with all ``FIELDS``."""
    rows = reader.rows("documents", ON_PAGE)
    marketing = is_marketing(rows["source_type"], rows["document_type"])
    return rows.append_column("advertising", marketing).to_pylist()


def on_page(document: Row) -> list[Any]:
    """A document as the page's script reads it."""
    return [shown(document[name]) if name in LONG and document[name] else document[name] for name in FIELDS]
