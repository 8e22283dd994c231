"""A file that nobody wrote to is not read again, and whoever writes to one is found out."""

from __future__ import annotations

import os
import shutil
import time
from hashlib import sha256

import pytest

from pipeline.publish import standard_files, verify_files
from pipeline.publish.seen import TICK_NS, TURNS, Seen
from pipeline.store.files import digest

WORKS = {"works": [[{"work_id": "w1"}]]}
BEFORE, AFTER = b"fifteen before\n", b"fifteen after.\n"
NAME = sha256(BEFORE).hexdigest()
OTHER = NAME[:1] + NAME[:0:-1]
"""Another SHA-256 that is due when this one is; a file that holds it was not read."""
UNDUE = int(NAME[0], 16) + 1


@pytest.fixture
def path(tmp_path):
    """A file that was written long enough ago."""
    path = tmp_path / "part.parquet"
    path.write_bytes(BEFORE)
    let_the_clock_move()
    return path


def let_the_clock_move():
    time.sleep(3 * TICK_NS / 1e9)


def render(draft):
    let_the_clock_move()
    return standard_files(draft)


def kept(path, *, turn):
    """What another run knows of the file, after one that found it to be whole."""
    seen = Seen.of(path.parent, turn=turn)
    assert seen.holds(str(path), NAME)
    keep(seen, path, NAME)
    return Seen.of(path.parent, turn=turn)


def keep(seen, path, name):
    seen.keep(path.parent, {"works": {"parts": [{"path": path.name, "sha256": name}]}})


def reads(path, *, turn):
    """Whether a run reads the file again: one that does not takes it for any other that it knows of."""
    seen = kept(path, turn=turn)
    return not Seen(seen.place, {OTHER: seen.known[NAME]}, seen.due).holds(str(path), OTHER)


def write_in_place(path, data=AFTER):
    path.chmod(0o644)
    path.write_bytes(data)


def write_and_set_its_times_back(path, data=AFTER):
    before = path.stat()
    write_in_place(path, data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_another_file_there(path):
    before = path.stat()
    draft = path.with_name("draft")
    draft.write_bytes(AFTER)
    os.utime(draft, ns=(before.st_atime_ns, before.st_mtime_ns))
    draft.replace(path)


def give_it_a_name(path):
    os.link(path, path.with_name("other"))


def copy_it(path):
    shutil.copy2(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def test_a_file_that_nobody_wrote_to_is_read_once_in_so_many_versions(path):
    assert [reads(path, turn=turn) for turn in range(TURNS)].count(True) == 1


@pytest.mark.parametrize(
    "change",
    [write_in_place, write_and_set_its_times_back, put_another_file_there, give_it_a_name, copy_it],
)
def test_a_file_that_anybody_touched_is_read_again(path, change):
    seen = kept(path, turn=UNDUE)
    state = seen.known[NAME]
    change(path)
    assert not Seen(seen.place, {OTHER: state}, seen.due).holds(str(path), OTHER)
    assert seen.holds(str(path), digest(path))


def test_a_missing_file_holds_nothing(path):
    seen = kept(path, turn=UNDUE)
    path.unlink()
    assert not seen.holds(str(path), NAME)


def test_a_file_that_changed_within_one_tick_is_not_kept(path):
    give_it_a_name(path)
    assert kept(path, turn=UNDUE).known == {}


def test_a_file_that_was_written_after_it_was_read_is_not_kept(path):
    seen = Seen.of(path.parent, turn=UNDUE)
    assert seen.holds(str(path), NAME)
    write_in_place(path)
    let_the_clock_move()
    keep(seen, path, NAME)
    assert Seen.of(path.parent, turn=UNDUE).known == {}


def test_a_damaged_record_knows_nothing(path):
    kept(path, turn=UNDUE)
    record = path.with_name("seen.json")
    record.chmod(0o644)
    record.write_bytes(record.read_bytes() + b" ")
    assert Seen.of(path.parent, turn=UNDUE).known == {}


def again(lab, number):
    return lab.publish(f"run-1{number:04}", WORKS, render=render)


def flipped(path):
    data = path.read_bytes()
    return data[:60] + bytes([data[60] ^ 1]) + data[61:]


def test_no_version_is_built_on_an_edit_that_leaves_size_and_times_as_they_were(lab):
    first = lab.publish("run-00001", WORKS, render=render)
    assert Seen.of(lab.outputs / ".cache", turn=1).known
    part = first.table("works")[0]
    write_and_set_its_times_back(part, flipped(part))
    assert [fault.path for fault in verify_files(first)] == ["works.parquet"]
    assert verify_files(lab.publish("run-00002", WORKS)) == []


def test_bytes_that_decay_without_a_trace_are_found_in_their_turn(lab):
    first = lab.publish("run-00001", WORKS)
    works, part = first.manifest["tables"]["works"], first.table("works")[0]
    seen = Seen.of(lab.outputs / ".cache", turn=1)
    assert seen.holds(str(part), works["parts"][0]["sha256"])
    write_and_set_its_times_back(part, flipped(part))
    let_the_clock_move()
    seen.keep(first.path, {"works": works})
    damaged = [bool(verify_files(again(lab, turn))) for turn in range(TURNS)]
    assert damaged == sorted(damaged, reverse=True)
    assert not damaged[-1]
