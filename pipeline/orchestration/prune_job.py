"""The job that removes old versions."""

# No postponed annotations: Dagster reads those of an op's function when it is defined.
import dagster as dg
from pydantic import Field

from pipeline.errors import EvidenceError
from pipeline.orchestration.failures import failure
from pipeline.orchestration.folders import settings
from pipeline.publish import Policy
from pipeline.publish import prune as prune_outputs
from pipeline.publish.retention import LAST


class Retention(dg.Config):
    """How much stays."""

    keep: int = Field(
        default=LAST, ge=1, description="Newest versions that stay; at least 1, as the latest always does."
    )
    daily: int = Field(default=0, ge=0, description="Days of which the newest version stays.")
    weekly: int = Field(default=0, ge=0, description="Weeks of which the newest version stays.")
    monthly: int = Field(default=0, ge=0, description="Months of which the newest version stays.")


@dg.op
def prune_versions(context: dg.OpExecutionContext, config: Retention) -> None:
    """Remove what the policy does not keep and no release pins."""
    try:
        policy = Policy(config.keep, config.daily, config.weekly, config.monthly)
        pruned = prune_outputs(settings().outputs, keep=policy)
    except EvidenceError as error:
        raise failure(error) from error
    context.log.info(
        f"Removed {len(pruned.versions)} versions ({', '.join(pruned.versions) or 'none'}), "
        f"{pruned.records} records and {pruned.objects} cached parts; {pruned.freed / 1e6:.1f} MB freed."
    )
    context.add_output_metadata(
        {
            "versions": pruned.versions,
            "records": pruned.records,
            "parts": pruned.objects,
            "freed": pruned.freed,
        }
    )


@dg.job(description="Remove old versions; the latest, the newest and the pinned ones stay.")
def prune() -> None:
    """The one step."""
    prune_versions()
