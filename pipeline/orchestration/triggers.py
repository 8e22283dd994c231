"""What starts runs: a sensor that looks every half minute, and a schedule that looks once a day."""

from __future__ import annotations

from typing import NamedTuple

import dagster as dg

from pipeline.engine import digests
from pipeline.engine.snapshot import take_snapshot
from pipeline.orchestration.folders import settings
from pipeline.publish import NoVersionError, latest

DAY_SECONDS = 86_400

everything = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all(),
    description="All tables, then one published version.",
    tags={"dagster/max_runtime": str(DAY_SECONDS)},
)


class Probe(NamedTuple):
    """What lies in the folders now, held against the latest version."""

    documents: int
    seeds: int
    version: str
    key: str
    changed: bool


def probe() -> Probe:
    """Look at names, sizes and times of all inputs; only files that were touched are read."""
    folders = settings()
    inputs = take_snapshot(folders.documents, folders.outputs / ".cache")
    seeds = digests.seeds(folders.seeds)
    try:
        published = latest(folders.outputs)
        version, known = published.name, published.manifest["digests"]
    except NoVersionError:
        version, known = "", {}
    changed = (known.get("inputs"), known.get("seeds")) != (inputs.digest, seeds)
    key = digests.digest(version, inputs.digest, digests.of_seeds(seeds, ("",)))
    return Probe(len(inputs.inputs), len(seeds), version, key, changed)


def answer(found: Probe) -> dg.RunRequest | dg.SkipReason:
    """One run where something is new, changed or gone.

    The run's key names the version it would follow, so a state that comes back is run again.  A state
    whose run failed is tried again by the schedule; by the sensor only once something changes.
    """
    if found.changed:
        return dg.RunRequest(run_key=found.key)
    return dg.SkipReason(f"{found.documents} inputs and {found.seeds} seed files are as in {found.version}.")


@dg.sensor(job=everything, minimum_interval_seconds=30)
def new_documents() -> dg.RunRequest | dg.SkipReason:
    """Start a run when something in the documents, vocabulary or rules is new, changed or gone."""
    return answer(probe())


@dg.schedule(job=everything, cron_schedule="0 3 * * *")
def daily_reingest() -> dg.RunRequest | dg.SkipReason:
    """Look once a day, at 03:00 UTC; start a run only where something changed."""
    return answer(probe())
