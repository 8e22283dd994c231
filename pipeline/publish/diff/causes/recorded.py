"""What two manifests say that their stages ran with, and where that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

NAMED = 5
"""At most so many causes of one kind are named one by one."""

ORDER = ("input", "vocabulary", "rule", "code", "contract")
"""The order in which causes are told where a row has several."""

UNEXPLAINED = ("code", "no recorded digest differs")


class Cause(NamedTuple):
    """One difference that can reach a row: its kind, of :data:`ORDER`, and what exactly differs."""

    kind: str
    detail: str


@dataclass(frozen=True)
class Recorded:
    """The differences of each stage's own code and seeds, from the manifests alone."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    memo: dict[tuple[int, int], list[Cause]] = field(default_factory=dict)

    @cached_property
    def stages(self) -> list[str]:
        """The stages in order."""
        return list(self._digests(self.after, "code") | self._digests(self.before, "code")) or ["dataset"]

    @cached_property
    def contract(self) -> Cause | None:
        """The contract, where the two versions have another."""
        versions = [manifest.get("contract_version") for manifest in (self.before, self.after)]
        return Cause("contract", f"{versions[0]} to {versions[1]}") if versions[0] != versions[1] else None

    @cached_property
    def seed_rows(self) -> dict[str, Cause]:
        """All vocabulary rows and rules that came, went or changed, by ``path#id``."""
        old, new = (self._digests(manifest, "seed_rows") for manifest in (self.before, self.after))
        return {
            f"{path}#{name}": _seed_cause(path, name)
            for path in self._seeds
            for name in _differing(old.get(path, {}), new.get(path, {}))
        }

    def between(self, first: int, last: int) -> list[Cause]:
        """What differs for the stages from ``first`` to ``last``, in the order of :data:`ORDER`."""
        if (first, last) not in self.memo:
            found = {cause: None for stage in self.stages[first : last + 1] for cause in self._own(stage)}
            self.memo[first, last] = sorted(found, key=lambda cause: ORDER.index(cause.kind))
        return self.memo[first, last]

    @cached_property
    def _seeds(self) -> list[str]:
        """Seed files that differ."""
        return _differing(*(self._digests(manifest, "seeds") for manifest in (self.before, self.after)))

    def _own(self, stage: str) -> Iterator[Cause]:
        used = self._digests(self.after, "uses").get(stage)
        for path in self._seeds:
            if used is None or path.startswith(tuple(used)):
                rows = [cause for name, cause in self.seed_rows.items() if name.startswith(f"{path}#")]
                yield from rows or [_seed_cause(path)]
        yield from self._code(stage)
        if self.contract:
            yield self.contract

    def _code(self, stage: str) -> Iterator[Cause]:
        """The stage; where all stages differ because a library does, that library."""
        old, new = (self._digests(manifest, "code") for manifest in (self.before, self.after))
        libraries = _differing(self.before.get("packages", {}), self.after.get("packages", {}))
        if libraries:
            yield from (Cause("code", name) for name in libraries)
        elif old.get(stage) != new.get(stage):
            yield Cause("code", stage)

    @staticmethod
    def _digests(manifest: Mapping[str, Any], name: str) -> dict[str, Any]:
        found = manifest.get("digests", {}).get(name, {})
        return found if isinstance(found, dict) else {name: found}


def told(causes: Sequence[Cause]) -> Cause:
    """Several causes as one: the kind of the first, and all details, the first kind's first."""
    if not causes:
        return Cause(*UNEXPLAINED)
    kinds = dict.fromkeys(cause.kind for cause in causes)
    texts = {kind: _listed([cause.detail for cause in causes if cause.kind == kind]) for kind in kinds}
    first, *others = texts
    return Cause(first, texts[first] + "".join(f"; and {kind}: {texts[kind]}" for kind in others))


def _listed(details: Sequence[str]) -> str:
    more = len(details) - NAMED
    return ", ".join(details[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _seed_cause(path: str, name: str | None = None) -> Cause:
    kind = "vocabulary" if path.startswith("vocabulary/") else "rule"
    return Cause(kind, f"{path}#{name}" if name else path)


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
