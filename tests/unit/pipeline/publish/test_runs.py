"""Every run leaves one record, whole or not at all."""

from __future__ import annotations

import json

import pytest

from pipeline.errors import UsageError
from pipeline.publish import OutputsError, list_runs, record_run


def test_a_failed_run_is_recorded_too(tmp_path):
    path = record_run(tmp_path, "run-00001", {"status": "failed", "failure": "seeds/x.tsv line 3"})
    assert path == tmp_path / "runs" / "run-00001.json"
    assert json.loads(path.read_bytes()) == {
        "run_id": "run-00001",
        "status": "failed",
        "failure": "seeds/x.tsv line 3",
    }


def test_a_later_record_of_a_run_replaces_the_earlier(tmp_path):
    record_run(tmp_path, "run-00001", {"status": "started"})
    record_run(tmp_path, "run-00001", {"status": "published"})
    assert [run["status"] for run in list_runs(tmp_path)] == ["published"]


def test_runs_are_listed_by_run_id(tmp_path):
    for run in ("run-00002", "run-00001"):
        record_run(tmp_path, run, {})
    assert [run["run_id"] for run in list_runs(tmp_path)] == ["run-00001", "run-00002"]


def test_without_runs_the_list_is_empty(tmp_path):
    assert list_runs(tmp_path) == []


def test_a_run_id_cannot_leave_the_folder(tmp_path):
    with pytest.raises(UsageError, match="can't name a folder"):
        record_run(tmp_path, "../../escaped", {})


def test_an_outputs_path_that_is_a_file_is_named(tmp_path):
    (tmp_path / "outputs").write_text("")
    with pytest.raises(OutputsError, match="Not a directory"):
        record_run(tmp_path / "outputs", "run-00001", {})
