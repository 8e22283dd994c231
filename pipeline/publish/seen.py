"""Which files were found to have the bytes of their SHA-256, so that no run reads them again for that.

The cache keeps what the file system said of a file once its bytes were checked.  Whoever writes to a
file, or sets its times, moves the time of its last change, which no call sets back: a file of which all
is as it was holds the bytes that it held.  A copy has another inode, so it is read.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.publish.manifest import Entry
from pipeline.store import read_sealed, write_sealed
from pipeline.store.files import digest

RECORD = "seen.json"
"""The file of the cache that keeps this."""

TURNS = 16
"""Every file is read once in so many versions: bytes that decay on the disk leave no trace."""

TICK_NS = 20_000_000
"""A file system's clock may stand still for so long, so what changed since may change again unseen: two
interrupts of the slowest timer."""

SECOND_NS = 1_000_000_000
"""A time of whole seconds may come from a file system that tells no finer, so it is not built on."""

State = list[int]
"""Inode, size, time of the last write and of the last change, both in ns."""


@dataclass(frozen=True)
class Seen:
    """States by SHA-256: the ``known`` were kept, the ``checked`` are of files that this run found whole.

    Files whose SHA-256 begins with the digit ``due`` are read in any case.
    """

    place: Path
    known: Mapping[str, State]
    due: str
    checked: dict[str, State] = field(default_factory=dict)

    @classmethod
    def nothing(cls, cache: Path) -> Seen:
        """For files of which ``cache`` can know none."""
        return cls(cache / RECORD, {}, "")

    @classmethod
    def of(cls, cache: Path, *, turn: int) -> Seen:
        """What ``cache`` keeps, for the run whose ``turn`` it is; nothing where it is missing or damaged."""
        body = read_sealed(cache / RECORD)
        return cls(cache / RECORD, json.loads(body) if body else {}, f"{turn % TURNS:x}")

    def holds(self, path: str, name: str) -> bool:
        """Whether the file at ``path`` is there with the SHA-256 ``name``."""
        try:
            state = _state(path)
            known = self.known.get(name) == state and name[0] != self.due
            whole = known or digest(path) == name
        except FileNotFoundError:
            return False
        if whole:
            self.checked[name] = state
        return whole

    def keep(self, folder: Path, tables: Mapping[str, Entry]) -> None:
        """Keep the states of the parts of a version in ``folder``, whose files this run found to be whole."""
        parts, root = [part for entry in tables.values() for part in entry["parts"]], str(folder)
        states = {part["sha256"]: _state(f"{root}/{part['path']}") for part in parts}
        settled = time.time_ns() - TICK_NS
        kept = {name: state for name, state in states.items() if self._may_keep(name, state, settled)}
        write_sealed(self.place, json.dumps(kept).encode(), cache=self.place.parent)

    def _may_keep(self, name: str, state: State, settled: int) -> bool:
        """Whether the file is the one that was read, and was not written since; a link changes it too."""
        *same, changed = state
        return same == self.checked.get(name, [])[:-1] and changed <= settled and changed % SECOND_NS != 0


def _state(path: str) -> State:
    found: Any = os.stat(path)
    return [found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]
