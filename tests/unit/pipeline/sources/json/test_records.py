from __future__ import annotations

import io
import json
from time import process_time

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.json import Envelope, records
from pipeline.sources.json.records import split_records
from pipeline.sources.record import Record

ENVELOPE = Envelope("items", "item", lambda value: str(value["id"]) if "title" in value else "")


def split(data: bytes) -> list[Record]:
    found = list(split_records(io.BytesIO(data), ENVELOPE))
    assert b"".join(one.data for one in found) == data
    return found


def record(number: int, title: str = "a title") -> str:
    return json.dumps({"id": number, "title": title, "items_seen": [{"id": number}, {"id": 0}]})


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (f'{{"n": 2, "items": [{record(1)}, {record(2)}], "next": "t"}}', ["1", "2"]),
        (f"[{record(1)},\n{record(2)}]", ["1", "2"]),
        (f"{record(1)}\n{record(2)}\n{record(3)}\n", ["1", "2", "3"]),
        (f'{{"items": [{record(1)}]}}\n{{"items": [{record(2)}]}}\n', ["1", "2"]),
        (f"\ufeff  [{record(1)}]", ["1"]),
        (record(1), ["1"]),
        ('{"items": []}', [""]),
        ('{"items": [], "more": {"items": ["a"]}}', [""]),
        ("", []),
        ("not json at all", [""]),
        (f"[null, {record(1)}, 3.5e2, true, {record(2)}, null]", ["1", "2"]),
        (f'{{"items": ["a \\" b", {record(1)}, null, {record(2)}]}}', ["1", "2"]),
        (f"null\n{record(1)}\nnull\n{record(2)}\n", ["1", "2"]),
        (f"{record(1)}\nnot json\n{record(2)}\n", ["1", "2"]),
        (f"{record(1)}\n}}\n{record(2)}\n}};\n", ["1", "2"]),
    ],
)
def test_a_file_is_cut_into_its_records(data: str, names: list[str]) -> None:
    assert [one.name for one in split(data.encode())] == names


@pytest.mark.parametrize(
    "broken",
    [
        '{"id": 2, "title": "a "quoted" word"}',
        '{"id": 2, "title": "never closed}',
        '{"id": 2, "title": "a brace is missing", "x": {"id": 3}',
        '{"id": 2, "title": "a bracket is missing", "x": {"y": [3, 4}}',
        '{"id": 2, "title": no quotes}',
        '{"id": 2 "title": "no comma"}',
        '{"id": 2, "title": "bad \\q escape"}',
        '{"id": 2, "deep": ' + "[" * 5000 + "]" * 5000 + "}",
        '{"id": 2, "digits": ' + "9" * 5000 + "}",
        "{'id': 2}",
    ],
)
def test_a_broken_record_loses_only_itself(broken: str) -> None:
    found = split(f'{{"items": [{record(1)}, {broken}, {record(3)}, {record(4)}]}}'.encode())
    assert [one.name for one in found] == ["1", "", "3", "4"]
    assert broken.encode() in found[1].data


@pytest.mark.parametrize("broken", ['{"id": 2, "title": "cut', '{"n": 2, "title": no quotes}', '{"id": 2}}'])
def test_a_broken_line_loses_only_itself_where_records_have_no_id(broken: str) -> None:
    envelope = Envelope("", "", lambda value: "", lambda value: "title" in value)
    lines = [record(1), broken, record(3).replace("id", "no"), record(4)]
    found = list(split_records(io.BytesIO("\n".join(lines).encode()), envelope))
    assert [one.data.decode().strip() for one in found][-2:] == lines[-2:]


def test_an_object_within_a_broken_record_is_no_record() -> None:
    envelope = Envelope("", "", lambda value: "", lambda value: "title" in value)
    data = '[{"id": 1, x: [\n{"id": 2}\n]},\n{"id": 3, "title": "a"}]'
    assert len(list(split_records(io.BytesIO(data.encode()), envelope))) == 2


@pytest.mark.parametrize("piece", ["null, ", '"a" ', '"\\', "1", "[", "nul", '{"a": ', "{}\n", "x\n"])
def test_a_hostile_list_is_cut_in_linear_time(piece: str) -> None:
    begun = process_time()
    split(b"[" + piece.encode() * 100_000)
    assert process_time() - begun < 5


def test_a_file_that_ends_too_early_loses_only_its_last_record() -> None:
    found = split(f'{{"items": [{record(1)}, {record(2)}, {{"id": 3, "ti'.encode())
    assert [one.name for one in found] == ["1", "2", ""]


@pytest.mark.parametrize("size", [64, 100, 1000])
def test_records_do_not_depend_on_how_the_stream_is_read(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = f'{{"items": [{", ".join(record(n, "é" * n) for n in range(40))}], "next": "t"}}'.encode()
    expected = split(data)
    monkeypatch.setattr(records, "_CHUNK", size)
    assert split(data) == expected


def test_a_record_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_CHUNK", 100)
    monkeypatch.setattr(records, "MEMBER_LIMIT", 1000)
    found = split_records(io.BytesIO(f"[{record(1)}, {record(2, 'x' * 5000)}]".encode()), ENVELOPE)
    assert next(found).name == "1"
    with pytest.raises(Unreadable) as refused:
        list(found)
    assert refused.value.reason_code == "too_large"
