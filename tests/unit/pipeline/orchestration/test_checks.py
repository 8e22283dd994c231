"""An asset check per promise and table; a broken promise fails exactly its own."""

from __future__ import annotations

import pytest

from pipeline.errors import ColumnError, EvidenceError, PromiseError, SeedError
from pipeline.orchestration.checks import broken, check_keys, check_specs, rows_that_broke
from schemas import TABLES

ALL = {key for table in TABLES.values() for key in check_keys(table)}


@pytest.mark.parametrize(
    ("table", "promises"),
    [
        ("captures", ["schema", "unique_keys", "sorted"]),
        ("segments", ["schema", "unique_keys", "sorted", "foreign_keys", "byte_roles"]),
        ("mentions", ["schema", "unique_keys", "sorted", "foreign_keys", "quotes"]),
        ("quarantine", ["ledger"]),
    ],
)
def test_a_table_is_held_to_its_promises(table: str, promises: list[str]) -> None:
    assert [check.name for check in check_specs(TABLES[table])] == promises


def test_every_check_says_what_it_promises() -> None:
    assert all(check.description for table in TABLES.values() for check in check_specs(table))


@pytest.mark.parametrize(
    ("error", "failed"),
    [
        (PromiseError("quotes", "mentions", "d [0:4) 'SOD1'"), ["entities/mentions quotes"]),
        (PromiseError("ledger", "captures", "a.txt"), ["dataset/quarantine ledger"]),
        (ColumnError("claims", "columns are a, not b"), ["evidence/claims schema"]),
        (SeedError("seeds/rules/roles.yaml", "x", "is no role", "Name a role."), []),
    ],
)
def test_an_error_fails_the_checks_that_it_is_about(error: EvidenceError, failed: list[str]) -> None:
    results = list(broken(error, TABLES.values(), ALL))

    assert [f"{check.asset_key.to_user_string()} {check.check_name}" for check in results] == failed
    assert not any(check.passed for check in results)
    assert all(check.metadata["broken by"].value == error.cause for check in results)


def test_a_check_that_was_not_selected_is_not_reported() -> None:
    assert list(broken(PromiseError("quotes", "mentions", "row"), TABLES.values(), set())) == []


def test_the_first_rows_that_broke_a_promise_are_named() -> None:
    assert rows_that_broke(["mentions: a", "mentions: b"]) == "mentions: a; mentions: b"
    assert rows_that_broke([str(n) for n in range(9)]) == "0; 1; 2; 3; 4; and 4 more"
