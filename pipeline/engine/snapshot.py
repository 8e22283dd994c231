"""The inputs of one run, fixed when it begins, and the shards they are cut into."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from pipeline.engine.columns import to_table
from pipeline.engine.digests import code
from pipeline.engine.inventory import Input, Known, take
from pipeline.engine.raw_text import GIVEN, capture_id
from pipeline.engine.shards import cut, modulus_for
from pipeline.identity import stable_id, stable_ids
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
    """Every input in order of source_uri."""

    inputs: list[Input]

    @cached_property
    def source_uris(self) -> list[str]:
        """Where each input lies."""
        return [one.source_uri for one in self.inputs]

    @cached_property
    def document_ids(self) -> list[str]:
        """The id of the document that each input has or would have."""
        return stable_ids(pa.array(self.source_uris, pa.string())).to_pylist()

    @cached_property
    def modulus(self) -> int:
        """Mean documents in a shard."""
        return modulus_for(len(self.inputs))

    @cached_property
    def shards(self) -> list[tuple[int, int]]:
        """Half-open index ranges, in order."""
        return cut(self.document_ids, self.modulus)

    @cached_property
    def given(self) -> pa.Table:
        """What the raw text stage works on: one row per input, exact duplicates marked."""
        first: dict[str, str] = {}
        hashes = {one.source_uri: one.sha256 for one in self.inputs if one.n_members}
        rows = []
        for document_id, one in zip(self.document_ids, self.inputs, strict=True):
            original = first.setdefault(one.sha256, one.source_uri) if one.sha256 else one.source_uri
            container = capture_id(one.container, hashes[one.container]) if one.container else None
            rows.append((document_id, *_fields(one, original), container, one.derivation))
        return to_table(rows, GIVEN)

    @cached_property
    def digest(self) -> str:
        """Digest of every input's place and bytes."""
        lines = (f"{one.source_uri}\x1f{one.sha256}\x1f{one.reason_code}\n" for one in self.inputs)
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _fields(one: Input, original: str) -> tuple[object, ...]:
    """All of ``GIVEN`` but the document and the container; ``original`` is the first input of its bytes."""
    place = (one.source_uri, os.fsencode(one.path), one.size, one.sha256)
    if original == one.source_uri:
        return (*place, one.reason_code, one.reason, one.offset, None, one.n_members)
    reason = f"{one.source_uri} has the same bytes as {original}."
    return (*place, "same_content", reason, one.offset, capture_id(original, one.sha256), one.n_members)


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
