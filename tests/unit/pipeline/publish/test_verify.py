"""Whatever happens to a file of a version, verifying names that file."""

from __future__ import annotations

import json
import os

import pytest

from pipeline.publish import latest, verify_files, verify_pointer

TABLES = {
    "works": [[{"work_id": "w1"}]],
    "mentions": [[{"mention_id": "m1", "document_id": "d1"}], [{"mention_id": "m2", "document_id": "d2"}]],
}


@pytest.fixture
def version(lab):
    return lab.publish("run-00001", TABLES)


def files(version):
    """Every file of the version but the manifest."""
    found = sorted(path for path in version.path.rglob("*") if path.is_file())
    return [path for path in found if path.name != "manifest.json"]


def faults(version):
    """Paths of the faults found."""
    return {fault.path for fault in verify_files(version)}


def test_a_fresh_version_has_no_fault(lab, version):
    assert verify_files(version) == []
    assert verify_pointer(lab.outputs) == []


def test_one_flipped_bit_in_any_file_is_named(version):
    for path in files(version):
        data = path.read_bytes()
        middle = len(data) // 2
        path.chmod(0o644)
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        assert path.relative_to(version.path).as_posix() in faults(version)
        path.write_bytes(data)
    assert verify_files(version) == []


def test_one_flipped_bit_in_the_manifest_is_named(lab, version):
    path = version.path / "manifest.json"
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data.replace(b'"rows": 2', b'"rows": 3'))
    assert [fault.path for fault in verify_pointer(lab.outputs)] == ["LATEST.json"]


def test_a_missing_file_is_named(version):
    for path in files(version):
        data = path.read_bytes()
        path.unlink()
        assert faults(version) == {path.relative_to(version.path).as_posix()}
        path.write_bytes(data)


@pytest.mark.parametrize("name", ["extra.txt", "works.csv", "mentions.parquet/part-00002.parquet"])
def test_a_file_too_many_is_named(version, name):
    (version.path / name).write_bytes(b"x")
    assert faults(version) == {name}


@pytest.mark.parametrize("name", ["extra", "README.md", "works.parquet", "mentions.parquet"])
def test_a_link_is_named_though_it_leads_to_the_same_bytes(version, name, tmp_path):
    path = version.path / name
    target = path.rename(tmp_path / name) if path.exists() else tmp_path
    path.symlink_to(target)
    assert name in faults(version)


def test_a_pipe_in_place_of_a_file_is_named_and_not_read(version):
    path = version.path / "works.parquet"
    path.unlink()
    os.mkfifo(path)
    assert faults(version) == {"works.parquet"}


def test_a_truncated_file_is_named_with_its_size(version):
    path = version.path / "works.parquet"
    size = path.stat().st_size
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1])
    details = [fault.detail for fault in verify_files(version)]
    assert details[0] == f"has {size - 1} bytes, not {size}"


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (lambda tables: tables["works"]["parts"][0].update(rows=7), "has 1 rows, not 7"),
        (lambda tables: tables["works"].update(rows=7), "table works has not the rows of its parts"),
        (lambda tables: tables["works"]["schema"].pop(), "does not have the schema of the manifest"),
        (lambda tables: tables.pop("works"), "fingerprint is not that of the parts"),
    ],
)
def test_a_manifest_that_tells_otherwise_is_named(lab, version, change, detail):
    change(version.manifest["tables"])
    assert detail in {fault.detail for fault in verify_files(version)}


def test_a_pointer_to_nothing_is_named(lab, version):
    pointer = json.loads((lab.outputs / "LATEST.json").read_bytes())
    (lab.outputs / "LATEST.json").write_text(json.dumps(pointer | {"version": "v000009-run-0000"}))
    assert [fault.path for fault in verify_pointer(lab.outputs)] == ["LATEST.json"]


def test_without_a_pointer_there_is_no_latest(lab):
    assert "no version 'latest'" in verify_pointer(lab.outputs)[0].detail


def test_a_version_that_calls_itself_otherwise_is_named(lab, version):
    (lab.outputs / "v000001-run-0000").rename(lab.outputs / "v000002-run-0000")
    pointer = json.loads((lab.outputs / "LATEST.json").read_bytes())
    (lab.outputs / "LATEST.json").write_text(json.dumps(pointer | {"version": "v000002-run-0000"}))
    assert latest(lab.outputs).name == "v000001-run-0000"
    assert verify_pointer(lab.outputs)[0].detail == "calls itself v000001-run-0000"
