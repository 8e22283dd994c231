"""What starts runs: a sensor that looks every half minute, and a schedule that looks once a day."""

from __future__ import annotations

import time

import dagster as dg

from pipeline.orchestration.inputs_asset import note_trigger_look
from pipeline.orchestration.jobs import UNCHANGED_SKIPPED, reingest_changed
from pipeline.orchestration.probe import probe

TAG = "als_cell_evidence/found"
"""The tag of a run that says what the trigger saw."""


def look(context: dg.SensorEvaluationContext | dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """One run where something is new, changed or gone.

    The run's key names the version it would follow, so a state that comes back is run again.  A state
    whose run failed is tried again by the schedule; by the sensor only once something changes.
    """
    found = probe()
    note_trigger_look(context.instance, found, now=time.time())
    if found.changed:
        context.log.info(str(found))
        return dg.RunRequest(found.key, run_config=UNCHANGED_SKIPPED, tags={TAG: str(found)})
    return dg.SkipReason(str(found))


@dg.sensor(
    job=reingest_changed,
    minimum_interval_seconds=30,
    description="Start a run when something in the documents, vocabulary or rules is new, changed or gone.",
)
def new_documents(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """A look every half minute."""
    return look(context)


@dg.schedule(
    job=reingest_changed,
    cron_schedule="0 3 * * *",
    description="Look once a day, at 03:00 UTC; start a run only where something changed.",
)
def daily_reingest(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """A look a day."""
    return look(context)
