"""One stage over one batch of shards: read, compute, guard, check the promises, store.

A stage's result for a shard is a pure function of the parts it reads, the code of its rooms and the
seeds it uses; the digest of exactly these is the key of its record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from pipeline.engine.columns import in_order, rows_of
from pipeline.engine.context import Context, context_of
from pipeline.errors import PromiseError
from pipeline.guard import Refusal, guard, refuse_orphans
from pipeline.promises import Check, check_documents
from pipeline.store import ObjectStore, Part, Record, RecordStore, read_part, store_part
from pipeline.store.interim import read_interim, store_interim
from schemas import TABLES

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Stage:
    """What a stage reads, makes and depends on.

    ``needs`` names parts of earlier stages, ``stage/table`` where several stages make that table;
    ``makes`` names contract tables, or interim ones with a ``document_id`` that only stages read.
    ``rooms`` are the code folders, ``seeds`` the paths below the seeds folder that enter its key.
    ``summarize`` makes interim tables of one shard's rows, for what is counted over all shards.
    """

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    rooms: tuple[str, ...]
    seeds: tuple[str, ...]
    compute: Callable[[Tables, Context], Tables]
    summarize: Callable[[Tables], Tables] = lambda tables: {}


class Shard(NamedTuple):
    """One shard's work: its documents in order, the parts it reads, and the key of its record."""

    key: str
    document_ids: tuple[str, ...]
    source_uris: tuple[str, ...]
    needs: Mapping[str, Sequence[Part]]
    given: pa.Table | None


class Batch(NamedTuple):
    """Shards that one worker computes together, so that fixed costs are paid once."""

    stage: Stage
    shards: tuple[Shard, ...]
    outputs: Path
    seeds: Path
    seeds_digest: str


class Outcome(NamedTuple):
    """What a batch made, by record key; ``drifted`` are inputs whose bytes changed under the run."""

    records: dict[str, Record]
    drifted: tuple[str, ...]


def run_batch(batch: Batch) -> Outcome:
    """Compute a batch and keep its records; where inputs drifted nothing is kept."""
    store = RecordStore.of(batch.outputs)
    context = context_of(batch.seeds, batch.seeds_digest)
    tables = _read(batch, store.objects)
    made = dict(batch.stage.compute(tables, context))
    drifted = made.pop("drifted", None)
    if drifted is not None and drifted.num_rows:
        return Outcome({}, tuple(drifted["source_uri"].to_pylist()))
    made = _guarded(batch, made)
    held = {**tables, **made}
    if "mentions" in made or "claims" in made:
        held["concepts"] = context.concept_ids
    contract = [name for name in batch.stage.makes if name in TABLES]
    checks = check_documents(held, [name for name in contract if name != "quarantine"])
    raise_broken(checks)
    records = dict(_stored(batch, made, checks, store))
    return Outcome(records, ())


def raise_broken(checks: Sequence[Check]) -> None:
    """Raise PromiseError for the first promise that is broken."""
    for check in checks:
        if check.failures:
            raise PromiseError(check.promise, check.table, "; ".join(check.failures[:3]))


def _read(batch: Batch, objects: ObjectStore) -> dict[str, pa.Table]:
    tables = {}
    for name in batch.stage.needs:
        parts = [part for shard in batch.shards for part in shard.needs[name]]
        tables[name] = pa.concat_tables([read(objects, name, part) for part in parts]).combine_chunks()
    given = [shard.given for shard in batch.shards if shard.given is not None]
    return {**tables, "given": pa.concat_tables(given)} if given else tables


def read(objects: ObjectStore, name: str, part: Part) -> pa.Table:
    """The rows of one part of a table that a stage made."""
    return (read_part if is_contract(name) else read_interim)(objects, part)


def is_contract(name: str) -> bool:
    """Whether a part's table is one of the contract's, and so lies on disk as Parquet."""
    return name.rpartition("/")[2] in TABLES


def _guarded(batch: Batch, made: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables without the rows their schemas refuse; those go to ``refused``."""
    uris = dict(
        zip(
            (document_id for shard in batch.shards for document_id in shard.document_ids),
            (uri for shard in batch.shards for uri in shard.source_uris),
            strict=True,
        )
    )
    refusals: list[tuple[Any, ...]] = []
    gone: dict[str, set[str]] = {}
    for name in [name for name in batch.stage.makes if name in TABLES and name != "quarantine"]:
        made[name], refused = _guard_table(name, made[name], gone)
        ids = [row["document_id"] for row in refused]
        refusals += [(batch.stage.name, uris[i], i, *row["fault"]) for i, row in zip(ids, refused, strict=True)]
    return {**made, "refused": pa.concat_tables([made["refused"], rows_of("quarantine", refusals)])}


def _guard_table(name: str, rows: pa.Table, gone: dict[str, set[str]]) -> tuple[pa.Table, list[dict[str, Any]]]:
    table = TABLES[name]
    valid, refused = guard(table, rows)
    faults = _faults(rows, refused)
    for column, parent in table.references.items():
        if gone.get(parent):
            before = valid
            valid, orphans = refuse_orphans(table, before, column=column, gone=gone[parent])
            faults += _faults(before, orphans)
            refused = [*refused, *orphans]
    gone[name] = {refusal.key.split(" ")[1] for refusal in refused}
    return valid, faults


def _faults(rows: pa.Table, refused: Sequence[Refusal]) -> list[dict[str, Any]]:
    return [
        {"document_id": rows["document_id"][refusal.place].as_py(), "fault": tuple(refusal[1:])} for refusal in refused
    ]


def _stored(
    batch: Batch, made: Tables, checks: Sequence[Check], store: RecordStore
) -> Iterator[tuple[str, Record]]:
    documents = pa.array([document_id for shard in batch.shards for document_id in shard.document_ids])
    borders = np.cumsum([0, *(len(shard.document_ids) for shard in batch.shards)])
    cuts = {name: _cut(made[name], name, documents, borders) for name in (*batch.stage.makes, "refused")}
    covered = [(check.promise, check.table) for check in checks]
    for index, shard in enumerate(batch.shards):
        slices = {name: pieces[index] for name, pieces in cuts.items()}
        slices |= batch.stage.summarize(slices)
        parts = {name: [_store(store.objects, name, rows)] for name, rows in slices.items()}
        facts = {"checks": [[promise, table, slices[table].num_rows] for promise, table in covered]}
        record = Record(parts, facts)
        store.put(shard.key, record)
        yield shard.key, record


def _store(objects: ObjectStore, name: str, rows: pa.Table) -> Part:
    return store_part(objects, rows, key=_key(name)) if is_contract(name) else store_interim(objects, rows)


def _cut(table: pa.Table, name: str, documents: pa.Array, borders: Any) -> list[pa.Table]:
    """The table's rows by shard, each in document order and the table's own order."""
    ordered, place = in_order(table, documents, _sort_key(name))
    ends = np.searchsorted(place.to_numpy(), borders).tolist()
    return [ordered.slice(start, end - start) for start, end in zip(ends, ends[1:], strict=False)]


def _sort_key(name: str) -> tuple[str, ...]:
    known = TABLES.get("quarantine" if name == "refused" else name)
    return known.sort_key if known else ()


def _key(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(("document_id", *_sort_key(name))))
