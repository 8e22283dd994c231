"""A job for each thing that a person wants of the graph."""

from __future__ import annotations

import dagster as dg

from pipeline.orchestration.version_checks import CHECKS, verify_version

DAY_SECONDS = 86_400
TAGS = {"dagster/max_runtime": str(DAY_SECONDS)}
UNCHANGED_SKIPPED = {"resources": {"ingestion": {"config": {"skip_unchanged": True}}}}
"""Run config, as the launchpad shows it for ``reingest_changed`` and as triggers give it."""

TABLES_AND_VERSION = dg.AssetSelection.all() - dg.AssetSelection.checks(*CHECKS)

everything = dg.define_asset_job(
    "everything",
    selection=TABLES_AND_VERSION,
    description="All tables, then one published version; what did not change comes from the cache.",
    tags=TAGS,
)

reingest_changed = dg.define_asset_job(
    "reingest_changed",
    selection=TABLES_AND_VERSION,
    description="As everything, where an input or a seed is new, changed or gone; else no step is run.",
    config=UNCHANGED_SKIPPED,
    tags=TAGS,
)

rebuild_full = dg.define_asset_job(
    "rebuild_full",
    selection=TABLES_AND_VERSION,
    description="All tables computed again without the cache; they must come out the same, byte for byte.",
    config={"resources": {"ingestion": {"config": {"full_refresh": True}}}},
    tags=TAGS,
)

verify = dg.define_asset_job(
    "verify",
    selection=dg.AssetSelection.checks(*CHECKS),
    description="Hold a published version to every promise, from its files alone.",
    config={"ops": {verify_version.op.name: {"config": {"version": "latest"}}}},
    tags=TAGS,
)
