"""Holds a published version to the promises between its tables, from its files alone.

The parts of all document tables are cut at the same documents, so they are checked part by part and
memory stays at one part per table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.guard import guard
from pipeline.link.concept_counts import count_mentions
from pipeline.promises import (
    Check,
    check_corpus,
    check_documents,
    check_duplicates,
    check_ledger,
    check_shard,
)
from pipeline.promises.counts import CLAIMED
from pipeline.promises.pairs import COMPARED
from pipeline.publish.covered import check_coverage
from pipeline.publish.manifest import schema_entries
from pipeline.publish.read import read_parts, read_table
from pipeline.publish.versions import Version
from schemas import CHANGES, TABLES

CORPUS_COLUMNS = {
    "captures": (
        *("source_uri", "document_id", "capture_id", "sha256", "disposition", "n_members"),
        *("reason_code", "duplicate_of", "derived_from"),
    ),
    "documents": (
        *("document_id", "source_uri", "capture_id", "work_id"),
        *("source_type", "document_type", "peer_review"),
    ),
    "quarantine": ("document_id",),
    "citations": ("citation_id", "work_id"),
    "claims": tuple(dict.fromkeys([*CLAIMED, *COMPARED])),
}
"""What is read of the document tables, whole, to check what asks for all documents at once."""

Tables = dict[str, pa.Table]
Checks = dict[tuple[str, str], Check]


def check_promises(version: Version) -> list[Check]:
    """Every promise over every table, with the number of rows that it covered.

    Where a table or column is not there, only that: most promises hold tables against each other.
    """
    if unlike := list(_of_another_contract(version)):
        return unlike
    checks: Checks = {}
    corpus = read_corpus(version)
    counts = []
    for made in read_shards(version):
        counts.append(count_mentions(made["mentions"]))
        _add(checks, check_made(made, corpus))
    whole = {
        name: read_table(version, name, columns=list(columns)) for name, columns in CORPUS_COLUMNS.items()
    }
    _add(checks, _schemas(corpus))
    _add(checks, check_documents({**whole, **corpus}, list(corpus)))
    _add(checks, [check_ledger(whole), check_duplicates(whole["captures"])])
    _add(checks, check_corpus({**whole, **corpus}, counts))
    _add(checks, _across(whole))
    _add(checks, _schemas({CHANGES.name: read_table(version, CHANGES.name)}))
    _add(checks, check_coverage(version))
    return [checks[key] for key in sorted(checks)]


def read_corpus(version: Version) -> Tables:
    """The tables that are made of all documents at once."""
    return {name: read_table(version, name) for name, table in TABLES.items() if table.document_key is None}


def read_shards(version: Version) -> Iterator[Tables]:
    """The document tables, shard by shard."""
    names = [name for name, table in TABLES.items() if table.document_key is not None]
    for paths in _shards(version):
        yield {name: _rows(name, paths.get(name, [])) for name in names}


def _rows(name: str, paths: Sequence[Path]) -> pa.Table:
    return read_parts(paths) if paths else TABLES[name].arrow_schema().empty_table()


def _of_another_contract(version: Version) -> Iterator[Check]:
    """The tables that the version lacks, or has with other columns, as one of an earlier contract may."""
    for name, model in {**TABLES, CHANGES.name: CHANGES}.items():
        entry = version.manifest["tables"].get(name)
        if entry is None:
            yield Check("schema", name, 0, (f"{version.name} lacks the table",))
        elif unlike := _types(entry["schema"]) ^ _types(schema_entries(model.arrow_schema())):
            columns = ", ".join(sorted({column for column, _ in unlike}))
            fault = f"{version.name} has other columns: {columns}; check it with the release that made it"
            yield Check("schema", name, entry["rows"], (fault,))


def _types(columns: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(column["name"], column["type"]) for column in columns}


def _shards(version: Version) -> list[dict[str, list[Path]]]:
    """Files by table for each part of ``captures``, which holds all inputs of its shard.

    A part whose documents no capture names goes to the first, where its keys lead nowhere.
    """
    shards: list[dict[str, list[Path]]] = []
    shard_of: dict[str, int] = {}
    for index, path in enumerate(version.table("captures")):
        shards.append({})
        documents = read_parts([path], columns=["document_id"])["document_id"].to_pylist()
        shard_of |= dict.fromkeys(documents, index)
    for name in (name for name, table in TABLES.items() if table.document_key is not None):
        for part in version.manifest["tables"][name]["parts"]:
            if part["first_key"]:
                shard = shards[shard_of.get(part["first_key"][0], 0)]
                shard.setdefault(name, []).append(version.path / part["path"])
    return shards


def check_made(made: Tables, corpus: Tables) -> Iterator[Check]:
    """The promises of one shard, each checked when it is asked for."""
    tables = {**corpus, **made}
    yield from _schemas(made)
    yield from check_documents(tables, list(made))
    yield from check_shard(tables)


def _schemas(tables: Tables) -> Iterator[Check]:
    for name, table in tables.items():
        model = CHANGES if name == CHANGES.name else TABLES[name]
        rows = table.cast(model.arrow_schema())
        faults = tuple(
            f"{refusal.key}: {refusal.column} {refusal.value!r} fails {refusal.rule}"
            for refusal in guard(model, rows).refused
        )
        yield Check("schema", name, rows.num_rows, faults)


def _across(tables: Tables) -> Iterator[Check]:
    """Keys that must be unique, and documents in order, over all parts of a table."""
    for name in ("captures", "documents"):
        uris = tables[name]["source_uri"].to_pylist()
        wrong = [later for before, later in pairwise(uris) if before >= later]
        yield Check("sorted", name, 0, tuple(f"{uri} stands too late" for uri in wrong))


def _add(checks: Checks, found: Iterable[Check]) -> None:
    for check in found:
        key = (check.promise, check.table)
        before = checks.get(key, Check(*key, 0, ()))
        checks[key] = Check(*key, before.rows + check.rows, (*before.failures, *check.failures))
