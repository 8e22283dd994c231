"""The last asset: the tables, published as one immutable version."""

# No postponed annotations: Dagster reads those of an asset's function when it is defined.
import dagster as dg

from pipeline.engine import digests
from pipeline.errors import EvidenceError
from pipeline.orchestration.failures import failure
from pipeline.orchestration.ingestion import Ingestion
from pipeline.orchestration.keys import GROUP, OWNERS, VERSION, asset_key
from pipeline.orchestration.lineage import LEAVES
from pipeline.orchestration.shared_run import Run
from pipeline.publish import Version
from schemas import TABLES


def version_asset() -> dg.AssetsDefinition:
    """The asset whose materialization publishes; a run that leaves it out publishes nothing."""

    @dg.asset(
        key=VERSION,
        deps=[asset_key(TABLES[name]) for name in LEAVES],
        description="All tables of one run, published as one immutable version below the outputs folder.",
        group_name=GROUP,
        code_version=digests.code(("pipeline/publish",))[:12],
        owners=OWNERS,
        tags={"stage": "dataset"},
        kinds={"dataset", "parquet"},
    )
    def version(ingestion: Ingestion) -> dg.MaterializeResult[None]:
        try:
            return _published(ingestion.run.attempt(Run.publish))
        except EvidenceError as error:
            raise failure(error) from error

    return version


def _published(version: Version) -> dg.MaterializeResult[None]:
    manifest = version.manifest
    metadata = {
        "version": version.name,
        "path": dg.MetadataValue.path(version.path),
        "report": dg.MetadataValue.path(version.path / "report.html"),
        "rows": sum(table["rows"] for table in manifest["tables"].values()),
        **manifest["ledger"],
    }
    return dg.MaterializeResult(metadata=metadata, data_version=dg.DataVersion(manifest["fingerprint"][:16]))
