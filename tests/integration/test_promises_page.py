"""Each promise of docs/promises.md names a test that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.promises import PROMISES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
TESTS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))


@pytest.mark.parametrize(("path", "name"), TESTS)
def test_the_test_that_holds_a_promise_is_there(path: str, name: str) -> None:
    assert f"def {name or 'test_'}" in (ROOT / path).read_text(encoding="utf-8")


def test_every_row_of_a_table_names_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("|") and not line.startswith("|---")]
    assert [row for row in rows if "tests/" not in row and not row.endswith("held by |")] == []


@pytest.mark.parametrize("promise", PROMISES)
def test_every_promise_between_tables_is_told_in_its_own_words(promise: str) -> None:
    assert f"| `{promise}` | {PROMISES[promise]} |" in PAGE


def test_every_file_of_the_fault_suite_holds_a_promise() -> None:
    told = {path for path, _ in TESTS}
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "reliability").glob("test_*.py")}
    assert there <= told
