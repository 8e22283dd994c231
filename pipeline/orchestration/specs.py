"""How an asset describes itself: what it holds is read from the schema."""

from __future__ import annotations

import inspect

import dagster as dg

from pipeline.engine import digests
from pipeline.engine.stage import Stage
from pipeline.orchestration.column_schema import column_schema
from pipeline.orchestration.keys import GROUP, INPUTS, OWNERS, asset_key
from pipeline.orchestration.lineage import SOURCES
from schemas import TABLES, Table


def asset_spec(table: Table, stage: Stage) -> dg.AssetSpec:
    """One table as an asset."""
    return dg.AssetSpec(
        asset_key(table),
        deps=[asset_key(TABLES[name]) for name in SOURCES[table.name]] or [INPUTS],
        description=inspect.getdoc(table.model),
        metadata={"dagster/column_schema": column_schema(table)},
        group_name=GROUP,
        code_version=digests.code(stage.rooms)[:12],
        owners=OWNERS,
        tags={"stage": stage.name},
        kinds={stage.name, "pandera", "parquet"},
    )
