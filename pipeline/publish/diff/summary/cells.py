"""Cells of the evidence map that are new, gone, or count otherwise now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publish.diff.sides import both_sides
from pipeline.publish.diff.summary.counts import causes_by_key
from pipeline.publish.diff.summary.names import Names
from pipeline.publish.diff.summary.section import SHOWN, Line, Section, shortened
from pipeline.publish.versions import Version
from schemas.evidence_map import CELL, COUNTS

Cells = dict[str, dict[str, Any]]


def cell_sections(before: Version, after: Version, changes: pa.Table, *, names: Names) -> Iterator[Section]:
    """The sections of cells, those with the most claims first."""
    own = changes.filter(pc.equal(changes["table"], "evidence_map"))
    if not own.num_rows:
        return
    causes = causes_by_key(own)
    old, new = (_cells(rows, causes) for rows in both_sides(before, after, "evidence_map", [*CELL, *COUNTS]))
    for title, mark, keys in (
        ("Cells of the evidence map that are new", "+", new.keys() - old.keys()),
        ("Cells of the evidence map that count otherwise", "~", old.keys() & new.keys()),
        ("Cells of the evidence map that are gone", "-", old.keys() - new.keys()),
    ):
        ranked = sorted(keys, key=lambda key: (-(new.get(key) or old[key])["n_claims"], key))
        lines = [
            Line(f"{_named(key, names)}: {_counts(old.get(key), new.get(key))}", cause=shortened(causes[key]))
            for key in ranked[:SHOWN]
        ]
        yield Section(title, mark, lines, len(keys))


def _cells(rows: pa.Table, wanted: Mapping[str, Any]) -> Cells:
    keys = (json.dumps(key) for key in zip(*(rows[name].to_pylist() for name in CELL), strict=True))
    return {key: row for key, row in zip(keys, rows.to_pylist(), strict=True) if key in wanted}


def _named(key: str, names: Names) -> str:
    """What the cell's claims state; what they don't is left out."""
    return " × ".join(names.label(concept) for concept in json.loads(key) if concept is not None)


def _counts(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    """The counts that differ, before and after; all that are not 0 where there is one side only."""
    if old is None or new is None:
        only = new or old or {}
        return ", ".join(f"{_word(name)} {only[name]}" for name in COUNTS if only[name])
    differing = (name for name in COUNTS if old[name] != new[name])
    return ", ".join(f"{_word(name)} {old[name]} → {new[name]}" for name in differing)


def _word(name: str) -> str:
    return name.removeprefix("n_").replace("_", " ")
