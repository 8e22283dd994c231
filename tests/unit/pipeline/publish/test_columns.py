"""Columns that are kept between runs are those of the version, whatever was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.publish import columns
from pipeline.publish.columns import whole_columns

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
