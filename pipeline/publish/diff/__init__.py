"""The difference of two versions, row by row, each with its cause."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.publish.diff.causes import Causes, find_causes
from pipeline.publish.diff.compare import compare
from pipeline.publish.diff.regions import batched, regions
from pipeline.publish.manifest import Entry
from pipeline.publish.read import read_parts
from pipeline.publish.versions import Version
from schemas import CHANGES

__all__ = ["diff", "no_changes"]


def diff(before: Version, after: Version, causes: Causes | None = None) -> pa.Table:
    """Rows of the ``changes`` table that lead from ``before`` to ``after``, sorted.

    Parts of equal hash are never read.  Tables and columns that only one version has, and tables whose
    key is another, are no rows here: the manifest's ``schema_diff`` names them.
    """
    causes = causes or find_causes(before, after)
    found = [causes.explain(rows) for rows in _differences(before, after)]
    return pa.concat_tables([no_changes(), *found]).sort_by(
        [(name, "ascending") for name in CHANGES.sort_key]
    )


def no_changes() -> pa.Table:
    """The ``changes`` table without rows."""
    return CHANGES.arrow_schema().empty_table()


def _differences(before: Version, after: Version) -> Iterator[pa.Table]:
    for name in sorted(before.manifest["tables"].keys() & after.manifest["tables"].keys() - {CHANGES.name}):
        old, new = before.manifest["tables"][name], after.manifest["tables"][name]
        if any(old[key] != new[key] for key in ("primary_key", "document_key")):
            continue
        for region in batched(regions(old["parts"], new["parts"], entry=new)):
            yield from compare(name, _rows(before, region.before), _rows(after, region.after), entry=new)


def _rows(version: Version, parts: list[Entry]) -> pa.Table | None:
    """The rows of some parts; None for none."""
    return read_parts([version.path / part["path"] for part in parts]) if parts else None
