"""Holds a published version to the promises between its tables, from its files alone.

The parts of all document tables are cut at the same documents, so they are checked part by part and
memory stays at one part per table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pyarrow as pa

from pipeline.guard import guard
from pipeline.promises import Check, check_documents, check_duplicates, check_ledger
from pipeline.publish.read import read_parts, read_table
from pipeline.publish.versions import Version
from schemas import TABLES

LEDGER_COLUMNS = {
    "captures": (
        "source_uri",
        "document_id",
        "capture_id",
        "sha256",
        "disposition",
        "n_members",
        "reason_code",
        "duplicate_of",
    ),
    "documents": ("document_id", "source_uri", "capture_id"),
    "quarantine": ("document_id",),
}

Checks = dict[tuple[str, str], Check]


def check_promises(version: Version) -> list[Check]:
    """Every promise over every table, with the number of rows that it covered."""
    checks: Checks = {}
    corpus = {name: read_table(version, name) for name, table in TABLES.items() if table.document_key is None}
    for paths in _shards(version):
        tables = {
            **corpus,
            **{name: _rows(name, paths.get(name, [])) for name in TABLES if name not in corpus},
        }
        made = [name for name in tables if name not in corpus]
        _add(checks, [*_schemas(tables, made), *check_documents(tables, made)])
    _add(
        checks, [*_schemas(corpus, list(corpus)), *check_documents(_with_keys(version, corpus), list(corpus))]
    )
    ledger = {
        name: read_table(version, name, columns=list(columns)) for name, columns in LEDGER_COLUMNS.items()
    }
    _add(checks, [check_ledger(ledger), check_duplicates(ledger["captures"])])
    _add(checks, _across(version))
    return [checks[key] for key in sorted(checks)]


def _shards(version: Version) -> list[dict[str, list[Path]]]:
    """Files by table for each part of ``captures``, which holds all inputs of its shard."""
    shards: list[dict[str, list[Path]]] = []
    shard_of: dict[str, int] = {}
    for index, path in enumerate(version.table("captures")):
        shards.append({})
        shard_of |= dict.fromkeys(
            read_parts([path], columns=["document_id"])["document_id"].to_pylist(), index
        )
    for name in (name for name, table in TABLES.items() if table.document_key is not None):
        for part in version.manifest["tables"][name]["parts"]:
            if part["first_key"]:
                shards[shard_of[part["first_key"][0]]].setdefault(name, []).append(
                    version.path / part["path"]
                )
    return shards


def _rows(name: str, paths: Sequence[Path]) -> pa.Table:
    return read_parts(paths) if paths else TABLES[name].arrow_schema().empty_table()


def _with_keys(version: Version, corpus: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The corpus-wide tables with the keys of the document tables that they point to."""
    targets = {
        parent for name in corpus for parent in TABLES[name].references.values() if parent not in corpus
    }
    keys = {
        name: read_table(version, name, columns=list(TABLES[name].primary_key)) for name in sorted(targets)
    }
    return {**corpus, **keys}


def _schemas(tables: dict[str, pa.Table], made: Sequence[str]) -> Iterator[Check]:
    for name in made:
        rows = tables[name].cast(TABLES[name].arrow_schema())
        refused = guard(TABLES[name], rows).refused
        faults = tuple(
            f"{refusal.key}: {refusal.column} {refusal.value!r} fails {refusal.rule}" for refusal in refused
        )
        yield Check("schema", name, rows.num_rows, faults)


def _across(version: Version) -> Iterator[Check]:
    """Keys that must be unique, and documents in order, over all parts of a table."""
    for name in ("captures", "documents"):
        uris = read_table(version, name, columns=["source_uri"])["source_uri"].to_pylist()
        wrong = [later for before, later in pairwise(uris) if before >= later]
        yield Check("sorted", name, 0, tuple(f"{uri} stands too late" for uri in wrong))


def _add(checks: Checks, found: Sequence[Check] | Iterator[Check]) -> None:
    for check in found:
        key = (check.promise, check.table)
        before = checks.get(key, Check(*key, 0, ()))
        checks[key] = Check(*key, before.rows + check.rows, (*before.failures, *check.failures))
