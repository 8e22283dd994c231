"""Lets rows in: those that break their schema or misquote go to quarantine, the rest is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from pipeline.engine.columns import rows_of
from pipeline.engine.stage import Batch, Tables
from pipeline.guard import Refusal, guard, refuse_orphans, refuse_rows
from pipeline.promises import Check, check_documents, check_ledger, misquoting_rows
from schemas import TABLES


def admit(batch: Batch, tables: Tables, made: Tables, *, concepts: pa.Table) -> tuple[Tables, list[Check]]:
    """The rows of ``made`` that may go on, with ``refused`` filled, and the promises they were held to."""
    names = [name for name in batch.stage.contract_tables if name != "quarantine"]
    held = {**tables, "concepts": concepts}
    kept, refused = _guarded(names, made)
    checks = list(check_documents({**held, **made, **kept}, names))
    misquoting = {check.table for check in checks if check.promise == "quotes" and check.failures}
    if misquoting:
        kept, more = _guarded(names, {**made, **kept}, _misquoted({**held, **kept}, misquoting))
        refused += more
        checks = list(check_documents({**held, **made, **kept}, names))
    admitted = {**made, **kept, "refused": pa.concat_tables([made["refused"], _quarantine(batch, refused)])}
    if "quarantine" in admitted:
        checks += [check_ledger({**held, **admitted}), *check_documents({**held, **admitted}, ["quarantine"])]
        checks.append(_well_formed("quarantine", admitted["quarantine"]))
    checks += [Check("schema", name, admitted[name].num_rows, ()) for name in names]
    return admitted, checks


def _well_formed(name: str, rows: pa.Table) -> Check:
    """The check of a table whose rows have nowhere to go where they break their schema."""
    refused = guard(TABLES[name], rows).refused
    return Check("schema", name, rows.num_rows, tuple(refusal.key for refusal in refused))


def _guarded(
    names: Sequence[str], made: Tables, faulty: dict[str, list[int]] | None = None
) -> tuple[dict[str, pa.Table], list[tuple[str, Refusal]]]:
    """The tables without the rows that their schema refuses, that are ``faulty``, or whose parent went."""
    kept: dict[str, pa.Table] = {}
    refused: list[tuple[str, Refusal]] = []
    gone: dict[str, set[str]] = {}
    for name in names:
        rows, faults = made[name], []
        for step in _steps(name, gone, (faulty or {}).get(name, [])):
            before = rows
            rows, turned_away = step(before)
            faults += [(before["document_id"][one.place].as_py(), one) for one in turned_away]
        kept[name] = rows
        refused += faults
        gone[name] = {one.key.split(" ")[1] for _, one in faults}
    return kept, refused


def _steps(name: str, gone: dict[str, set[str]], faulty: list[int]) -> Iterator[Any]:
    table = TABLES[name]
    if faulty:
        yield lambda rows: refuse_rows(table, rows, faulty, rule="quotes")
    yield lambda rows: guard(table, rows)
    for column, parent in table.references.items():
        if gone.get(parent):
            yield lambda rows, column=column, lost=gone[parent]: refuse_orphans(
                table, rows, column=column, gone=lost
            )


def _misquoted(held: Tables, names: set[str]) -> dict[str, list[int]]:
    return {name: misquoting_rows(held, name) for name in sorted(names)}


def _quarantine(batch: Batch, refused: Sequence[tuple[str, Refusal]]) -> pa.Table:
    uris = {
        document_id: uri
        for shard in batch.shards
        for document_id, uri in zip(
            shard.document_ids.to_pylist(), shard.source_uris.to_pylist(), strict=True
        )
    }
    rows = [(batch.stage.name, uris[document_id], document_id, *one[1:]) for document_id, one in refused]
    return rows_of("quarantine", rows)
