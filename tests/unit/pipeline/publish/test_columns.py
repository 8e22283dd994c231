"""Columns that are kept between runs are those of the version, whatever was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish import columns
from pipeline.publish.columns import CELL_CODE, columns_of_claims, whole_columns

ONE, TWO, THREE = ([{"work_id": f"w{number}", "title": name}] for number, name in enumerate("ABC"))


@pytest.fixture
def making(lab, tmp_path):
    """A version as it is while it is made."""
    return lambda run, *parts: replace(lab.publish(run, {"works": parts}), cache=tmp_path / "cache")


def titles(version):
    return whole_columns(version, "works", ["work_id", "title"])["title"].to_pylist()


@pytest.mark.parametrize("together", [1, 2, 3])
def test_parts_may_come_go_and_change_places(making, monkeypatch, together):
    monkeypatch.setattr(columns, "TOGETHER", together)
    assert titles(making("run-00001", ONE, TWO)) == ["A", "B"]
    assert titles(making("run-00002", ONE, THREE, TWO)) == ["A", "C", "B"]
    assert titles(making("run-00003", TWO)) == ["B"]
    assert titles(making("run-00004", [])) == []


def test_a_part_that_was_there_before_is_not_read_again(making):
    first, second = making("run-00001", ONE, TWO), making("run-00002", ONE, TWO, THREE)
    titles(first)
    for path in second.table("works")[:2]:
        path.parent.chmod(0o755)
        path.unlink()
    assert titles(second) == ["A", "B", "C"]


@pytest.mark.parametrize("damage", [b"", b"0" * 64 + b"\n{}", b"no seal"])
def test_what_was_kept_and_is_damaged_is_read_anew(making, tmp_path, damage):
    version = making("run-00001", ONE, TWO)
    titles(version)
    (kept,) = (tmp_path / "cache" / "columns").iterdir()
    kept.chmod(0o644)
    kept.write_bytes(damage)
    assert titles(version) == ["A", "B"]


def test_a_version_that_lacks_the_table_has_no_row(making):
    assert whole_columns(making("run-00001", ONE), "claims", ["claim_id"]).num_rows == 0


CELLS = [
    {"claim_id": "c0", "route_id": "a", "model_id": "b"},
    {"claim_id": "c1", "route_id": "ab", "model_id": None},
    {"claim_id": "c2", "route_id": None, "model_id": "ab"},
    {"claim_id": "c3", "route_id": "a", "model_id": "b"},
]
CODE_OF_A_AND_B = 4368375649035367340


def codes(version):
    return columns_of_claims(version)[CELL_CODE].to_pylist()


@pytest.fixture
def with_claims(lab, tmp_path):
    version = lab.publish("run-00001", {"claims": [CELLS[:2], CELLS[2:]]})
    return replace(version, cache=tmp_path / "cache")


def test_rows_have_one_code_where_they_hold_the_same(with_claims):
    one, two, three, four = codes(with_claims)
    assert one == four
    assert len({one, two, three}) == 3


def test_codes_are_the_same_whenever_they_are_made(with_claims):
    made = codes(with_claims)
    assert made[0] == CODE_OF_A_AND_B, "other codes need another name of their column, or old ones are kept"
    assert codes(with_claims) == made
    assert codes(replace(with_claims, cache=None)) == made


def test_a_version_that_lacks_the_table_has_no_code(making):
    assert codes(making("run-00001", ONE)) == []
