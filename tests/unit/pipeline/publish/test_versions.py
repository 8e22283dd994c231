"""Versions are found by the name users know, and never half-read."""

from __future__ import annotations

import json

import pytest

import pipeline
from pipeline.errors import UsageError
from pipeline.publish import (
    DamagedVersionError,
    NoVersionError,
    latest,
    list_versions,
    load,
    pin,
    prune,
    read_table,
    resolve,
)
from pipeline.publish.mirror import restore

WORKS = {"works": [[{"work_id": "w1", "title": "One"}], [{"work_id": "w2", "title": "Two"}]]}


@pytest.fixture
def version(lab):
    return lab.publish("run-00001", WORKS)


def test_versions_are_listed_in_order_of_sequence(lab, version):
    second = lab.publish("run-00000", WORKS)
    assert [one.name for one in list_versions(lab.outputs)] == [version.name, second.name]


def test_a_folder_without_manifest_is_no_version(lab, version):
    (lab.outputs / "v000009-unfinish").mkdir()
    assert [one.name for one in list_versions(lab.outputs)] == [version.name]


def test_a_link_to_a_version_is_no_version_and_is_left_alone(lab, version, tmp_path):
    (lab.outputs / "v000009-abcdefgh").symlink_to(version.path)
    lab.publish("run-00002", WORKS)
    assert [one.sequence for one in list_versions(lab.outputs)] == [1, 10]
    prune(lab.outputs, keep=1)
    assert (lab.outputs / "v000009-abcdefgh").is_symlink()


def test_a_pointer_that_leads_out_of_the_folder_names_no_version(lab, version):
    pointer = json.loads((lab.outputs / "LATEST.json").read_bytes())
    outside = version.path.rename(lab.outputs.parent / version.name)
    (lab.outputs / "LATEST.json").write_text(json.dumps({**pointer, "version": f"../{outside.name}"}))
    with pytest.raises(NoVersionError):
        latest(lab.outputs)


@pytest.mark.parametrize(
    "edited", [b"[" * 100_000, b"[]", b'{"tables": []}', b"\xff", b'{"tables": {"works": 1}}', b"1"]
)
def test_a_manifest_that_tells_nothing_is_named(lab, version, edited):
    path = version.path / "manifest.json"
    path.chmod(0o644)
    path.write_bytes(edited)
    with pytest.raises(DamagedVersionError, match=r"manifest\.json"):
        resolve(lab.outputs, version.name)


def test_a_name_is_never_used_again(lab, version):
    (lab.outputs / "v000009-unfinish").mkdir()
    assert lab.publish("run-00002", WORKS).sequence == 10


@pytest.mark.parametrize("name", ["latest", "v000001-run-0000", "paper"])
def test_a_version_is_found_by_word_name_or_release(lab, version, name):
    pin(lab.outputs, "paper")
    assert resolve(lab.outputs, name).path == version.path


@pytest.mark.parametrize("begun", ["v", "v000001", "v000001-", "v000001-run-000"])
def test_a_version_is_found_by_the_begin_of_its_name(lab, version, begun):
    assert resolve(lab.outputs, begun).path == version.path


def test_a_release_goes_before_a_version_whose_name_begins_so(lab, version):
    pin(lab.outputs, "v00000")
    second = lab.publish("run-00002", WORKS)
    assert resolve(lab.outputs, "v00000").path == version.path
    assert resolve(lab.outputs, "v000002").path == second.path


def test_the_begin_of_several_names_is_refused_with_all_of_them(lab, version):
    second = lab.publish("run-00002", WORKS)
    with pytest.raises(UsageError) as refused:
        resolve(lab.outputs, "v0")
    assert refused.value.cause == f"{lab.outputs}: 'v0' may be {version.name}, {second.name}."


def test_of_many_versions_the_first_are_named(lab):
    for number in range(7):
        lab.publish(f"run-0000{number}", WORKS)
    with pytest.raises(UsageError, match=r"may be v000001-run-0000, .* v000005-run-0000 and 2 more"):
        resolve(lab.outputs, "v0")


@pytest.mark.parametrize("name", ["v000002-run-0000", "other", "../v000001-run-0000", ""])
def test_a_version_that_is_not_there_is_named(lab, version, name):
    with pytest.raises(NoVersionError, match="no version"):
        resolve(lab.outputs, name)


@pytest.mark.parametrize(
    ("place", "command"),
    [("outputs", "als-evidence versions"), ("s3://bucket/als", "als-evidence mirror s3://bucket/als")],
)
def test_what_is_advised_fits_a_folder_and_a_mirror(place, command):
    assert f"'{command}'" in NoVersionError(place, "v000002-run-0000").cure


def test_before_the_first_publish_there_is_no_latest(lab):
    with pytest.raises(NoVersionError, match="no version 'latest'") as refused:
        latest(lab.outputs)
    assert "publish one: als-evidence run" in refused.value.cure


def test_a_manifest_that_changed_is_refused(lab, version):
    path = version.path / "manifest.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes().replace(b"One row", b"Two row") + b" ")
    with pytest.raises(DamagedVersionError, match=r"manifest\.json.*SHA-256"):
        latest(lab.outputs)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"version": "v000001-run-0000"}'])
def test_a_manifest_that_is_none_is_damage(lab, version, content):
    path = version.path / "manifest.json"
    path.chmod(0o644)
    path.write_text(content)
    for read in (lambda: resolve(lab.outputs, version.name), lambda: list_versions(lab.outputs)):
        with pytest.raises(DamagedVersionError, match=r"manifest\.json: is (not JSON|no manifest)"):
            read()
    with pytest.raises(DamagedVersionError, match=r"manifest\.json: is (not JSON|no manifest)"):
        restore(f"file://{lab.outputs}", lab.outputs.parent / "new", version.name)


def test_a_pointer_that_is_no_json_is_written_anew_by_the_next_run(lab, version):
    (lab.outputs / "LATEST.json").write_text("{")
    second = lab.publish("run-00002", WORKS)
    assert second.manifest["parent"] == version.name
    assert latest(lab.outputs).name == second.name


def test_a_pointer_left_behind_is_rolled_forward_by_the_next_run(lab, version):
    behind = (lab.outputs / "LATEST.json").read_bytes()
    second = lab.publish("run-00002", WORKS)
    (lab.outputs / "LATEST.json").write_bytes(behind)
    assert lab.publish("run-00002", WORKS) == second
    assert json.loads((lab.outputs / "LATEST.json").read_bytes())["version"] == second.name


def test_a_table_loads_whole_as_an_arrow_backed_frame(lab, version):
    frame = load("works", outputs=lab.outputs)
    assert frame["work_id"].tolist() == ["w1", "w2"]
    assert str(frame["title"].dtype) == "string[pyarrow]"


def test_some_columns_can_be_read_alone(version):
    assert read_table(version, "works", columns=["title"]).to_pydict() == {"title": ["One", "Two"]}


def test_a_frame_may_have_some_columns(lab, version):
    frame = pipeline.load("works", outputs=lab.outputs, columns=["title"])
    assert frame.to_dict("list") == {"title": ["One", "Two"]}


def test_an_older_version_loads_by_its_name(lab, version):
    lab.publish("run-00002", {"works": [[{"work_id": "w3"}]]})
    loaded = pipeline.load("works", version=version.name, outputs=lab.outputs)
    assert loaded["work_id"].tolist() == ["w1", "w2"]


def test_a_column_that_is_not_there_is_named(lab, version):
    with pytest.raises(UsageError, match=r"works has no column 'name'\. It has work_id, title,"):
        load("works", outputs=lab.outputs, columns=["name"])


def test_a_folder_without_outputs_has_no_version(tmp_path):
    with pytest.raises(NoVersionError, match="no version 'latest'"):
        load("works", outputs=tmp_path)


def test_a_version_that_lacks_a_part_is_no_mixture(lab, version):
    part = version.table("works")[1]
    part.parent.chmod(0o755)
    part.unlink()
    with pytest.raises(DamagedVersionError, match=r"part-00001.*is not there, though the manifest names it"):
        load("works", outputs=lab.outputs)


def test_a_folder_that_was_half_copied_is_no_version(lab, version):
    version.path.chmod(0o755)
    (version.path / "manifest.json").unlink()
    with pytest.raises(NoVersionError):
        load("works", version=version.name, outputs=lab.outputs)


def test_a_table_that_is_not_there_is_named(lab, version):
    with pytest.raises(UsageError, match="no table 'work'"):
        load("work", outputs=lab.outputs)


@pytest.mark.parametrize("reader", ["pandas", "polars", "duckdb"])
def test_other_readers_find_a_table_of_parts_under_one_path(lab, version, reader):
    library = pytest.importorskip(reader)
    path = lab.outputs / "latest" / "works.parquet"
    if reader == "duckdb":
        found = [row[0] for row in library.sql(f"select work_id from '{path}/*.parquet'").fetchall()]
    else:
        found = list(library.read_parquet(path)["work_id"])
    assert found == ["w1", "w2"]
