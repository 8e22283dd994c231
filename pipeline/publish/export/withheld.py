"""The documents whose words a shareable copy leaves out, with the reason, and hashes to know them by."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.read import read_parts, read_table
from pipeline.publish.versions import Version

WITHHELD = "withheld"
TITLE = "One document whose words are left out of this copy, and why."

KEYS = {
    "primary_key": ["document_id"],
    "sort_key": ["source_uri"],
    "references": {"document_id": "documents"},
}

FORBIDDEN = "the licence does not let anyone pass the text on"
UNSTATED = "no licence that would let anyone pass the text on is stated"

NOTES = {
    "document_id": "The document.",
    "source_uri": "Where it was captured.",
    "licence": "Licence of the document as stated; null where none is.",
    "reason": "Why its words are left out.",
    "capture_sha256": "SHA-256 of the captured bytes.",
    "text_sha256": "SHA-256 of documents.text as UTF-8; who has the text can check that offsets fit it.",
}
OPTIONAL = frozenset({"licence", "capture_sha256"})

COLUMNS = ("document_id", "capture_id", "source_uri", "licence", "redistributable", "text")
"""Columns of ``documents`` that the rows are made from."""

SCHEMA = pa.schema(
    pa.field(name, pa.string(), nullable=name in OPTIONAL, metadata={"description": note})
    for name, note in NOTES.items()
)


def allowed_documents(version: Version) -> pa.Array:
    """Ids of the documents whose licence lets anyone pass the text on; silence lets nobody."""
    documents = read_table(version, "documents", columns=["document_id", "redistributable"])
    return documents["document_id"].filter(_allowed(documents)).combine_chunks()


def withheld_rows(version: Version) -> Iterator[pa.Table]:
    """One row for each document that is not allowed, in document order, a part at a time."""
    captures = read_table(version, "captures", columns=["capture_id", "sha256"]).to_pydict()
    digests = dict(zip(captures["capture_id"], captures["sha256"], strict=True))
    for path in version.table("documents"):
        documents = read_parts([path], columns=COLUMNS)
        withheld = documents.filter(pc.invert(_allowed(documents)))
        yield pa.Table.from_pylist([_row(row, digests) for row in withheld.to_pylist()], schema=SCHEMA)


def _allowed(documents: pa.Table) -> pa.ChunkedArray:
    return pc.fill_null(documents["redistributable"], False)


def _row(document: dict[str, Any], digests: dict[str, str]) -> dict[str, Any]:
    return {
        **{name: document[name] for name in ("document_id", "source_uri", "licence")},
        "reason": UNSTATED if document["redistributable"] is None else FORBIDDEN,
        "capture_sha256": digests.get(document["capture_id"]),
        "text_sha256": sha256(document["text"].encode()).hexdigest(),
    }
