"""Coverage: the manifest's account of the checks, held against the rows that are there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.promises import SPAN_TABLES, Check
from pipeline.publish.versions import Version
from schemas import TABLES, Table


def check_coverage(version: Version) -> Iterator[Check]:
    """Whether each check that is due for a table ran, over as many rows as the table has."""
    noted = {(promise, table): rows for promise, table, rows in version.manifest["checks"]}
    for name, table in TABLES.items():
        rows = version.manifest["tables"][name]["rows"]
        covered = ((promise, noted.get((promise, name), 0)) for promise in due(table))
        wrong = tuple(f"{promise} over {count} of {rows} rows" for promise, count in covered if count != rows)
        yield Check("coverage", name, rows, wrong)


def due(table: Table) -> Iterator[str]:
    """The promises that every run holds a table to before it publishes."""
    yield from ("schema", "unique_keys", "sorted")
    if table.references:
        yield "foreign_keys"
    if table.name in SPAN_TABLES:
        yield "quotes"
    if table.name == "segments":
        yield "byte_roles"
    if table.name == "captures":
        yield "ledger"
