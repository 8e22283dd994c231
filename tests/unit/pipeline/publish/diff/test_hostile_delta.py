"""Whatever a stranger put into a delta, applying it says what is wrong, and nothing appears."""

from __future__ import annotations

import json
import os
from hashlib import sha256

import pyarrow as pa
import pytest

from pipeline.errors import EvidenceError
from pipeline.publish import DamagedVersionError, apply_delta, latest, list_versions, write_delta
from pipeline.publish.read import read_parts
from pipeline.store import write_part

MENTION = {"mention_id": "m1", "document_id": "d1", "surface": "MSC"}
BEFORE = {"mentions": [[MENTION]], "works": [[{"work_id": "w1"}]]}
AFTER = {"mentions": [[MENTION, {**MENTION, "mention_id": "m2"}]], "works": [[{"work_id": "w1"}]]}


@pytest.fixture
def delta(lab, new_lab, tmp_path):
    """A delta, and outputs that hold the version that it starts from alone."""
    first = lab.publish("run-00001", BEFORE)
    write_delta(first, lab.publish("run-00002", AFTER), tmp_path / "delta")
    other = new_lab(tmp_path / "other")
    other.publish("run-00001", BEFORE)
    return tmp_path / "delta", other.outputs


def replaced(path, data):
    path.chmod(0o644)
    path.write_bytes(data)


def with_manifest(folder, alter):
    """Alter the manifest, and sign it anew."""
    path = folder / "version" / "manifest.json"
    manifest = json.loads(path.read_bytes())
    alter(manifest)
    replaced(path, json.dumps(manifest).encode())
    head = json.loads((folder / "delta.json").read_bytes())
    head["manifest_sha256"] = sha256(path.read_bytes()).hexdigest()
    replaced(folder / "delta.json", json.dumps(head).encode())


def assert_refused(delta):
    folder, outputs = delta
    with pytest.raises(EvidenceError) as refusal:
        apply_delta(folder, outputs, latest(outputs).name)
    assert [version.sequence for version in list_versions(outputs)] == [1]
    assert list((outputs / ".staging").glob("v*")) == []
    return refusal.value


def part(manifest):
    return manifest["tables"]["mentions"]["parts"][0]


ALTERED = {
    "tables are a list": lambda manifest: manifest.update(tables=[]),
    "a table is text": lambda manifest: manifest["tables"].update(mentions="all"),
    "a table without a key": lambda manifest: manifest["tables"]["mentions"].pop("primary_key"),
    "a table without parts": lambda manifest: manifest["tables"]["mentions"].update(parts=None),
    "a part without a path": lambda manifest: part(manifest).pop("path"),
    "a path that is a number": lambda manifest: part(manifest).update(path=1),
    "an absolute path": lambda manifest: part(manifest).update(path="/mentions.parquet"),
    "a path through another folder": lambda manifest: part(manifest).update(path="a/../../b"),
    "the path of the manifest": lambda manifest: part(manifest).update(path="manifest.json"),
    "a path with an end of line": lambda manifest: part(manifest).update(path="a\nb"),
    "another number of rows": lambda manifest: part(manifest).update(rows=7),
    "rows that are words": lambda manifest: part(manifest).update(rows="two"),
    "rows below none": lambda manifest: part(manifest).update(rows=-1),
    "files are text": lambda manifest: manifest.update(files="all"),
    "a file twice": lambda manifest: manifest["files"].append(manifest["files"][0]),
    "a column that is not known": lambda manifest: manifest["tables"]["mentions"]["schema"].pop(),
    "a key that is not there": lambda manifest: manifest["tables"]["mentions"].update(primary_key=["x"]),
    "a sort key that is not there": lambda manifest: manifest["tables"]["mentions"].update(sort_key=["x"]),
    "another name": lambda manifest: manifest.update(version="v000003-run-0000"),
    "a time that is none": lambda manifest: manifest.update(created_at="yesterday"),
    "a time that is a number": lambda manifest: manifest.update(created_at=7),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_a_manifest_that_fits_nothing_is_refused(delta, alter):
    with_manifest(delta[0], alter)
    assert_refused(delta)


ROWS = {
    "words for JSON": {"after": "all of it"},
    "an array for an object": {"after": "[1]"},
    "JSON of another type": {"after": '{"mention_id": {"a": 1}, "document_id": "d1"}'},
    "two objects": {"after": '{"mention_id": "m2"}\n{"mention_id": "m3"}'},
    "no value": {"after": None},
    "a table that is not there": {"table": "secrets"},
    "an operation that is not known": {"op": "executed"},
}


@pytest.mark.parametrize("values", ROWS.values(), ids=ROWS)
def test_a_difference_that_does_not_fit_is_refused(delta, values):
    path = delta[0] / "difference.parquet"
    rows = read_parts([path])
    altered = [{**row, **values} for row in rows.to_pylist()]
    replaced(path, write_part(pa.Table.from_pylist(altered, schema=rows.schema)))
    assert_refused(delta)


@pytest.mark.parametrize("data", [b"", b"no Parquet", write_part(pa.table({"table": ["mentions"]}))])
def test_a_file_that_is_no_difference_is_refused(delta, data):
    replaced(delta[0] / "difference.parquet", data)
    assert_refused(delta)


@pytest.mark.parametrize("name", ["difference.parquet", "version/README.md", "version/manifest.json"])
def test_a_link_or_a_pipe_is_not_read(delta, name, tmp_path):
    path = delta[0] / name
    moved = path.rename(tmp_path / "moved")
    path.symlink_to(moved)
    assert isinstance(assert_refused(delta), DamagedVersionError)
    path.unlink()
    os.mkfifo(path)
    assert isinstance(assert_refused(delta), DamagedVersionError)


def test_a_head_that_is_nested_without_end_is_refused(delta):
    replaced(delta[0] / "delta.json", b"[" * 100_000)
    assert "is no delta" in assert_refused(delta).cause
