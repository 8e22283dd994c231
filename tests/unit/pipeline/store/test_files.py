"""Files appear whole, are copied exactly, and go away even when read-only."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from pipeline.store.files import (
    copy,
    digest,
    link,
    remove_tree,
    replace_durably,
    write_cached,
    write_new,
)

BIG = bytes(range(256)) * 10_000


def test_a_new_file_has_its_bytes_and_is_read_only(tmp_path):
    write_new(tmp_path / "a", BIG)
    assert (tmp_path / "a").read_bytes() == BIG
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o444


def test_a_new_file_never_replaces_one(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_replacing_leaves_no_draft(tmp_path):
    (tmp_path / "scratch").mkdir()
    for data in (b"old", b"new"):
        replace_durably(tmp_path / "a", data, scratch=tmp_path / "scratch")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_draft_left_by_a_killed_run_is_no_hindrance(tmp_path):
    (tmp_path / ".a").write_bytes(b"half")
    replace_durably(tmp_path / "a", b"new", scratch=tmp_path)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_cached_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch):
    write_cached(tmp_path / "a", b"old", cache=tmp_path)

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_cached(tmp_path / "a", b"new", cache=tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_copy_has_the_hash_of_its_source(tmp_path):
    (tmp_path / "a").write_bytes(BIG)
    assert copy(tmp_path / "a", tmp_path / "b") == digest(tmp_path / "b") == digest(tmp_path / "a")


def test_short_writes_are_continued(tmp_path, monkeypatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, data[:1000]))
    write_new(tmp_path / "a", BIG[:5500])
    assert (tmp_path / "a").read_bytes() == BIG[:5500]


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EMLINK, errno.EPERM])
def test_a_link_that_cannot_be_is_told(tmp_path, monkeypatch, number):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)
    assert link(tmp_path / "a", tmp_path / "b") is False


def test_a_link_that_fails_otherwise_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        link(tmp_path / "missing", tmp_path / "b")


def test_a_read_only_tree_can_be_removed(tmp_path):
    (tmp_path / "tree" / "inner").mkdir(parents=True)
    write_new(tmp_path / "tree" / "inner" / "a", b"x")
    (tmp_path / "tree" / "inner").chmod(0o555)
    (tmp_path / "tree").chmod(0o555)
    remove_tree(tmp_path / "tree")
    assert not (tmp_path / "tree").exists()


def test_removing_a_tree_that_is_not_there_is_no_error(tmp_path):
    remove_tree(tmp_path / "missing")


def test_removing_unlocks_folders_that_refuse(tmp_path, monkeypatch):
    (tmp_path / "tree").mkdir()
    write_new(tmp_path / "tree" / "a", b"x")
    (tmp_path / "tree").chmod(0o555)
    remove = os.unlink

    def refuse_while_locked(path, *, dir_fd=None):
        if not (tmp_path / "tree").stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        remove(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", refuse_while_locked)
    remove_tree(tmp_path / "tree")
    assert not (tmp_path / "tree").exists()
