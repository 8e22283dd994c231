"""What a stage is: what it reads, makes and depends on; and the units of its work.

A stage's result for a shard is a pure function of the parts it reads, the code of its rooms and the
seeds it uses; the digest of exactly these is the key of its record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from pipeline.engine.context import Context
from pipeline.store import Part, Record
from schemas import TABLES

Tables = Mapping[str, pa.Table]


def nothing(made: Tables, *_: Tables) -> Tables:
    """What a stage leaves for later where nothing is needed."""
    return {}


@dataclass(frozen=True)
class Stage:
    """What a stage reads, makes and depends on.

    ``needs`` names parts of earlier stages, ``stage/table`` where several stages make that table, with
    the columns that are read of them, or none for all.
    ``makes`` names contract tables, or interim ones with a ``document_id`` that only stages read;
    ``drafts`` are those contract tables among them that a later stage completes and publishes.
    ``rooms`` are the code folders, ``seeds`` the paths below the seeds folder that enter its key.
    For what needs all shards, ``summarize`` makes interim tables with a ``document_id`` from the rows of
    a batch and what it had read, and ``count`` makes partial sums from the rows of one shard.
    """

    name: str
    needs: Mapping[str, tuple[str, ...]]
    makes: tuple[str, ...]
    rooms: tuple[str, ...]
    seeds: tuple[str, ...]
    compute: Callable[[Tables, Context], Tables]
    summarize: Callable[[Tables, Tables], Tables] = nothing
    count: Callable[[Tables], Tables] = nothing
    drafts: tuple[str, ...] = ()

    @property
    def contract_tables(self) -> tuple[str, ...]:
        """The contract's tables that it makes."""
        return tuple(name for name in self.makes if name in TABLES)

    def publishes(self, name: str) -> bool:
        """Whether the table lies as it is published: as Parquet."""
        return name in TABLES and name not in self.drafts


class Shard(NamedTuple):
    """One shard's work: its documents in order, the parts it reads, and the key of its record."""

    key: str
    document_ids: pa.Array
    source_uris: pa.Array
    needs: Mapping[str, Sequence[Part]]
    given: pa.Table | None


class Batch(NamedTuple):
    """Shards that one worker computes together, so that fixed costs are paid once."""

    stage: Stage
    shards: tuple[Shard, ...]
    outputs: Path
    seeds: Path
    seeds_digest: str

    @property
    def document_ids(self) -> pa.Array:
        """The documents, in order."""
        return pa.concat_arrays([shard.document_ids for shard in self.shards])


class Outcome(NamedTuple):
    """What a batch made, by record key; ``drifted`` are inputs whose bytes changed under the run."""

    records: dict[str, Record]
    drifted: tuple[str, ...]
