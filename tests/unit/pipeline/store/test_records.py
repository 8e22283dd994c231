"""A record comes back as it was put, or it is a miss; never an error."""

from __future__ import annotations

from hashlib import sha256

import pytest

from pipeline.store import ObjectStore, Part, Record, RecordStore
from pipeline.store.records import record_objects

KEY = "ab" * 32


@pytest.fixture
def records(tmp_path):
    return RecordStore.of(tmp_path)


@pytest.fixture
def record(tmp_path):
    name = ObjectStore.of(tmp_path).put(b"abc")
    part = Part(name, 3, 7, ("d1", "0"), ("d9", "5"))
    return Record({"mentions": [part], "works": [Part(name, 3, 0, None, None)]}, {"documents": 3, "é": None})


def test_a_record_comes_back_as_it_was_put(records, record):
    records.put(KEY, record)
    assert records.get(KEY) == record


def test_a_record_never_put_is_a_miss(records):
    assert records.get(KEY) is None


def test_a_record_can_be_replaced(records, record):
    records.put(KEY, record)
    records.put(KEY, Record({}))
    assert records.get(KEY) == Record({})


@pytest.mark.parametrize("place", [0, 40, 64, 65, 100, -2])
def test_a_flipped_bit_anywhere_is_a_miss(records, record, place):
    records.put(KEY, record)
    data = bytearray(records.path(KEY).read_bytes())
    data[place] ^= 1
    records.path(KEY).chmod(0o644)
    records.path(KEY).write_bytes(data)
    assert records.get(KEY) is None
    assert record_objects(records.path(KEY)) == set()


@pytest.mark.parametrize("content", [b"", b"{}", b"null\n", b"\xff\xfe"])
def test_a_file_that_is_no_record_is_a_miss(records, content):
    records.path(KEY).parent.mkdir(parents=True)
    records.path(KEY).write_bytes(content)
    assert records.get(KEY) is None


def test_a_record_of_another_shape_is_a_miss(records):
    body = b'{"facts":{},"parts":{"works":[["only a hash"]]}}'
    records.path(KEY).parent.mkdir(parents=True)
    records.path(KEY).write_bytes(sha256(body).hexdigest().encode() + b"\n" + body + b"\n")
    assert records.get(KEY) is None


@pytest.mark.parametrize("content", [None, b"ab"])
def test_a_record_whose_object_is_gone_or_cut_is_a_miss(records, record, content):
    records.put(KEY, record)
    path = records.objects.path(record.parts["mentions"][0].sha256)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert records.get(KEY) is None


def test_a_record_whose_pack_is_cut_is_a_miss(records):
    pack = records.objects.put(b"abcdef")
    first, second = (Part(sha256(b"abc").hexdigest(), 3, 1, None, None, pack, offset) for offset in (0, 3))
    record = Record({"offsets": [first], "work_keys": [second]}, {})
    records.put(KEY, record)
    assert records.get(KEY) == record
    assert record_objects(records.path(KEY)) == {pack}
    records.objects.path(pack).unlink()
    records.objects.path(pack).write_bytes(b"abcde")
    assert records.get(KEY) is None


def test_the_objects_of_a_record_are_known(records, record):
    records.put(KEY, record)
    assert record_objects(records.path(KEY)) == {record.parts["mentions"][0].sha256}
