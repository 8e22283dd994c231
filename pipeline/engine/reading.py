"""Reads the clean text stage's tables back into documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.document import (
    CleanDocument,
    OffsetMap,
    ReferenceFields,
    Segment,
    Sentence,
    StatedReference,
    row_maker,
)
from pipeline.engine.stage import Tables

Numbers = npt.NDArray[np.int64]

FACTS = ("source_type", "document_type", "peer_review", "title", "year", "authors")
SEGMENTS = ("document_id", "kept", "role", "start", "end")
SENTENCES = ("document_id", "sentence_id", "role", "start", "end")
"""The columns that a document's segments and sentences are read from."""

_REPEATED = frozenset({"entity_type", "concept_id", "role"})
"""Columns of a few texts, none of them null, that come again and again."""

NO_OFFSETS = OffsetMap([0], [0], [1])
"""Finders work on clean text alone; the way back to bytes is added for a whole batch at once."""


def clean_documents(tables: Tables) -> Iterator[CleanDocument]:
    """The documents of a batch, in order, with sentences, and what else is read of them; no offsets."""
    segments = _segments(tables["segments"]) if "segments" in tables else {}
    sentences = by_document(tables["sentences"], ("sentence_id", "role", "start", "end"), Sentence)
    cited = _cited(tables["stated_references"]) if "stated_references" in tables else {}
    ids, *columns = (
        tables["documents"][name].to_pylist() for name in ("document_id", "source_uri", "text", *FACTS)
    )
    entries = [cited.get(document_id, []) for document_id in ids]
    for document_id, uri, text, *facts in zip(ids, *columns, entries, strict=True):
        yield CleanDocument(
            document_id,
            uri,
            text,
            segments.get(document_id, []),
            sentences.get(document_id, []),
            NO_OFFSETS,
            *facts,
        )


def _segments(segments: pa.Table) -> dict[str, list[Segment]]:
    return by_document(segments.filter(segments["kept"]), ("role", "start", "end"), Segment)


def _cited(entries: pa.Table) -> dict[str, list[StatedReference]]:
    rows = by_document(entries, ("start", *ReferenceFields._fields, "doi", "pmid", "stated"))
    return {
        document: [
            StatedReference(start, ReferenceFields(*fields), doi, pmid, stated)
            for start, *fields, doi, pmid, stated in own
        ]
        for document, own in rows.items()
    }


def by_document(
    table: pa.Table, names: tuple[str, ...], kind: type[tuple[Any, ...]] = tuple
) -> dict[str, list[Any]]:
    """Some columns of a table's rows as tuples, by document; a document's rows stand together."""
    begins = _begins(table)
    columns = (_values(table[name]) if name in _REPEATED else table[name].to_pylist() for name in names)
    made = list(map(row_maker(kind), zip(*columns, strict=True)))
    ids = table["document_id"].take(pa.array(begins)).to_pylist()
    borders = pairwise([*begins.tolist(), table.num_rows])
    return {document: made[start:end] for document, (start, end) in zip(ids, borders, strict=True)}


def _values(texts: pa.ChunkedArray) -> Iterator[str]:
    """The texts of a column without nulls, each made once."""
    encoded = texts.combine_chunks().dictionary_encode()
    return map(encoded.dictionary.to_pylist().__getitem__, encoded.indices.to_pylist())


def with_sentence(rows: pa.Table, sentences: pa.Table) -> pa.Table:
    """``rows`` with ``sentence``: the place of each row's sentence in its document, -1 outside prose."""
    begins = _begins(sentences)
    sizes = np.diff(begins, append=sentences.num_rows)
    within = pa.array(np.arange(sentences.num_rows) - np.repeat(begins, sizes))
    place = pc.index_in(rows["sentence_id"], value_set=sentences["sentence_id"].combine_chunks())
    return rows.append_column("sentence", pc.fill_null(pc.take(within, place), -1))


def _begins(table: pa.Table) -> Numbers:
    """The first row of each document."""
    documents = pc.dictionary_encode(table["document_id"].combine_chunks()).indices.to_numpy()
    return np.flatnonzero(np.diff(documents, prepend=-1))
