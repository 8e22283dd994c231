"""The checks of a published version, made from its files alone."""

# No postponed annotations: Dagster reads those of a check's function when it is defined.
from collections.abc import Iterator

import dagster as dg

from pipeline.errors import EvidenceError
from pipeline.orchestration.checks import DESCRIPTIONS, rows_that_broke
from pipeline.orchestration.failures import failure
from pipeline.orchestration.folders import settings
from pipeline.orchestration.keys import VERSION
from pipeline.promises import Check
from pipeline.publish import Version, resolve
from pipeline.run import verify

CURE = "Launch the job rebuild_full, which makes all tables again and publishes them as a new version."
PUBLISHED = {
    "files": "Every file of the version has the bytes that the manifest notes, and there is no other.",
    **DESCRIPTIONS,
}
CHECKS = [dg.AssetCheckKey(VERSION, f"published_{promise}") for promise in PUBLISHED]

VERSION_OPTION = dg.Field(
    str,
    default_value="latest",
    description="latest, the name of a version such as v000001-1a2b3c4d, or the name of a release.",
)


@dg.multi_asset_check(
    name="verify_version",
    description="Hold a published version to every promise, from its files alone.",
    specs=[
        dg.AssetCheckSpec(check.name, asset=VERSION, description=PUBLISHED[promise])
        for check, promise in zip(CHECKS, PUBLISHED, strict=True)
    ],
    config_schema={"version": VERSION_OPTION},
)
def verify_version(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
    """Read every file of the version again, and check what they hold."""
    try:
        version = resolve(settings().outputs, context.op_execution_context.op_config["version"])
        checks = verify(version)
    except EvidenceError as error:
        raise failure(error) from error
    yield from _results(version, checks)
    if broken := [check for check in checks if check.failures]:
        told = rows_that_broke([f"{check.table}: {check.failures[0]}" for check in broken])
        raise dg.Failure(f"{version.name} is broken by {told}. {CURE}", allow_retries=False)


def _results(version: Version, checks: list[Check]) -> Iterator[dg.AssetCheckResult]:
    """One result per promise, over all tables; where the files are damaged, what they hold is not read."""
    for key, promise in zip(CHECKS, PUBLISHED, strict=True):
        held = [check for check in checks if check.promise == promise]
        failures = [f"{check.table}: {row}" for check in held for row in check.failures]
        rows = sum(check.rows for check in held)
        metadata: dict[str, dg.RawMetadataValue] = {"version": version.name, "rows": rows}
        if failures:
            metadata |= {"broken by": rows_that_broke(failures), "cure": CURE}
        yield dg.AssetCheckResult(
            asset_key=key.asset_key,
            check_name=key.name,
            passed=bool(held) and not failures,
            metadata=metadata,
            severity=dg.AssetCheckSeverity.ERROR if held else dg.AssetCheckSeverity.WARN,
            description=None if held else "Not checked: the files are damaged.",
        )
