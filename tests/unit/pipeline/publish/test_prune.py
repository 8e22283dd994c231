"""Pruning keeps what is asked for, pinned or in use, and forgets the rest."""

from __future__ import annotations

import os

import pytest

from pipeline.errors import UsageError
from pipeline.publish import Policy, list_versions, pin, pinned_names, prune, reading, unpin, verify_files
from pipeline.store import ObjectStore, Record, RecordStore, in_use


def work(number):
    """A table that differs from number to number."""
    return {"works": [[{"work_id": f"w{number}"}]]}


@pytest.fixture
def versions(lab):
    return [lab.publish(f"run-0000{number}", work(number)) for number in range(4)]


def names(lab):
    """Pages that are left."""
    return [version.sequence for version in list_versions(lab.outputs)]


@pytest.mark.parametrize(("keep", "left"), [(1, [4]), (2, [3, 4]), (10, [1, 2, 3, 4])])
def test_the_newest_versions_stay(lab, versions, keep, left):
    prune(lab.outputs, keep=keep)
    assert names(lab) == left
    assert all(verify_files(version) == [] for version in list_versions(lab.outputs))


def test_a_pinned_version_stays(lab, versions):
    pin(lab.outputs, "paper-1", versions[0].name)
    assert prune(lab.outputs, keep=1).versions == [versions[1].name, versions[2].name]
    assert pinned_names(lab.outputs) == {"paper-1": versions[0].name}
    assert names(lab) == [1, 4]


def test_the_next_version_still_finds_its_parent(lab, versions):
    prune(lab.outputs, keep=1)
    version = lab.publish("run-00005", work(3))
    assert (version.sequence, version.manifest["unchanged"]) == (5, True)


def test_objects_that_nothing_refers_to_are_removed(lab, versions):
    objects = ObjectStore.of(lab.outputs)
    kept, gone = (versions[number].manifest["tables"]["works"]["parts"][0] for number in (3, 0))
    pruned = prune(lab.outputs, keep=1)
    assert objects.has(kept["sha256"], kept["bytes"])
    assert not objects.path(gone["sha256"]).exists()
    assert pruned.objects > 0
    assert pruned.freed > 0


def test_objects_of_a_record_in_use_stay(lab, versions):
    part = lab.part("works", [{"work_id": "interim"}])
    RecordStore.of(lab.outputs).put("ab" * 32, Record({"works": [part]}))
    assert prune(lab.outputs, keep=1).records == 0
    assert ObjectStore.of(lab.outputs).verify(part.sha256)


def test_a_record_not_used_since_the_oldest_kept_version_is_removed(lab, versions):
    records, part = RecordStore.of(lab.outputs), lab.part("works", [{"work_id": "interim"}])
    records.put("ab" * 32, Record({"works": [part]}))
    os.utime(records.path("ab" * 32), (0, 0))
    assert prune(lab.outputs, keep=1).records == 1
    assert not ObjectStore.of(lab.outputs).path(part.sha256).exists()


def test_reading_a_record_marks_it_as_used(lab, versions):
    records, part = RecordStore.of(lab.outputs), lab.part("works", [{"work_id": "interim"}])
    records.put("ab" * 32, Record({"works": [part]}))
    os.utime(records.path("ab" * 32), (0, 0))
    records.get("ab" * 32)
    assert prune(lab.outputs, keep=1).records == 0


def test_nothing_is_pruned_under_a_run(lab, versions):
    with in_use(lab.outputs / ".cache"), pytest.raises(UsageError, match="a run is in progress"):
        prune(lab.outputs, keep=1)
    assert names(lab) == [1, 2, 3, 4]


def test_the_latest_version_cannot_be_pruned(lab, versions):
    with pytest.raises(UsageError, match="can't keep 0 versions"):
        prune(lab.outputs, keep=0)


@pytest.fixture
def days(lab):
    """One version a day, but two on the first of March, over a turn of month and of week."""
    dates = ["02-26", "02-27", "02-29", "03-01", "03-01", "03-04"]
    return [
        lab.publish(f"run-0000{number}", work(number), {"created_at": f"2024-{date}T0{number}:00:00+00:00"})
        for number, date in enumerate(dates)
    ]


@pytest.mark.parametrize(
    ("policy", "left"),
    [
        (Policy(1), [6]),
        (Policy(1, daily=3), [3, 5, 6]),
        (Policy(2, daily=1), [5, 6]),
        (Policy(1, weekly=9), [5, 6]),
        (Policy(1, monthly=2), [3, 6]),
        (Policy(1, daily=2, monthly=9), [3, 5, 6]),
    ],
)
def test_the_newest_of_each_period_stays(lab, days, policy, left):
    prune(lab.outputs, keep=policy)
    assert names(lab) == left


def test_every_version_that_stays_says_why(lab, days):
    pin(lab.outputs, "paper-1", days[0].name)
    pruned = prune(lab.outputs, keep=Policy(1, monthly=2))
    assert list(pruned.kept.values()) == ["pinned as paper-1", "monthly", "last 1"]


def test_a_dry_run_tells_what_a_run_would_do_and_does_nothing(lab, days):
    planned = prune(lab.outputs, keep=2, dry_run=True)
    assert names(lab) == [1, 2, 3, 4, 5, 6]
    assert prune(lab.outputs, keep=2) == planned
    assert planned.freed > 0


def test_a_version_that_is_read_stays_until_it_is_read(lab, versions):
    with reading(versions[0]):
        assert prune(lab.outputs, keep=1).kept[versions[0].name] == "being read"
        assert verify_files(versions[0]) == []
    assert prune(lab.outputs, keep=1).versions == [versions[0].name]


def test_a_version_without_its_name_can_go(lab, versions):
    pin(lab.outputs, "paper-1", versions[0].name)
    unpin(lab.outputs, "paper-1")
    assert versions[0].name in prune(lab.outputs, keep=1).versions
    with pytest.raises(UsageError, match="no release 'paper-1'"):
        unpin(lab.outputs, "paper-1")


def test_an_empty_folder_has_nothing_to_prune(lab):
    lab.outputs.mkdir()
    assert prune(lab.outputs) == ([], 0, 0, 0, {})


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path):
    with pytest.raises(UsageError, match="nowhere is not a folder"):
        prune(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_release_can_be_moved(lab, versions):
    pin(lab.outputs, "paper-1", versions[0].name)
    pin(lab.outputs, "paper-1", versions[1].name)
    assert os.readlink(lab.outputs / "releases" / "paper-1") == f"../{versions[1].name}"


@pytest.mark.parametrize("release", ["latest", "v000001-run-0000", "../x", "a/b", ""])
def test_a_release_cannot_take_a_word_of_the_layout(lab, versions, release):
    with pytest.raises(UsageError, match="can't name a release"):
        pin(lab.outputs, release)
