"""Runs the promises over the tables at hand, and says over how many rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

import pyarrow as pa

from pipeline.promises import keys, ledger
from pipeline.promises.order import order_of
from pipeline.promises.quotes import SPAN_TABLES, misquoted, named, sources
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
    "ids": "Every id is the digest of what it names.",
    "content": "A capture's bytes have the size and the SHA-256 noted beside them.",
    "clean_text": "A document's kept segments are its clean text, a blank line between two.",
    "agreement": "Where two tables tell the same thing, they tell it alike.",
    "counts": "What the corpus-wide tables count and list is there, no more and no less.",
    "coverage": "Each check that the manifest notes covered all rows that are there.",
}
"""The last six are asked of a whole version, the others of every shard as it is made."""


class Check(NamedTuple):
    """One promise over one table: how many rows it covered and which broke it."""

    promise: str
    table: str
    rows: int
    failures: tuple[str, ...]


def check_documents(tables: Tables, made: Collection[str]) -> Iterator[Check]:
    """Check the tables in ``made``, each when it is asked for; the others are what they are held against."""
    yield from _keys(tables, made)
    yield from _spans(tables, made)
    if "segments" in made:
        yield check("byte_roles", "segments", tables, untiled(tables["segments"], tables["captures"]))


def check_ledger(tables: Tables) -> Check:
    """Check that the captures at hand are all documents, duplicates, or in quarantine."""
    captures, documents = tables["captures"], tables["documents"]
    broken = (
        *ledger.lost(captures, documents, tables["quarantine"]),
        *ledger.invented(captures, documents),
        *ledger.unexplained(captures),
    )
    return check("ledger", "captures", tables, iter(broken))


def check_duplicates(captures: pa.Table) -> Check:
    """Check over all captures that each duplicate has a kept original of the same bytes."""
    return check("ledger", "duplicates", {"duplicates": captures}, ledger.falsely_duplicate(captures))


def check(promise: str, table: str, tables: Tables, failures: Iterator[str]) -> Check:
    """A promise over one of ``tables``; ``failures`` are the rows that break it."""
    return Check(promise, table, tables[table].num_rows, tuple(islice(failures, SHOWN)))


def _keys(tables: Tables, made: Collection[str]) -> Iterator[Check]:
    documents = tables["documents"]["document_id"].combine_chunks() if "documents" in tables else None
    for name in made:
        table, rows = TABLES[name], tables[name]
        listed = documents
        if name in ("captures", "quarantine"):
            listed = tables["captures"]["document_id"].combine_chunks()
        columns = keys.standing(table, rows, listed)
        order = order_of(columns.values())
        yield check("unique_keys", name, tables, keys.repeated_keys(table, rows, order))
        yield check("sorted", name, tables, keys.misplaced(columns, order))
        broken = (
            fault
            for column, parent in table.references.items()
            if parent in tables
            for fault in keys.broken_references(table, rows, column, tables)
        )
        yield check("foreign_keys", name, tables, broken)


def _spans(tables: Tables, made: Collection[str]) -> Iterator[Check]:
    wanted = [name for name in made if name in SPAN_TABLES]
    if not wanted:
        return
    found = sources(tables["captures"], tables["documents"])
    for name in wanted:
        rows = tables[name]
        yield check("quotes", name, tables, (named(rows, place) for place in misquoted(rows, found)))


def misquoting_rows(tables: Tables, name: str) -> list[int]:
    """Places of the rows of one table that break the promise of quotes."""
    return misquoted(tables[name], sources(tables["captures"], tables["documents"]))
