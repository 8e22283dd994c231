"""A disk that is full, broken or read-only: an error with its cure, and a whole version before and after."""

from __future__ import annotations

import errno
import os
from itertools import count

import pytest

from pipeline.publish import OutputsError, list_versions, publish, record_run, verify_files

GROWING = ("open", "write", "link", "mkdir", "symlink", "rename", "replace", "fsync")
"""Calls that a full disk refuses."""


def full(index, name, fault):
    """From the n-th call on, nothing more fits."""
    return errno.ENOSPC if index >= fault and name in GROWING else None


def broken_once(index, name, fault):
    """The n-th call fails, all others work."""
    return errno.EIO if index == fault else None


def read_only(index, name, fault):
    """From the n-th call on, nothing can be changed."""
    return errno.EROFS if index >= fault else None


def attempt(lab, around, faulty, fault):
    """Publish over a faulty disk; whether it failed, and whether a fault was met."""
    met = []

    def fail(index, name, arguments, call):
        number = faulty(index, name, fault)
        if number is None:
            return call()
        met.append(name)
        raise OSError(number, os.strerror(number), "outputs/some/place")

    parts = lab.made("new")
    try:
        with around(fail):
            publish(lab.outputs, run_id="run-00000new", tables=parts, manifest={})
    except OutputsError as error:
        return error, bool(met)
    return None, bool(met)


@pytest.mark.parametrize("faulty", [full, broken_once, read_only])
def test_a_fault_at_any_call_leaves_a_whole_version_and_the_next_run_publishes(new_lab, around, faulty):
    for fault in count():
        lab = new_lab(str(fault))
        lab.publish("old")
        error, met = attempt(lab, around, faulty, fault)
        lab.assert_whole()
        assert lab.tag() in (("old", "new") if error else ("new",))
        lab.publish("next")
        assert lab.tag() == "next"
        assert lab.left_in_staging() == []
        assert all(verify_files(version) == [] for version in list_versions(lab.outputs))
        if not met:
            break
    assert fault > 30


def test_a_fault_before_the_commit_leaves_nothing_behind(new_lab, around):
    lab = new_lab("lab")
    lab.publish("old")
    before = sorted(path.name for path in lab.outputs.iterdir())
    error, _ = attempt(lab, around, broken_once, 20)
    assert "Input/output error; nothing half-written is visible." in error.cause
    assert sorted(path.name for path in lab.outputs.iterdir()) == before
    assert lab.left_in_staging() == []


@pytest.mark.parametrize(
    ("faulty", "cure"),
    [(full, "Free space there"), (broken_once, "Check the disk"), (read_only, "Choose an outputs folder")],
)
def test_an_error_names_place_cause_and_cure(new_lab, around, faulty, cure):
    lab = new_lab("lab")
    lab.publish("old")
    error, _ = attempt(lab, around, faulty, 8)
    assert error.cause.startswith("outputs/some/place: ")
    assert error.cure.startswith(cure)


def test_a_run_is_recorded_whole_or_not_at_all(tmp_path, around):
    record_run(tmp_path, "run-00001", {"status": "started"})

    def refuse(index, name, arguments, call):
        if name == "write":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return call()

    with around(refuse), pytest.raises(OutputsError, match="Free space"):
        record_run(tmp_path, "run-00001", {"status": "published"})
    assert '"started"' in (tmp_path / "runs" / "run-00001.json").read_text()
