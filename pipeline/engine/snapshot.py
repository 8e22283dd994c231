"""The inputs of one run, fixed when it begins, and the shards they are cut into."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.engine.columns import table_of, to_table
from pipeline.engine.digests import code
from pipeline.engine.inventory import Known, take
from pipeline.engine.raw_text import GIVEN
from pipeline.engine.shards import cut, modulus_for
from pipeline.identity import stable_id, stable_ids
from pipeline.link.arrow import NOTHING, Column, looked_up, pc
from pipeline.link.numbers import codes_of
from pipeline.store import read_sealed, write_sealed

INDEX = pa.schema(
    [
        ("source_uri", pa.string()),
        *((name, pa.int64()) for name in ("size", "modified_ns", "changed_ns", "inode")),
        ("sha256", pa.string()),
        ("opens", pa.bool_()),
    ]
)


@dataclass(frozen=True)
class Snapshot:
    """Every input in order of source_uri, as rows of ``INPUTS``."""

    inputs: pa.Table

    @cached_property
    def document_ids(self) -> pa.Array:
        """The id of the document that each input has or would have."""
        return stable_ids(self.inputs["source_uri"])

    @property
    def documents(self) -> pa.Table:
        """``document_id`` and ``source_uri`` of each."""
        return pa.table({"document_id": self.document_ids, "source_uri": self.inputs["source_uri"]})

    @cached_property
    def modulus(self) -> int:
        """Mean documents in a shard."""
        return modulus_for(self.inputs.num_rows)

    @cached_property
    def shards(self) -> list[tuple[int, int]]:
        """Half-open index ranges, in order."""
        return cut(self.document_ids.to_pylist(), self.modulus)

    @cached_property
    def given(self) -> pa.Table:
        """What the raw text stage works on: one row per input, exact duplicates marked."""
        rows, original = self.inputs, _originals(self.inputs["sha256"])
        again = original != np.arange(rows.num_rows)
        first = pc.if_else(pa.array(again), rows["source_uri"].take(pa.array(original)), NOTHING)
        reason = pc.binary_join_element_wise(rows["source_uri"], " has the same bytes as ", first, ".", "")
        columns = {
            **dict(zip(rows.column_names, rows.columns, strict=True)),
            "document_id": self.document_ids,
            "reason_code": pc.if_else(pa.array(again), "same_content", rows["reason_code"]),
            "reason": pc.coalesce(reason, rows["reason"]),
            "duplicate_of": _capture_ids(first, rows["sha256"]),
            "derived_from": _containers(rows),
        }
        return table_of(columns, GIVEN)

    @cached_property
    def digest(self) -> str:
        """Digest of every input's place and bytes."""
        columns = (self.inputs[name] for name in ("source_uri", "sha256", "reason_code"))
        lines = pc.binary_join_element_wise(
            *columns, "\x1f", null_handling="replace", null_replacement="None"
        )
        digest = hashlib.sha256()
        for piece in lines.chunks:
            digest.update("".join([f"{line}\n" for line in piece.to_pylist()]).encode())
        return digest.hexdigest()


def _originals(hashes: Column) -> Any:
    """Per input the place of the first with the same bytes; its own where they are not known."""
    codes = codes_of(hashes)
    _, first, whose = np.unique(codes, return_index=True, return_inverse=True)
    return np.where(codes < 0, np.arange(len(codes)), first[whose])


def _capture_ids(source_uris: Column, hashes: Column) -> Column:
    """The ids of captures; null where an input has none."""
    ids = stable_ids("capture", source_uris, hashes)
    return pc.if_else(pc.is_valid(source_uris), ids, NOTHING)


def _containers(rows: pa.Table) -> Column:
    """Per input the id of the capture that it was unpacked from, or null."""
    held = rows.filter(pc.is_valid(rows["n_members"]))
    ids = _capture_ids(held["source_uri"], held["sha256"])
    return looked_up(rows["container"], held["source_uri"], ids)


def take_snapshot(documents: Path, cache: Path) -> Snapshot:
    """List and hash the inputs; hashes of untouched files come from the last snapshot of this code."""
    place = cache / "inventory" / f"{stable_id(os.path.abspath(documents))}.arrow"
    known = _load(place)
    inputs, learned = take(documents, known, cache=cache, now_ns=time.time_ns())
    if learned != known:
        _save(place, learned)
    return Snapshot(inputs)


def _schema() -> pa.Schema:
    """The columns of the index, and the code that told which inputs can be opened."""
    return INDEX.with_metadata({"code": code(("pipeline/sources",))})


def _load(place: Path) -> dict[str, Known]:
    data = read_sealed(place)
    table = INDEX.empty_table() if data is None else pa.ipc.open_file(data).read_all()
    if not table.schema.equals(_schema(), check_metadata=True):
        return {}
    uris, *stats, hashes, opens = (column.to_pylist() for column in table.columns)
    known = map(Known, zip(*stats, strict=True), hashes, opens)
    return dict(zip(uris, known, strict=True))


def _save(place: Path, known: dict[str, Known]) -> None:
    rows = [(uri, *one.stat, one.sha256, one.opens) for uri, one in known.items()]
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, _schema()) as writer:
        writer.write_table(to_table(rows, _schema()))
    write_sealed(place, sink.getvalue().to_pybytes(), cache=place.parent.parent)
