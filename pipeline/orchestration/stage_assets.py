"""Turns a stage into the assets of its tables, any of which can be materialized alone."""

# No postponed annotations: Dagster reads those of an asset's function when it is defined.
from collections.abc import Callable, Iterator

import dagster as dg

from pipeline.engine.stage import Stage
from pipeline.errors import EvidenceError
from pipeline.orchestration.checks import broken, check_specs, passed
from pipeline.orchestration.failures import failure
from pipeline.orchestration.ingestion import Ingestion
from pipeline.orchestration.keys import asset_key
from pipeline.orchestration.lineage import tables_of
from pipeline.orchestration.made import Made, data_version, metadata
from pipeline.orchestration.shared_run import Run
from pipeline.orchestration.specs import asset_spec
from schemas import Table

Events = Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]


def stage_assets(stage: Stage, make: Callable[[Run], Made]) -> dg.AssetsDefinition:
    """The assets of a stage; a broken promise fails its check, and the run, before a table is stored."""
    tables = tables_of(stage.name)
    specs = [asset_spec(table, stage) for table in tables]
    checks = [check for table in tables for check in check_specs(table)]

    @dg.multi_asset(name=stage.name, specs=specs, check_specs=checks, can_subset=True)
    def compute(context: dg.AssetExecutionContext, ingestion: Ingestion) -> Events:
        if ingestion.idle:
            return
        wanted = [table for table in tables if asset_key(table) in context.selected_asset_keys]
        selected = context.selected_asset_check_keys
        try:
            yield from ingestion.run.attempt(
                lambda run: _events(run, run.timed(stage.name, make), wanted, selected)
            )
        except EvidenceError as error:
            yield from broken(error, tables, selected)
            raise failure(error) from error

    return compute


def _events(
    run: Run, made: Made, tables: list[Table], selected: set[dg.AssetCheckKey]
) -> list[dg.MaterializeResult[None]]:
    return [
        dg.MaterializeResult(
            asset_key=asset_key(table),
            metadata=metadata(table, made, run),
            data_version=data_version(made.parts[table.name]),
            check_results=passed(table, made, selected),
        )
        for table in tables
    ]
