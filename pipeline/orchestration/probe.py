"""What lies in the folders now, held against the latest version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipeline.engine import digests
from pipeline.engine.snapshot import Snapshot, take_snapshot
from pipeline.errors import EvidenceError
from pipeline.orchestration.folders import settings
from pipeline.publish import NoVersionError, Version, latest, read_table

Counts = Mapping[str, int]
"""Things by what became of them: ``new``, ``changed``, ``gone``."""


@dataclass(frozen=True)
class Probe:
    """What a look at the folders found.

    ``version`` is the latest version's name, empty before the first.  ``state`` names the inputs and
    seeds as they are; ``key`` that state after that version.
    """

    inputs: int
    seeds: int
    version: str
    state: str
    changed: bool
    changed_inputs: Counts
    changed_seeds: Counts

    @property
    def key(self) -> str:
        """A name for a run that would follow the version: a state that comes back gets another."""
        return digests.digest(self.version, self.state)

    def __str__(self) -> str:
        """What was found, as one sentence."""
        seen = f"{self.inputs} inputs and {self.seeds} seed files"
        if not self.version:
            return f"{seen}; no version is published yet."
        if not self.changed:
            return f"{seen} are as in {self.version}."
        told = [_told(self.changed_inputs, "inputs"), _told(self.changed_seeds, "seed files")]
        return f"{seen}; since {self.version}: {', '.join(filter(None, told)) or 'something changed'}."


def probe() -> Probe:
    """Look at names, sizes and times of all inputs; only files that were touched are read."""
    folders = settings()
    found = take_snapshot(folders.documents, folders.outputs / ".cache")
    seeds = digests.seeds(folders.seeds)
    state = digests.digest(found.digest, digests.of_seeds(seeds, ("",)))
    try:
        published = latest(folders.outputs)
    except NoVersionError:
        return Probe(found.inputs.num_rows, len(seeds), "", state, True, {}, {})
    known = published.manifest["digests"]
    inputs = _changed_inputs(published, found) if known.get("inputs") != found.digest else {}
    changed = (known.get("inputs"), known.get("seeds")) != (found.digest, seeds)
    changed_seeds = _changes(known.get("seeds", {}), seeds)
    return Probe(found.inputs.num_rows, len(seeds), published.name, state, changed, inputs, changed_seeds)


def _changed_inputs(version: Version, found: Snapshot) -> Counts:
    """Inputs by what became of them; none where the version's own list can't be read."""
    try:
        rows = read_table(version, "captures", columns=("source_uri", "sha256"))
    except (EvidenceError, OSError, pa.ArrowException):
        return {}
    return _changes(_hashes(rows), _hashes(found.inputs))


def _hashes(rows: pa.Table) -> dict[str, str | None]:
    """The digests of inputs or captures by where they lie."""
    return dict(zip(*(rows[name].to_pylist() for name in ("source_uri", "sha256")), strict=True))


def _changes(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Counts:
    common = before.keys() & after.keys()
    return {
        "new": len(after) - len(common),
        "changed": sum(before[name] != after[name] for name in common),
        "gone": len(before) - len(common),
    }


def _told(counts: Counts, things: str) -> str:
    return ", ".join(f"{count} {word} {things}" for word, count in counts.items() if count)
