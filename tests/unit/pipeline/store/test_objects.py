"""An object is what its name says, or it is not there."""

from __future__ import annotations

import stat

import pytest

from pipeline.store import DamagedError, ObjectStore

NAME = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of ``abc``."""


@pytest.fixture
def objects(tmp_path):
    return ObjectStore.of(tmp_path)


def damage(objects):
    objects.put(b"abc")
    objects.path(NAME).chmod(0o644)
    objects.path(NAME).write_bytes(b"abd")


def test_an_object_lies_under_the_hash_of_its_bytes(objects, tmp_path):
    assert objects.put(b"abc") == NAME
    assert objects.path(NAME) == tmp_path / ".cache" / "objects" / "ba" / NAME
    assert objects.get(NAME) == b"abc"


def test_pieces_are_one_object(objects):
    assert objects.put(b"a", b"", memoryview(b"bc")) == NAME
    assert objects.get(NAME) == b"abc"


def test_an_object_is_read_only(objects):
    objects.put(b"abc")
    assert stat.S_IMODE(objects.path(NAME).stat().st_mode) == 0o444


def test_an_object_is_written_once(objects):
    objects.put(b"abc")
    before = objects.path(NAME).stat().st_ino
    objects.put(b"abc")
    assert objects.path(NAME).stat().st_ino == before


def test_nothing_but_the_object_is_left_in_its_folder(objects):
    objects.put(b"abc")
    assert [path.name for path in objects.path(NAME).parent.iterdir()] == [NAME]


def test_a_damaged_object_is_dropped_when_it_is_read(objects):
    damage(objects)
    with pytest.raises(DamagedError, match="run again"):
        objects.get(NAME)
    assert not objects.path(NAME).exists()


def test_putting_a_damaged_object_again_mends_it(objects):
    damage(objects)
    objects.put(b"abc")
    assert objects.get(NAME) == b"abc"


def test_a_missing_object_is_an_error_that_names_it(objects):
    with pytest.raises(DamagedError, match=NAME):
        objects.get(NAME)


def test_presence_is_told_by_size_and_content_by_hash(objects):
    assert not objects.has(NAME, 3)
    assert not objects.verify(NAME)
    damage(objects)
    assert objects.has(NAME, 3)
    assert not objects.has(NAME, 4)
    assert not objects.verify(NAME)
