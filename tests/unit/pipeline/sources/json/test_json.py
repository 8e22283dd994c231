from __future__ import annotations

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import json as json_formats
from pipeline.sources.json import Envelope, Wanted, begins_like_json, read_record

ENVELOPE = Envelope("items", "item", lambda value: "")
WANTED = Wanted(frozenset(["a"]), frozenset(), frozenset())


def values(data: bytes) -> list[str]:
    raw, found = read_record(data, ENVELOPE, WANTED)
    return [raw.text[one.start : one.end] for one in found if one.path]


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": "x", "b": {"items": 1}}',
        b'\xef\xbb\xbf\n {"a": "x"}',
        b'{"n": 1, "items": [\n{"a": "x"}',
        b',\n{"a": "x"}',
        b',{"a": "x", "items": [{"a": "y"}]}]}',
        b'[{"a": "x"}',
        b'{"status": "ok", "item": {"a": "x"}}',
        b'{"a": "x"}], "a": "not shown"}',
    ],
)
def test_a_record_is_found_within_what_surrounds_it(data: bytes) -> None:
    assert values(data) == ["x"]


def test_what_a_page_says_around_its_records_is_not_wanted() -> None:
    raw, found = read_record(b'{"query": "cells", "items": [{"a": "x"}], "next": "t"}', ENVELOPE, WANTED)
    assert [raw.text[one.start : one.end] for one in found] == ['query": "cells", "items', "x", 'next": "t']


@pytest.mark.parametrize(
    ("data", "reason_code", "named"),
    [
        (b'{"a": "x",}', "malformed", "comma stands before a closing bracket at line 1, column 10"),
        (b'{"a": [1,\n 2,\n ]}', "malformed", "comma stands before a closing bracket at line 2, column 3"),
        (b'{"a": "x" "b"}', "malformed", "delimiter at line 1, column 11"),
        (b'{"a": NaN}', "malformed", "NaN"),
        (b'{"a": "x"', "malformed", "line 1"),
        (b'{"a": "tab\there"}', "malformed", "control character at line 1,"),
        (b'{"items": []}', "empty", "none"),
        (b'{"items": [1, 2]}', "empty", "none"),
        (b'["a", null]', "empty", "none"),
        (b"[[]]", "malformed", "no record begins"),
        (b'{"a":' * 70 + b"1" + b"}" * 70, "too_deep", "64"),
        (b'{"a":' * 100_000, "too_deep", "64"),
        (b'{"a": ' + b"9" * 5000 + b"}", "malformed", "digits"),
    ],
)
def test_bad_records_are_refused_with_place_and_value(data: bytes, reason_code: str, named: str) -> None:
    with pytest.raises(Unreadable) as refused:
        values(data)
    assert refused.value.reason_code == reason_code
    assert named in refused.value.reason


def test_a_record_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_formats, "MOST_PARTS", 9)
    with pytest.raises(Unreadable) as refused:
        values(b'{"a": [' + b"[],[],[],[],[],[],[]," + b"[]]}")
    assert refused.value.reason_code == "too_large"


@pytest.mark.parametrize(
    ("head", "is_json"), [(b' {"a"', True), (b",\n{", True), (b"[", True), (b"text, {", False)]
)
def test_parts_of_a_page_are_told_from_text(head: bytes, is_json: bool) -> None:
    assert begins_like_json(head) is is_json
