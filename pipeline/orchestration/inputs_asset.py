"""The folders that runs read, as the asset where the graph begins: each look at them is noted."""

from __future__ import annotations

from datetime import timedelta

import dagster as dg

from pipeline.orchestration.keys import GROUP, INPUTS, OWNERS
from pipeline.orchestration.probe import Probe

OVERDUE = timedelta(hours=26)
"""The schedule looks once a day; two hours more leave room for a machine that was busy."""

PAUSE = timedelta(hours=6)
"""Least time between two notes of looks that found nothing: each is an event that Dagster keeps."""


def inputs_asset() -> dg.AssetSpec:
    """Captures, vocabulary and rules, which people put in and nothing here makes."""
    return dg.AssetSpec(
        INPUTS,
        description=(
            "The captures, vocabulary and rules that people put in. "
            "Each run, and several times a day the sensor or the schedule, notes here what it found. "
            f"Overdue when nothing has looked for {OVERDUE.total_seconds() / 3600:.0f} hours: "
            "then scheduled re-ingest has stopped."
        ),
        group_name=GROUP,
        owners=OWNERS,
        tags={"stage": INPUTS.path[0]},
        kinds={"file"},
        freshness_policy=dg.FreshnessPolicy.time_window(fail_window=OVERDUE),
    )


def note_look(instance: dg.DagsterInstance, found: Probe) -> None:
    """Note a look: how much there is, and what is new, which the catalog plots over time."""
    changes: dict[str, dg.RawMetadataValue] = {
        f"{things}_{word}": counts.get(word, 0)
        for things, counts in (("inputs", found.changed_inputs), ("seed_files", found.changed_seeds))
        for word in ("new", "changed", "gone")
    }
    metadata = {"found": str(found), "inputs": found.inputs, "seed_files": found.seeds, **changes}
    tags = {"dagster/data_version": found.state[:16]}
    instance.report_runless_asset_event(dg.AssetMaterialization(INPUTS, metadata=metadata, tags=tags))


def note_trigger_look(instance: dg.DagsterInstance, found: Probe, *, now: float) -> None:
    """Note a look of a trigger, where the last note is old; ``now`` in seconds of the epoch."""
    last = instance.get_latest_materialization_event(INPUTS)
    if last is None or now - last.timestamp >= PAUSE.total_seconds():
        note_look(instance, found)
