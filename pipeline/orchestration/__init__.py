"""The only room that knows Dagster: the assets on one page, their checks, and what starts runs."""

from __future__ import annotations

import dagster as dg

from pipeline.orchestration.assets import all_assets
from pipeline.orchestration.execution import in_process, nothing_between
from pipeline.orchestration.ingestion import Ingestion
from pipeline.orchestration.jobs import everything, rebuild_full, reingest_changed, verify
from pipeline.orchestration.prune_job import prune
from pipeline.orchestration.triggers import daily_reingest, new_documents
from pipeline.orchestration.version_checks import verify_version


@dg.definitions
def definitions() -> dg.Definitions:
    """All that Dagster loads; nothing is read or made before it asks."""
    return dg.Definitions(
        assets=all_assets(),
        asset_checks=[verify_version],
        jobs=[everything, reingest_changed, rebuild_full, verify, prune],
        sensors=[new_documents],
        schedules=[daily_reingest],
        resources={"ingestion": Ingestion(), "io_manager": nothing_between},
        executor=in_process,
    )
