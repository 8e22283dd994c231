"""What a step made, and how the catalog shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import dagster as dg
import pyarrow as pa

from pipeline.engine.build import Result
from pipeline.engine.dataset import Dataset
from pipeline.engine.digests import digest
from pipeline.orchestration.lineage import column_lineage
from pipeline.orchestration.preview import preview
from pipeline.orchestration.shared_run import Run
from pipeline.orchestration.shown import Read, shown_of
from pipeline.store import ObjectStore, Part, read_part
from schemas import Table


class Made(NamedTuple):
    """The parts of each table; the rows covered by each promise, table; the documents computed anew."""

    parts: Mapping[str, Sequence[Part]]
    covered: Mapping[tuple[str, str], int]
    computed: int


def of_result(result: Result) -> Made:
    """What one stage made over all shards."""
    checks = (check for record in result.records for check in record.facts["checks"])
    return Made(
        {name: result.parts(name) for name in result.records[0].parts}, _covered(checks), result.computed
    )


def of_dataset(dataset: Dataset, computed: int) -> Made:
    """What was made once all documents had been read."""
    return Made(dataset.tables, _covered(dataset.checks), computed)


def _covered(checks: Iterable[Sequence[Any]]) -> Counter[tuple[str, str]]:
    """Rows by promise and table, added up."""
    covered: Counter[tuple[str, str]] = Counter()
    for promise, table, rows in checks:
        covered[promise, table] += rows
    return covered


def data_version(parts: Sequence[Part]) -> dg.DataVersion:
    """Equal for equal rows: a digest over the hashes of the parts, in order."""
    return dg.DataVersion(digest(*(part.sha256 for part in parts))[:16])


def metadata(table: Table, made: Made, run: Run) -> dict[str, dg.MetadataValue]:
    """Sizes, which the catalog plots over time, the first rows, and a picture where one helps."""
    parts, objects = made.parts[table.name], run.build.store.objects
    filled = max(parts, key=lambda part: part.rows > 0)
    return {
        "dagster/column_lineage": dg.MetadataValue.column_lineage(column_lineage(table)),
        "dagster/row_count": dg.MetadataValue.int(sum(part.rows for part in parts)),
        "documents_computed": dg.MetadataValue.int(made.computed),
        "bytes": dg.MetadataValue.int(sum(part.bytes for part in parts)),
        "parts": dg.MetadataValue.int(len(parts)),
        "seconds_of_stage": dg.MetadataValue.float(run.seconds[table.stage]),
        **shown_of(table.name, _reader(made, objects)),
        "preview": dg.MetadataValue.md(preview(table, read_part(objects, filled))),
    }


def _reader(made: Made, objects: ObjectStore) -> Read:
    """Reads some columns of a table of the stage, interim ones too, from all parts."""

    def read(name: str, *columns: str) -> pa.Table:
        return pa.concat_tables([read_part(objects, part, columns) for part in made.parts[name]])

    return read
