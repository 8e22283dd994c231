"""Records: what a piece of work made, kept under the digest of all that it depends on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.store.objects import ObjectStore
from pipeline.store.parts import Part
from pipeline.store.seals import read_sealed, write_sealed


@dataclass(frozen=True)
class Record:
    """The parts made, by table in the order of their rows, and small facts beside them (JSON values)."""

    parts: Mapping[str, Sequence[Part]]
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RecordStore:
    """A folder of records ``<aa>/<key>.json``; any number of processes may share it."""

    root: Path
    objects: ObjectStore

    @classmethod
    def of(cls, outputs: Path) -> RecordStore:
        """The store of an outputs folder."""
        return cls(outputs / ".cache" / "records", ObjectStore.of(outputs))

    def path(self, key: str) -> Path:
        """Where the record lies, or would lie; ``key`` is a hex digest."""
        return self.root.joinpath(key[:2], f"{key}.json")

    def put(self, key: str, record: Record) -> None:
        """Keep ``record`` under ``key``; its objects must be in the store already."""
        body = _encode({"facts": record.facts, "parts": record.parts})
        write_sealed(self.path(key), body.encode(), cache=self.root.parent)

    def get(self, key: str) -> Record | None:
        """The record, marked as used; None where it or one of its objects is missing or damaged."""
        record = _read(self.path(key))
        if record is None or not self._holds_all(record):
            return None
        _mark_used(self.path(key))
        return record

    def _holds_all(self, record: Record) -> bool:
        ends: dict[str, int] = {}
        for part in _all_parts(record):
            ends[part.held_by] = max(ends.get(part.held_by, 0), part.offset + part.bytes)
        return all(self.objects.has(name, size) for name, size in ends.items())


def record_objects(path: Path) -> set[str]:
    """Names of the objects that the record at ``path`` refers to; none where it is damaged."""
    record = _read(path)
    return {part.held_by for part in _all_parts(record)} if record else set()


def _all_parts(record: Record) -> Iterator[Part]:
    return (part for parts in record.parts.values() for part in parts)


def _encode(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(path: Path) -> Record | None:
    """The record at ``path``; None where it is damaged or of another shape, from older code."""
    body = read_sealed(path)
    try:
        return None if body is None else _decode(json.loads(body))
    except (ValueError, KeyError, TypeError):
        return None


def _decode(record: Mapping[str, Any]) -> Record:
    parts = {table: [_part(*values) for values in parts] for table, parts in record["parts"].items()}
    return Record(parts, record["facts"])


def _part(name: str, size: int, rows: int, *others: Any) -> Part:
    first, last, *place = others
    return Part(name, size, rows, first and tuple(first), last and tuple(last), *place)


def _mark_used(path: Path) -> None:
    """Set the record's modification time, by which pruning tells what is still in use."""
    with suppress(OSError):
        os.utime(path)
