"""Reads the clean text stage's tables back into documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence
from pipeline.engine.stage import Tables

FACTS = ("source_type", "document_type", "peer_review", "title", "year", "authors")
SEGMENTS = ("document_id", "kept", "role", "start", "end")
SENTENCES = ("document_id", "sentence_id", "role", "start", "end")
"""The columns that a document's segments and sentences are read from."""

NO_OFFSETS = OffsetMap([0], [0], [1])
"""Finders work on clean text alone; the way back to bytes is added for a whole batch at once."""


def clean_documents(tables: Tables) -> Iterator[CleanDocument]:
    """The documents of a batch, in order, with segments and sentences, without offsets."""
    kept = tables["segments"].filter(tables["segments"]["kept"])
    segments = by_document(kept, ("role", "start", "end"), Segment)
    sentences = by_document(tables["sentences"], ("sentence_id", "role", "start", "end"), Sentence)
    columns = (
        tables["documents"][name].to_pylist() for name in ("document_id", "source_uri", "text", *FACTS)
    )
    for document_id, uri, text, *facts in zip(*columns, strict=True):
        yield CleanDocument(
            document_id,
            uri,
            text,
            segments.get(document_id, []),
            sentences.get(document_id, []),
            NO_OFFSETS,
            *facts,
        )


def by_document(
    table: pa.Table, names: tuple[str, ...], make: Callable[..., Any] = lambda *values: values
) -> dict[str, list[Any]]:
    """Values made of some columns of a table's rows, by document; a document's rows stand together."""
    if not table.num_rows:
        return {}
    documents = pc.dictionary_encode(table["document_id"].combine_chunks())
    begins = np.flatnonzero(np.diff(documents.indices.to_numpy(), prepend=-1)).tolist()
    columns = [table[name].to_pylist() for name in names]
    made = list(map(make, *columns))
    ids = documents.dictionary.to_pylist()
    return {
        ids[place]: made[start:end] for place, (start, end) in enumerate(pairwise([*begins, table.num_rows]))
    }
