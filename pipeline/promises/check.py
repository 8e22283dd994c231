"""Runs the promises over the tables at hand, and says over how many rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

import pyarrow as pa

from pipeline.promises import keys, ledger
from pipeline.promises.quotes import SPAN_TABLES, misquoted
from pipeline.promises.tiling import untiled
from schemas import TABLES

Tables = Mapping[str, pa.Table]

SHOWN = 20
"""Failures that are named; the rest would say the same."""

PROMISES = {
    "ledger": "Every input has one disposition, and every kept input is a document or in quarantine.",
    "byte_roles": "A document's segments tile its raw bytes exactly.",
    "quotes": "Every span reads the same in the clean text and, normalized, in the raw bytes.",
    "unique_keys": "Primary keys are unique.",
    "foreign_keys": "Every foreign key names a row.",
    "sorted": "Rows stand in document order, then in the order of their full key.",
}


class Check(NamedTuple):
    """One promise over one table: how many rows it covered and which broke it."""

    promise: str
    table: str
    rows: int
    failures: tuple[str, ...]


def check_documents(tables: Tables, made: Collection[str]) -> list[Check]:
    """Check the tables in ``made``; the other tables are what they are held against."""
    checks = [*_keys(tables, made), *_spans(tables, made)]
    if "segments" in made:
        checks.append(_check("byte_roles", "segments", tables, untiled(tables["segments"], tables["captures"])))
    return checks


def check_corpus(tables: Tables) -> list[Check]:
    """Check the ledger over all captures, documents and quarantine rows."""
    captures, documents = tables["captures"], tables["documents"]
    broken = (
        *ledger.lost(captures, documents, tables["quarantine"]),
        *ledger.invented(captures, documents),
        *ledger.unexplained(captures),
        *ledger.falsely_duplicate(captures),
    )
    return [_check("ledger", "captures", tables, iter(broken))]


def _check(promise: str, table: str, tables: Tables, failures: Iterator[str]) -> Check:
    return Check(promise, table, tables[table].num_rows, tuple(islice(failures, SHOWN)))


def _keys(tables: Tables, made: Collection[str]) -> Iterator[Check]:
    documents = tables["documents"]["document_id"].combine_chunks() if "documents" in tables else None
    for name in made:
        table, rows = TABLES[name], tables[name]
        yield _check("unique_keys", name, tables, keys.repeated_keys(table, rows))
        order = tables["captures"]["document_id"].combine_chunks() if name in ("captures", "quarantine") else documents
        yield _check("sorted", name, tables, keys.unsorted(table, rows, order))
        broken = (
            fault
            for column, parent in table.references.items()
            if parent in tables
            for fault in keys.broken_references(table, rows, column, tables)
        )
        yield _check("foreign_keys", name, tables, broken)


def _spans(tables: Tables, made: Collection[str]) -> Iterator[Check]:
    wanted = [name for name in made if name in SPAN_TABLES]
    texts = _texts(tables) if wanted else {}
    for name in wanted:
        yield _check("quotes", name, tables, misquoted(tables[name], texts))


def _texts(tables: Tables) -> dict[str, tuple[str, bytes, str]]:
    """Clean text, raw bytes and encoding by document_id."""
    captures, documents = tables["captures"], tables["documents"]
    columns = (captures[name].to_pylist() for name in ("document_id", "content", "encoding"))
    raw = {document_id: (content, encoding) for document_id, content, encoding in zip(*columns, strict=True)}
    texts = zip(documents["document_id"].to_pylist(), documents["text"].to_pylist(), strict=True)
    return {document_id: (text, *raw[document_id]) for document_id, text in texts if document_id in raw}
