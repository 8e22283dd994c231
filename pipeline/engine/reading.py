"""Reads the clean text stage's tables back into documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.engine.stage import Tables

COLUMNS = ("document_id", "source_uri", "text", "source_type", "document_type", "peer_review", "title", "year", "authors")


def clean_documents(tables: Tables) -> Iterator[CleanDocument]:
    """The documents of a batch, in order, with segments, sentences and offsets."""
    segments = by_document(tables["segments"], ("role", "start", "end"), Segment)
    sentences = by_document(tables["sentences"], ("sentence_id", "role", "start", "end"), Sentence)
    offsets = by_document(tables["offsets"], ("starts", "raws", "widths"), OffsetMap)
    columns = (tables["documents"][name].to_pylist() for name in COLUMNS)
    for document_id, uri, text, *metadata in zip(*columns, strict=True):
        yield CleanDocument(
            document_id,
            uri,
            text,
            [segment for segment in segments.get(document_id, []) if segment.start is not None],
            sentences.get(document_id, []),
            offsets[document_id][0],
            *metadata,
        )


def by_document(
    table: pa.Table, names: tuple[str, ...], make: Callable[..., Any] = lambda *values: values
) -> dict[str, list[Any]]:
    """Values made of some columns of a table's rows, by document, in table order."""
    groups: dict[str, list[Any]] = {}
    columns = (table[name].to_pylist() for name in ("document_id", *names))
    for document_id, *values in zip(*columns, strict=True):
        groups.setdefault(document_id, []).append(make(*values))
    return groups
