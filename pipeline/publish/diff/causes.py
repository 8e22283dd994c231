"""Why rows differ between two versions: read from what their manifests and captures say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.regions import regions
from pipeline.publish.read import read_parts
from pipeline.publish.versions import Version
from schemas import CHANGES

NAMED_INPUTS = 5
"""At most so many changed inputs are named one by one in a cause that they share."""

CODE = ("code", "lock_file")
"""Digests of the manifest that stand for code; how a run is configured changes no row."""

Digests = Mapping[str, Any]


@dataclass(frozen=True)
class Causes:
    """What could have changed a row.

    ``inputs`` maps the id of each document whose bytes came, went or changed to its source_uri; such
    a document's rows have that cause.  All other rows share ``cause`` and ``detail``.
    """

    inputs: Mapping[str, str]
    cause: str
    detail: str

    def explain(self, rows: pa.Table) -> pa.Table:
        """``rows`` of the ``changes`` table with their causes, in its schema."""
        documents = pa.array(list(self.inputs), pa.string())
        places = pc.index_in(rows.column("document_id"), value_set=documents)
        own: Any = pc.take(pa.array(list(self.inputs.values()), pa.string()), places)
        cause: Any = pc.if_else(own.is_valid(), "input", self.cause)
        detail: Any = pc.fill_null(own, self.detail)
        explained = rows.append_column("cause", cause).append_column("cause_detail", detail)
        return explained.cast(CHANGES.arrow_schema())


def find_causes(before: Version, after: Version) -> Causes:
    """The causes that the two versions' inputs, seeds, code and contract allow.

    A row of a document that didn't change has the first cause that there is of vocabulary, rule,
    code, contract, input; the detail names the others after it.
    """
    inputs = changed_inputs(before, after)
    shared = dict(_shared_causes(before.manifest, after.manifest))
    if inputs:
        shared["input"] = _summary(sorted(inputs.values()))
    if not shared:
        return Causes(inputs, "code", "no recorded digest differs")
    (cause, detail), *others = shared.items()
    return Causes(inputs, cause, detail + "".join(f"; or {name}: {text}" for name, text in others))


def changed_inputs(before: Version, after: Version) -> dict[str, str]:
    """document_id -> source_uri of all inputs whose bytes came, went or changed."""
    old, new = _input_digests(before, after)
    changed = {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
    return dict(sorted(changed))


def _input_digests(before: Version, after: Version) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """``(document_id, source_uri) -> sha256`` on both sides, where parts of ``captures`` differ."""
    entries = [version.manifest["tables"].get("captures") for version in (before, after)]
    if None in entries:
        return {}, {}
    found = list(regions(entries[0]["parts"], entries[1]["parts"], entry=entries[1]))
    sides = ((before, [region.before for region in found]), (after, [region.after for region in found]))
    old, new = (dict(_digests(version, stretches)) for version, stretches in sides)
    return old, new


def _digests(version: Version, stretches: list[list[Any]]) -> Iterator[tuple[tuple[str, str], str | None]]:
    for part in (part for stretch in stretches for part in stretch):
        rows = read_parts([version.path / part["path"]], columns=["document_id", "source_uri", "sha256"])
        for row in rows.to_pylist():
            yield (row["document_id"], row["source_uri"]), row["sha256"]


def _shared_causes(before: Digests, after: Digests) -> Iterator[tuple[str, str]]:
    """Causes that reach every document, in the order in which they are considered."""
    old, new = before.get("digests", {}), after.get("digests", {})
    seeds = _differing(old.get("seeds"), new.get("seeds"))
    code = [name for part in CODE for name in _differing(old.get(part), new.get(part), part)]
    yield from _named("vocabulary", [name for name in seeds if "vocabulary/" in name])
    yield from _named("rule", [name for name in seeds if "vocabulary/" not in name])
    yield from _named("code", code + _differing(before.get("packages"), after.get("packages"), "packages"))
    if before.get("contract_version") != after.get("contract_version"):
        yield "contract", f"{before.get('contract_version')} to {after.get('contract_version')}"


def _differing(before: Any, after: Any, name: str = "seeds") -> list[str]:
    """Names whose digests differ; ``name`` alone where there is one digest for all."""
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return [] if before == after else [name]
    return sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def _named(cause: str, names: list[str]) -> Iterator[tuple[str, str]]:
    if names:
        yield cause, ", ".join(names)


def _summary(names: list[str]) -> str:
    more = len(names) - NAMED_INPUTS
    return ", ".join(names[:NAMED_INPUTS]) + (f" and {more} more" if more > 0 else "")
