"""The last asset: the tables, published as one immutable version."""

# No postponed annotations: Dagster reads those of an asset's function when it is defined.
from collections import Counter

import dagster as dg

from pipeline.engine import digests
from pipeline.errors import EvidenceError
from pipeline.orchestration.failures import failure
from pipeline.orchestration.ingestion import Ingestion
from pipeline.orchestration.keys import GROUP, OWNERS, VERSION, asset_key
from pipeline.orchestration.lineage import LEAVES
from pipeline.orchestration.pictures import bars
from pipeline.orchestration.preview import markdown_table
from pipeline.orchestration.shared_run import Run
from pipeline.publish import Version, read_table
from schemas import TABLES
from schemas.closed_sets import CHANGE_OP


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
            return ingestion.run.attempt(lambda run: _published(run, run.timed("publish", Run.publish)))
        except EvidenceError as error:
            raise failure(error) from error

    return version


def _published(run: Run, version: Version) -> dg.MaterializeResult[None]:
    manifest = version.manifest
    metadata = {
        "version": version.name,
        "follows": manifest["parent"] or "none: this is the first",
        "report": dg.MetadataValue.path(version.path / "report.html"),
        "path": dg.MetadataValue.path(version.path),
        "difference": dg.MetadataValue.path(version.path / "CHANGES.md"),
        "changes": dg.MetadataValue.md(_changes(version)),
        "rows": sum(table["rows"] for table in manifest["tables"].values()),
        **manifest["ledger"],
        "seconds": round(sum(run.seconds.values()), 3),
        "seconds_by_stage": dg.MetadataValue.md(bars(run.seconds, about="seconds by stage")),
    }
    return dg.MaterializeResult(metadata=metadata, data_version=dg.DataVersion(manifest["fingerprint"][:16]))


def _changes(version: Version) -> str:
    """Changes since the version before, by table and by what happened."""
    rows = read_table(version, "changes", columns=("table", "op"))
    counts: dict[str, Counter[str]] = {}
    for row in rows.group_by(["table", "op"]).aggregate([([], "count_all")]).to_pylist():
        counts.setdefault(row["table"], Counter())[row["op"]] += row["count_all"]
    if not counts:
        return "Nothing changed." if version.manifest["parent"] else "There is no version before."
    lines = ([table, *(n[op] or None for op in CHANGE_OP)] for table, n in counts.items())
    return markdown_table(["table", *CHANGE_OP], lines)
