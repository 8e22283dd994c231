"""The graph on one page: five stages make one asset per table, of which a version is published."""

from __future__ import annotations

import dagster as dg

from pipeline.engine import dataset as stages
from pipeline.engine.clean_text import CLEAN_TEXT
from pipeline.engine.entities import ENTITIES
from pipeline.engine.evidence import EVIDENCE
from pipeline.engine.raw_text import RAW_TEXT
from pipeline.orchestration.inputs_asset import inputs_asset
from pipeline.orchestration.made import Made, of_dataset, of_result
from pipeline.orchestration.shared_run import Run
from pipeline.orchestration.stage_assets import stage_assets
from pipeline.orchestration.version_asset import version_asset


def raw_text(run: Run) -> Made:
    """Every input as it was captured."""
    return of_result(stages.raw_text(run.build))


def clean_text(run: Run) -> Made:
    """What each kept capture says, without what surrounds it, and the way back to its bytes."""
    return of_result(stages.clean_text(run.build))


def entities(run: Run) -> Made:
    """What each document names, measures, cites and identifies."""
    return of_result(stages.entities(run.build))


def evidence(run: Run) -> Made:
    """What each document claims about interventions."""
    return of_result(stages.evidence(run.build))


def dataset(run: Run) -> Made:
    """What is known only once all documents were read."""
    return of_dataset(run.dataset, run.build.results["dataset"].computed)


def all_assets() -> list[dg.AssetsDefinition | dg.AssetSpec]:
    """Every asset, in the order in which they are made."""
    return [
        inputs_asset(),
        stage_assets(RAW_TEXT, raw_text),
        stage_assets(CLEAN_TEXT, clean_text),
        stage_assets(ENTITIES, entities),
        stage_assets(EVIDENCE, evidence),
        stage_assets(stages.DATASET, dataset),
        version_asset(),
    ]
