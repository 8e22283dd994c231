"""Drives the stages over a snapshot: finds what is cached, computes the rest, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.engine import digests
from pipeline.engine.batch import run_batch
from pipeline.engine.collector import collector_at_rest, give_back
from pipeline.engine.snapshot import Snapshot, take_snapshot
from pipeline.engine.stage import Batch, Outcome, Shard, Stage
from pipeline.engine.workers import Engine
from pipeline.errors import EvidenceError
from pipeline.store import Part, Record, RecordStore, alone
from pipeline.store.files import remove_tree

BATCH_DOCUMENTS = 1024
"""Documents that one worker computes together: fixed costs vanish, memory stays small."""

BATCH_BYTES = 32 * 2**20
"""Raw bytes that one batch holds, unless a single shard has more."""

Progress = Callable[[str, int, int], None]
"""Called with stage, documents done, documents in all."""


@dataclass(frozen=True)
class Result:
    """One stage's records in shard order, and how many documents had to be computed for them."""

    records: list[Record]
    computed: int

    def parts(self, name: str) -> list[Part]:
        """The parts of one table, in shard order."""
        return [part for record in self.records for part in record.parts[name]]


@dataclass
class Build:
    """One run's stages; each is run once, when first asked for.

    ``full`` computes everything again and must give the same bytes; ``description`` is what the seeds
    say of the dataset.
    """

    documents: Path
    seeds: Path
    outputs: Path
    engine: Engine
    full: bool = False
    progress: Progress = lambda stage, done, total: None
    description: Mapping[str, Any] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)

    @cached_property
    def store(self) -> RecordStore:
        """Where parts and records are kept."""
        return RecordStore.of(self.outputs)

    @cached_property
    def seed_digests(self) -> dict[str, str]:
        """Digest of each vocabulary and rule file, as the run began."""
        return digests.seeds(self.seeds)

    @cached_property
    def seeds_digest(self) -> str:
        """Digest over all of them."""
        return digests.of_seeds(self.seed_digests, ("",))

    @cached_property
    def snapshot(self) -> Snapshot:
        """The inputs of this run."""
        with collector_at_rest():
            return take_snapshot(self.documents, self.outputs / ".cache")

    def run(self, stage: Stage, given: Sequence[pa.Table] | None = None) -> Result:
        """The stage's records for every shard; ``given`` is one table per shard, where it has any."""
        if stage.name not in self.results:
            shards = list(self._shards(stage, given))
            outcome, computed = self._compute(stage, shards)
            give_back()
            if outcome.drifted:
                raise DriftError(outcome.drifted)
            self.results[stage.name] = Result([outcome.records[shard.key] for shard in shards], computed)
        return self.results[stage.name]

    def key_of(self, stage: Stage) -> str:
        """Digest of the code and seeds that a stage depends on."""
        return digests.digest(
            stage.name, digests.code(stage.rooms), digests.of_seeds(self.seed_digests, stage.seeds)
        )

    def retake_snapshot(self) -> None:
        """List the inputs again, because they changed under the run or what was kept of them did."""
        self.results.clear()
        del self.snapshot
        for kept in ("inventory", "unpacked"):
            remove_tree(self.outputs / ".cache" / kept)

    def distrust_cache(self) -> None:
        """Compute everything again, because a part of what was kept is damaged."""
        self.results.clear()
        self.full = True

    def _shards(self, stage: Stage, given: Sequence[pa.Table] | None) -> Iterator[Shard]:
        base = self.key_of(stage)
        documents = self.snapshot.documents
        for index, (start, end) in enumerate(self.snapshot.shards):
            needs = {name: self._part(name, index) for name in stage.needs}
            table = alone(given[index]) if given else None
            here = alone(documents.slice(start, end - start))
            ids, uris = (column.combine_chunks() for column in here.columns)
            shas = (part[0].sha256 for part in needs.values())
            key = digests.digest(base, *ids.to_pylist(), *shas, _digest(table))
            yield Shard(key, ids, uris, needs, table)

    def _part(self, name: str, index: int) -> Sequence[Part]:
        stage, _, table = name.rpartition("/")
        owners = [self.results[stage]] if stage else reversed(self.results.values())
        return next(
            owner.records[index].parts[table] for owner in owners if table in owner.records[index].parts
        )

    def _compute(self, stage: Stage, shards: list[Shard]) -> tuple[Outcome, int]:
        known = {} if self.full else {shard.key: self.store.get(shard.key) for shard in shards}
        records = {key: record for key, record in known.items() if record}
        missing = {shard.key: shard for shard in shards if shard.key not in records}
        total = sum(len(shard.document_ids) for shard in shards)
        computed = sum(len(shard.document_ids) for shard in missing.values())
        done = total - computed
        drifted: list[str] = []
        self.progress(stage.name, done, total)
        for outcome in self.engine.map_unordered(
            run_batch, list(self._batches(stage, list(missing.values())))
        ):
            records |= outcome.records
            drifted += outcome.drifted
            done += sum(len(missing[key].document_ids) for key in outcome.records)
            self.progress(stage.name, done, total)
        return Outcome(records, tuple(sorted(drifted))), computed

    def _batches(self, stage: Stage, shards: Sequence[Shard]) -> Iterator[Batch]:
        group: list[Shard] = []
        for shard in shards:
            if group and _weight([*group, shard]) > 1:
                yield Batch(stage, tuple(group), self.outputs, self.seeds, self.seeds_digest)
                group = []
            group.append(shard)
        if group:
            yield Batch(stage, tuple(group), self.outputs, self.seeds, self.seeds_digest)


class DriftError(EvidenceError):
    """Inputs changed while they were read; the run lists them again."""

    def __init__(self, source_uris: Sequence[str]) -> None:
        super().__init__(
            f"{source_uris[0]} (of {len(source_uris)}) changed while it was read.",
            "Run again when nothing writes to the documents folder.",
        )


def _weight(shards: Sequence[Shard]) -> float:
    """How full a batch of these shards would be; above 1 is too full."""
    documents = sum(len(shard.document_ids) for shard in shards)
    size = sum(_bytes(shard) for shard in shards)
    return max(documents / BATCH_DOCUMENTS, size / BATCH_BYTES)


def _bytes(shard: Shard) -> int:
    if shard.given is not None and "size" in shard.given.schema.names:
        return sum(size or 0 for size in shard.given["size"].to_pylist())
    return sum(part.bytes for parts in shard.needs.values() for part in parts)


def _digest(given: pa.Table | None) -> str:
    """Digest of what a stage is given beside parts; where an input lies is not part of it."""
    if given is None or not given.num_rows:
        return ""
    columns = (pc.cast(given[name], pa.string()) for name in given.column_names if name != "path")
    marked = (pc.coalesce(column, pa.scalar("\x00")) for column in columns)
    return digests.digest(*pc.binary_join_element_wise(*marked, "\x1f").to_pylist())
