"""Names of assets, and what all of them have in common."""

from __future__ import annotations

import dagster as dg

from schemas import Table

GROUP = "als_cell_evidence"
"""The one group: several open as collapsed boxes that show no status."""

OWNERS = ("team:als-cell-evidence",)
INPUTS = dg.AssetKey(["raw_text", "inputs"])
VERSION = dg.AssetKey(["dataset", "version"])


def asset_key(table: Table) -> dg.AssetKey:
    """The stage, then the table: ``clean_text/documents``."""
    return dg.AssetKey([table.stage, table.name])
