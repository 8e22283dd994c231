"""The manifest proves that every check ran, over every row."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.publish import Version
from pipeline.publish.covered import check_coverage, due
from schemas import TABLES

CHECKS = [[promise, name, 3] for name, table in TABLES.items() for promise in due(table)]


def uncovered(checks: list[list[object]]) -> dict[str, tuple[str, ...]]:
    version = Version(Path("v"), {"checks": checks, "tables": {name: {"rows": 3} for name in TABLES}})
    return {check.table: check.failures for check in check_coverage(version) if check.failures}


def test_checks_over_all_rows_cover_a_version() -> None:
    assert uncovered(CHECKS) == {}


@pytest.mark.parametrize("gone", CHECKS, ids=lambda one: f"{one[0]} {one[1]}")
def test_a_check_that_did_not_run_is_named(gone: list[object]) -> None:
    promise, table, _ = gone
    assert uncovered([one for one in CHECKS if one != gone]) == {table: (f"{promise} over 0 of 3 rows",)}


def test_a_check_over_too_few_rows_is_named() -> None:
    few = [
        [promise, table, 2 if (promise, table) == ("quotes", "mentions") else 3]
        for promise, table, _ in CHECKS
    ]
    assert uncovered(few) == {"mentions": ("quotes over 2 of 3 rows",)}
