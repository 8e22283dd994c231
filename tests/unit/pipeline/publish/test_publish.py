"""One run gives one version: whole, read-only, linked from its parent, committed once."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
import subprocess

import pytest

from pipeline.errors import UsageError
from pipeline.publish import (
    DamagedVersionError,
    OutputsError,
    latest,
    list_versions,
    publish,
    standard_files,
    verify_files,
)
from pipeline.store import DamagedError, ObjectStore

WORKS = {"works": [[{"work_id": "w1"}]]}
MENTIONS = {
    "mentions": [[{"mention_id": "m1", "document_id": "d1"}], [{"mention_id": "m2", "document_id": "d2"}]]
}
RUN = "8354f707-run-a"


def files(version):
    """Paths of all files of a version."""
    return sorted(p.relative_to(version.path).as_posix() for p in version.path.rglob("*") if p.is_file())


def test_a_version_has_the_files_of_the_contract(lab):
    version = lab.publish(RUN, WORKS | MENTIONS)
    parts = [part["sha256"][:12] for part in version.manifest["tables"]["mentions"]["parts"]]
    assert version.path == lab.outputs / "v000001-8354f707"
    assert files(version) == [
        "CHANGES.md",
        "CITATION.cff",
        "README.md",
        "SHA256SUMS",
        "changes.parquet",
        "croissant.json",
        "datapackage.json",
        "manifest.json",
        f"mentions.parquet/part-00000-{parts[0]}.parquet",
        f"mentions.parquet/part-00001-{parts[1]}.parquet",
        "works.parquet",
    ]


def test_the_outputs_folder_shows_only_what_the_contract_names(lab):
    lab.publish(RUN, WORKS)
    assert sorted(path.name for path in lab.outputs.iterdir()) == [
        ".cache",
        ".staging",
        "LATEST.json",
        "latest",
        "v000001-8354f707",
    ]
    assert [path.name for path in (lab.outputs / ".staging").iterdir()] == [".commit.lock"]


def test_the_pointers_name_the_version(lab):
    version = lab.publish(RUN, WORKS)
    pointer = json.loads((lab.outputs / "LATEST.json").read_bytes())
    assert pointer["version"] == version.name
    assert os.readlink(lab.outputs / "latest") == version.name
    assert latest(lab.outputs).manifest == version.manifest


def test_a_folder_in_the_place_of_the_link_stops_a_run_before_anything_is_published(lab):
    version = lab.publish(RUN, WORKS)
    (lab.outputs / "latest").unlink()
    shutil.copytree(version.path, lab.outputs / "latest")
    with pytest.raises(UsageError, match="latest: is a folder of its own") as caught:
        lab.publish("later-run", MENTIONS)
    assert "Remove it or move it elsewhere" in caught.value.cure
    assert list_versions(lab.outputs) == [version]
    assert latest(lab.outputs) == version


def test_sha256sum_accepts_every_file(lab):
    version = lab.publish(RUN, WORKS | MENTIONS)
    checked = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=version.path, capture_output=True, text=True, check=True
    )
    assert len(checked.stdout.splitlines()) == len(files(version)) - 2


def test_everything_published_is_read_only(lab):
    version = lab.publish(RUN, WORKS | MENTIONS)
    modes = {stat.S_IMODE(path.lstat().st_mode) for path in [version.path, *version.path.rglob("*")]}
    assert modes == {0o444, 0o555}


@pytest.mark.parametrize("parts", [[], [[]], [[], []]])
def test_an_empty_table_has_one_empty_part(lab, parts):
    version = lab.publish(RUN, {"works": parts})
    entry = version.manifest["tables"]["works"]
    assert entry["rows"] == 0
    assert [part["path"] for part in entry["parts"]] == ["works.parquet"]


def test_empty_parts_of_a_table_with_rows_are_left_out(lab):
    version = lab.publish(RUN, {"works": [[], [{"work_id": "w1"}], []]})
    assert [part["path"] for part in version.manifest["tables"]["works"]["parts"]] == ["works.parquet"]


def test_the_same_run_publishes_once(lab):
    first = lab.publish(RUN, WORKS)
    again = lab.publish(RUN, {"works": [[{"work_id": "w2"}]]})
    assert again == first
    assert [version.name for version in list_versions(lab.outputs)] == ["v000001-8354f707"]


def test_runs_that_share_eight_characters_publish_two_versions(lab):
    lab.publish("8354f707-run-a", WORKS)
    second = lab.publish("8354f707-run-b", WORKS)
    assert second.name == "v000002-8354f707"


def test_an_unchanged_version_is_all_links_and_says_so(lab):
    first = lab.publish("run-00001", WORKS | MENTIONS)
    second = lab.publish("run-00002", WORKS | MENTIONS)
    for name in ("works", "mentions"):
        pairs = zip(first.table(name), second.table(name), strict=True)
        assert all(old.samefile(new) for old, new in pairs)
    assert second.manifest["parent"] == first.name
    assert second.manifest["unchanged"] is True
    assert second.manifest["fingerprint"] == first.manifest["fingerprint"]


def test_a_changed_version_has_another_fingerprint(lab):
    first = lab.publish("run-00001", WORKS)
    second = lab.publish("run-00002", {"works": [[{"work_id": "w2"}]]})
    assert second.manifest["unchanged"] is False
    assert second.manifest["fingerprint"] != first.manifest["fingerprint"]


def test_what_the_run_knows_stands_in_the_manifest(lab):
    version = lab.publish(RUN, WORKS, {"ledger": {"captures": 5}})
    assert version.manifest["ledger"] == {"captures": 5}
    assert version.manifest["run_id"] == RUN
    assert version.manifest["contract_version"] == "1.0"


def test_a_version_published_meanwhile_becomes_the_parent(lab):
    lab.publish("run-00001", WORKS)
    others = iter(["run-00003"])

    def render(draft):
        for other in others:
            lab.publish(other, {"works": [[{"work_id": "w1"}, {"work_id": "w3"}]]})
        return standard_files(draft)

    version = lab.publish("run-00002", {"works": [[{"work_id": "w1"}, {"work_id": "w2"}]]}, render=render)
    assert (version.sequence, version.manifest["parent"]) == (3, "v000002-run-0000")
    assert version.manifest["tables"]["changes"]["rows"] == 2
    assert verify_files(version) == []


def test_a_damaged_object_is_refused_and_dropped(lab):
    part = lab.part("works", [{"work_id": "w1"}])
    path = ObjectStore.of(lab.outputs).path(part.sha256)
    path.chmod(0o644)
    path.write_bytes(b"other bytes")
    with pytest.raises(DamagedError, match=part.sha256):
        publish(lab.outputs, run_id=RUN, tables={"works": [part]}, manifest={})
    assert list_versions(lab.outputs) == []
    assert not path.exists()


def test_a_damaged_file_of_the_parent_is_not_passed_on(lab):
    first = lab.publish("run-00001", WORKS)
    damaged = first.path / "works.parquet"
    damaged.unlink()
    damaged.write_bytes(b"other bytes")
    assert verify_files(lab.publish("run-00002", WORKS)) == []


def test_a_damaged_parent_is_named_and_the_run_goes_on_without_it(lab):
    first = lab.publish("run-00001", WORKS)
    second = lab.publish("run-00002", {"works": [[{"work_id": f"w{number}"} for number in range(99)]]})
    damaged = second.path / "works.parquet"
    data = damaged.read_bytes()
    damaged.unlink()
    damaged.write_bytes(data[:60] + bytes([data[60] ^ 1]) + data[61:])
    with pytest.raises(DamagedVersionError, match=r"works\.parquet: does not have the SHA-256.*remove"):
        lab.publish("run-00003", WORKS)
    shutil.rmtree(second.path)
    assert lab.publish("run-00003", WORKS).manifest["parent"] == first.name


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EMLINK, errno.EPERM])
def test_parts_are_copied_where_they_cannot_be_linked(lab, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)
    version = lab.publish(RUN, WORKS | MENTIONS)
    assert verify_files(version) == []
    assert version.table("works")[0].stat().st_nlink == 1


def test_a_full_disk_is_named_with_its_cure(lab, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "works.parquet")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(OutputsError, match=r"works\.parquet: No space left on device.*Free space there"):
        lab.publish(RUN, WORKS)


@pytest.mark.parametrize("run", ["", "short", "../../etc/x", ".hidden-run", "a/b/c/d/e"])
def test_a_run_id_that_cannot_name_a_folder_is_refused(lab, run):
    with pytest.raises(UsageError, match="can't name a folder"):
        lab.publish(run, WORKS)


@pytest.mark.parametrize("name", ["manifest.json", "a/b.txt", "x.parquet", "a=b.txt"])
def test_a_rendered_file_cannot_take_a_reserved_name(lab, name):
    with pytest.raises(UsageError, match="can't be called"):
        lab.publish(RUN, WORKS, render=lambda draft: {name: b""})
    assert list_versions(lab.outputs) == []
