"""One stage over one batch of shards: read, compute, guard, check the promises, store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.engine.admission import admit
from pipeline.engine.collector import collector_at_rest
from pipeline.engine.columns import in_order, places
from pipeline.engine.context import context_of
from pipeline.engine.stage import Batch, Outcome, Stage, Tables
from pipeline.errors import PromiseError
from pipeline.promises import Check
from pipeline.store import ObjectStore, Part, Record, RecordStore, read_part, store_interim, store_part
from schemas import TABLES


def run_batch(batch: Batch) -> Outcome:
    """Compute a batch and keep its records; where inputs drifted nothing is kept."""
    store = RecordStore.of(batch.outputs)
    context = context_of(batch.seeds, batch.seeds_digest, batch.outputs)
    tables = _read(batch, store.objects)
    with collector_at_rest():
        made = dict(batch.stage.compute(tables, context))
    drifted = made.pop("drifted", None)
    if drifted is not None and drifted.num_rows:
        return Outcome({}, tuple(drifted["source_uri"].to_pylist()))
    made = _ordered(batch, made)
    admitted, checks = admit(batch, tables, made, concepts=context.concept_ids)
    raise_broken(checks)
    return Outcome(dict(_stored(batch, tables, admitted, checks=checks, store=store)), ())


def raise_broken(checks: Sequence[Check]) -> None:
    """Raise PromiseError for the first promise that is broken."""
    for check in checks:
        if check.failures:
            raise PromiseError(check.promise, check.table, "; ".join(check.failures[:3]))


def _read(batch: Batch, objects: ObjectStore) -> dict[str, pa.Table]:
    tables = {}
    for name, columns in batch.stage.needs.items():
        parts = (part for shard in batch.shards for part in shard.needs[name])
        rows = [read_part(objects, part, columns) for part in parts]
        tables[name] = pa.concat_tables(rows).combine_chunks()
    given = [shard.given for shard in batch.shards if shard.given is not None]
    return {**tables, "given": pa.concat_tables(given)} if given else tables


def _ordered(batch: Batch, made: Tables) -> dict[str, pa.Table]:
    """The tables with their rows in document order, and then in the table's own."""
    documents = batch.document_ids
    return {name: in_order(table, documents, _sort_key(name)) for name, table in made.items()}


def _stored(
    batch: Batch, tables: Tables, made: Tables, *, checks: Sequence[Check], store: RecordStore
) -> Iterator[tuple[str, Record]]:
    stage = batch.stage
    borders = np.cumsum([0, *(len(shard.document_ids) for shard in batch.shards)])
    made = {**{name: made[name] for name in (*stage.makes, "refused")}, **stage.summarize(made, tables)}
    cuts = {name: _cut(rows, batch.document_ids, borders) for name, rows in made.items()}
    covered = [(check.promise, check.table) for check in checks]
    for index, shard in enumerate(batch.shards):
        slices = {name: pieces[index] for name, pieces in cuts.items()}
        rows = {name: rows.num_rows for name, rows in slices.items()}
        facts = {"checks": [[*check, rows.get(check[1], len(shard.document_ids))] for check in covered]}
        slices |= stage.count(slices)
        parts = {name: [_store(store.objects, stage, name, rows)] for name, rows in slices.items()}
        record = Record(parts, facts)
        store.put(shard.key, record)
        yield shard.key, record


def _store(objects: ObjectStore, stage: Stage, name: str, rows: pa.Table) -> Part:
    if stage.publishes(name):
        return store_part(objects, rows, key=tuple(dict.fromkeys(("document_id", *_sort_key(name)))))
    return store_interim(objects, rows)


def _cut(table: pa.Table, documents: pa.Array, borders: Any) -> list[pa.Table]:
    """The rows, which stand in document order, by shard."""
    ends = np.searchsorted(places(table, documents).to_numpy(), borders).tolist()
    return [table.slice(start, end - start) for start, end in pairwise(ends)]


def _sort_key(name: str) -> tuple[str, ...]:
    known = TABLES.get("quarantine" if name == "refused" else name)
    return known.sort_key if known else ()
