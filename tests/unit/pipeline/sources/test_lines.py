from __future__ import annotations

import io
import re
import time

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import lines
from pipeline.sources.lines import Tagged, split_at, tagged
from pipeline.sources.record import Record

OPENING, NAME = re.compile(rb"^ID: ", re.MULTILINE), re.compile(rb"^ID: (\S+)", re.MULTILINE)


def split(data: bytes) -> list[Record]:
    return list(split_at(io.BytesIO(data), OPENING, NAME))


@pytest.mark.parametrize("size", [1, 3, 10, 1000])
def test_blank_lines_between_records_belong_to_the_second(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_CHUNK", size)
    assert split(b"head\n\nID: a\nx\n\n \r\nID: b\nID: c\n\nfoot\n") == [
        Record("a", b"head\n\nID: a\nx\n"),
        Record("b", b"\n \r\nID: b\n"),
        Record("c", b"ID: c\n\nfoot\n"),
    ]


def test_a_file_without_records_is_one_record_without_a_name() -> None:
    assert split(b"no record\n") == [Record("", b"no record\n")]
    assert split(b"") == []


def test_values_reach_to_the_next_tag() -> None:
    text = "AB: one\n two \n\nCD: \nEF: three"
    assert list(tagged(text, re.compile(r"^([A-Z]+):", re.MULTILINE))) == [
        Tagged("AB", 0, 3, 12),
        Tagged("CD", 15, 18, 18),
        Tagged("EF", 20, 23, 29),
    ]


def test_a_record_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_CHUNK", 100)
    monkeypatch.setattr(lines, "MEMBER_LIMIT", 1000)
    found = split_at(io.BytesIO(b"ID: a\nID: b\n" + b"x\n" * 5000), OPENING, NAME)
    assert next(found).name == "a"
    with pytest.raises(Unreadable) as refused:
        list(found)
    assert refused.value.reason_code == "too_large"


@pytest.mark.parametrize("hostile", [b"\n" * 3_000_000, b"ID: \n\n" * 300_000, b"ID: a" * 600_000])
def test_hostile_lines_take_no_quadratic_time(hostile: bytes) -> None:
    started = time.process_time()
    assert b"".join(one.data for one in split(hostile)) == hostile
    assert time.process_time() - started < 10
