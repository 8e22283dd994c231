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
from pipeline.engine.stage import Batch, Outcome, Shard, Stage, Tables
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
        parts = [part for shard in batch.shards for part in shard.needs[name]]
        rows = [read_part(objects, part, columns) for part in _filled(parts)]
        tables[name] = pa.concat_tables(rows).combine_chunks()
    given = [shard.given for shard in batch.shards if shard.given is not None]
    return {**tables, "given": pa.concat_tables(given)} if given else tables


def _filled(parts: Sequence[Part]) -> Sequence[Part]:
    """Those with rows, or one without, which has the columns too."""
    return [part for part in parts if part.rows] or parts[:1]


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
    slices = [{name: pieces[index] for name, pieces in cuts.items()} for index in range(len(batch.shards))]
    facts = [_facts(checks, shard, pieces) for shard, pieces in zip(batch.shards, slices, strict=True)]
    slices = [{**pieces, **stage.count(pieces)} for pieces in slices]
    for shard, parts, told in zip(batch.shards, _parts(store.objects, stage, slices), facts, strict=True):
        record = Record(parts, told)
        store.put(shard.key, record)
        yield shard.key, record


def _facts(checks: Sequence[Check], shard: Shard, slices: Tables) -> dict[str, Any]:
    """The promises that a shard was held to; one that is none of its tables covers its documents."""
    rows = {name: piece.num_rows for name, piece in slices.items()}
    documents = len(shard.document_ids)
    return {"checks": [[check.promise, check.table, rows.get(check.table, documents)] for check in checks]}


def _parts(objects: ObjectStore, stage: Stage, slices: Sequence[Tables]) -> Iterator[dict[str, list[Part]]]:
    """The parts of each shard; what only stages read lies in one object of the batch."""
    interim = [rows for pieces in slices for name, rows in pieces.items() if not stage.publishes(name)]
    packed = iter(store_interim(objects, interim))
    for pieces in slices:
        yield {
            name: [store_part(objects, rows, key=_part_key(name)) if stage.publishes(name) else next(packed)]
            for name, rows in pieces.items()
        }


def _part_key(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(("document_id", *_sort_key(name))))


def _cut(table: pa.Table, documents: pa.Array, borders: Any) -> list[pa.Table]:
    """The rows, which stand in document order, by shard."""
    ends = np.searchsorted(places(table, documents).to_numpy(), borders).tolist()
    return [table.slice(start, end - start) for start, end in pairwise(ends)]


def _sort_key(name: str) -> tuple[str, ...]:
    known = TABLES.get("quarantine" if name == "refused" else name)
    return known.sort_key if known else ()
