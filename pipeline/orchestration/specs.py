"""How an asset describes itself: everything but its stage's sources is read from the schema."""

from __future__ import annotations

import inspect

import dagster as dg

from pipeline.engine import digests
from pipeline.engine.stage import Stage
from pipeline.orchestration.column_schema import column_schema
from pipeline.orchestration.keys import GROUP, OWNERS, asset_key
from schemas import TABLES, Table

CORPUS_SOURCES = {
    "concepts": ("mentions",),
    "works": ("documents", "references"),
    "claim_links": ("claims", "works"),
    "evidence_map": ("claims", "claim_links", "works"),
    "quarantine": ("captures", "documents", "mentions", "claims"),
}
"""What the tables over the whole corpus are made of; a stage's other tables are made of its needs."""


def asset_spec(table: Table, stage: Stage) -> dg.AssetSpec:
    """One table as an asset."""
    sources = CORPUS_SOURCES.get(table.name) or [name for name in stage.needs if name in TABLES]
    return dg.AssetSpec(
        asset_key(table),
        deps=[asset_key(TABLES[name]) for name in sources],
        description=inspect.getdoc(table.model),
        metadata={"dagster/column_schema": column_schema(table)},
        group_name=GROUP,
        code_version=digests.code(stage.rooms)[:12],
        owners=OWNERS,
        tags={"stage": stage.name},
        kinds={"parquet", "pandera"},
    )
