"""One asset check per promise and table: passed over so many rows, or failed by a named row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import dagster as dg

from pipeline.errors import ColumnError, EvidenceError, PromiseError
from pipeline.orchestration.keys import asset_key
from pipeline.orchestration.made import Made
from pipeline.promises.check import PROMISES
from pipeline.publish.covered import due
from schemas import Table

DESCRIPTIONS = {"schema": "Rows keep the table's schema; those that do not are in quarantine.", **PROMISES}

SHOWN = 5
"""Broken rows that are named; the rest would say the same."""


def promises_of(table: Table) -> tuple[str, ...]:
    """The promises that are checked when the table is made; the ledger is whole with the quarantine."""
    if table.name == "quarantine":
        return ("ledger",)
    return tuple(promise for promise in due(table) if promise != "ledger")


def check_specs(table: Table) -> list[dg.AssetCheckSpec]:
    """The checks of one asset."""
    return [
        dg.AssetCheckSpec(promise, asset=asset_key(table), description=DESCRIPTIONS[promise], blocking=True)
        for promise in promises_of(table)
    ]


def passed(table: Table, made: Made, selected: Collection[dg.AssetCheckKey]) -> list[dg.AssetCheckResult]:
    """The selected checks of a table that was made: no stage makes one that breaks a promise."""
    return [
        _result(check, passed=True, metadata={"rows": _rows(check.name, table, made)})
        for check in check_keys(table)
        if check in selected
    ]


def broken(
    error: EvidenceError, tables: Iterable[Table], selected: Collection[dg.AssetCheckKey]
) -> Iterator[dg.AssetCheckResult]:
    """The selected checks that ``error`` is about, as failed."""
    for table in tables:
        for check in check_keys(table):
            if check in selected and _is_about(error, check.name, _covered(check.name, table)):
                yield _result(check, passed=False, metadata={"broken by": error.cause, "cure": error.cure})


def check_keys(table: Table) -> list[dg.AssetCheckKey]:
    """The keys of the checks of one asset."""
    return [dg.AssetCheckKey(asset_key(table), promise) for promise in promises_of(table)]


def rows_that_broke(failures: Sequence[str]) -> str:
    """The first rows that broke a promise; plain text, as Markdown would hide behind a link here."""
    more = [f"and {len(failures) - SHOWN} more"] if len(failures) > SHOWN else []
    return "; ".join([*failures[:SHOWN], *more])


def _result(
    check: dg.AssetCheckKey, *, passed: bool, metadata: Mapping[str, int | str]
) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        asset_key=check.asset_key, check_name=check.name, passed=passed, metadata=metadata
    )


def _rows(promise: str, table: Table, made: Made) -> int:
    if promise == "schema":
        return sum(part.rows for part in made.parts[table.name])
    return made.covered[promise, _covered(promise, table)]


def _covered(promise: str, table: Table) -> str:
    """The table whose rows a promise is about: the ledger asks what became of each capture."""
    return "captures" if promise == "ledger" else table.name


def _is_about(error: EvidenceError, promise: str, table: str) -> bool:
    if isinstance(error, ColumnError):
        return (promise, table) == ("schema", error.table)
    return isinstance(error, PromiseError) and (promise, table) == (error.promise, error.table)
