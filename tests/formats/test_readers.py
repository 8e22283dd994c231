"""The contract of all readers, held by every file in ``samples`` that has its ``.expected.json``."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.clean.assemble import assemble
from pipeline.clean.normalize import normalize
from pipeline.clean.page import lay_out
from pipeline.decoded import Decoded, Unreadable
from pipeline.engine.readings import restored, written
from pipeline.sources import READERS, SPLITTERS, UNPACKER, read, sniff
from pipeline.sources.unpack.streams import DAMAGED
from tests.seeded import SEEDED

HERE = Path(__file__).parent
SAMPLES = sorted(path for path in (HERE / "samples").iterdir() if not path.name.endswith(".expected.json"))
SEGMENTER = SEEDED.segmenter


class Case(NamedTuple):
    """One document of a sample file and what is expected of it."""

    data: bytes
    expected: dict[str, Any]


def expected_of(path: Path) -> dict[str, Any]:
    return json.loads(Path(f"{path}.expected.json").read_text("utf-8"))


def cases() -> list[Any]:
    found = []
    for path in SAMPLES:
        data = path.read_bytes()
        members = [one for one in UNPACKER.members(io.BytesIO(data), path.name, len(data)) if not one.holds]
        documents = expected_of(path)["documents"]
        assert [one.name for one in members] == [one.get("name", "") for one in documents], path.name
        found += [
            pytest.param(Case(one.data or b"", document), id=f"{path.name}!{one.name}")
            for one, document in zip(members, documents, strict=True)
        ]
    return found


CASES = cases()
READABLE = [case for case in CASES if "reason_code" not in case.values[0].expected]
REFUSED = [case for case in CASES if "reason_code" in case.values[0].expected]


def test_each_format_has_a_sample() -> None:
    found = {sniff(path.read_bytes()) for path in SAMPLES} | {sniff(case.values[0].data) for case in READABLE}
    assert found >= READERS.keys()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_type_is_told_from_the_content(path: Path) -> None:
    assert sniff(path.read_bytes()) == expected_of(path)["media_type"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_records_put_together_are_the_file(path: Path) -> None:
    data = path.read_bytes()
    if split := SPLITTERS.get(sniff(data)):
        assert b"".join(one.data for one in split(io.BytesIO(data))) == data


@pytest.mark.parametrize("case", READABLE)
def test_a_document_states_what_it_says(case: Case) -> None:
    stated: dict[str, list[str]] = {}
    for one in read(case.data).stated:
        stated.setdefault(one.field, []).append(one.value)
    expected = case.expected.get("stated", {})
    assert {field: stated.get(field) for field in expected} == expected


@pytest.mark.parametrize("case", READABLE)
def test_stated_values_lie_within_the_document(case: Case) -> None:
    decoded = read(case.data)
    for one in decoded.stated:
        assert one.value
        assert 0 <= one.start <= one.end <= len(decoded.text)
        assert one.start < one.end or one.rule_id.endswith("#format")


@pytest.mark.parametrize("case", READABLE)
def test_a_document_is_restored_from_what_was_written_of_it(case: Case) -> None:
    decoded = read(case.data)
    assert restored(case.data, decoded.encoding, written(decoded)) == decoded


@pytest.mark.parametrize("case", READABLE)
def test_blocks_stand_in_order_apart_from_each_other(case: Case) -> None:
    decoded = read(case.data)
    position = 0
    for block in decoded.blocks or ():
        assert position <= block.start < block.end <= len(decoded.text)
        position = block.end


@pytest.mark.parametrize("case", READABLE)
def test_the_text_is_what_the_document_shows(case: Case) -> None:
    decoded = read(case.data)
    segments = lay_out(decoded, SEGMENTER).segments
    assert "".join(decoded.text[part.start : part.end] for part in segments) == decoded.text
    text = assemble(decoded, segments).text
    assert [one for one in case.expected.get("text_contains", []) if one not in text] == []
    assert [one for one in case.expected.get("text_lacks", []) if one in text] == []
    roles = Counter(part.role for part in segments)
    expected = case.expected.get("roles", {})
    assert {role: roles[role] for role in expected} == expected


@pytest.mark.parametrize("case", READABLE)
def test_every_word_is_quoted_by_its_own_bytes(case: Case) -> None:
    decoded = read(case.data)
    assembled = assemble(decoded, lay_out(decoded, SEGMENTER).segments)
    for start, end in _words(assembled.text):
        raw_start, raw_end = assembled.offsets.raw_span(start, end)
        raw = case.data[raw_start:raw_end]
        if not (raw.startswith(b"<") and raw.endswith(b">")):
            assert _read(raw, decoded) == assembled.text[start:end]


def _words(text: str) -> list[tuple[int, int]]:
    """Words without the marks at their end, which may stand for the border of two elements."""
    return [word.span() for word in re.finditer(r"\S*\w", text)]


def _read(raw: bytes, decoded: Decoded) -> str:
    return normalize(raw.decode(decoded.encoding), decoded.form)


@pytest.mark.parametrize("case", REFUSED)
def test_a_broken_record_is_refused_with_its_reason(case: Case) -> None:
    with pytest.raises(Unreadable) as refused:
        read(case.data)
    assert refused.value.reason_code == case.expected["reason_code"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.97])
def test_a_file_that_is_cut_short_is_read_or_refused(path: Path, share: float) -> None:
    data = path.read_bytes()
    cut = data[: int(len(data) * share)]
    with contextlib.suppress(Unreadable, *DAMAGED):
        for one in UNPACKER.members(io.BytesIO(cut), path.name, len(cut)):
            if one.data and not one.holds:
                with contextlib.suppress(Unreadable):
                    read(one.data)
    if split := SPLITTERS.get(sniff(cut)):
        assert b"".join(one.data for one in split(io.BytesIO(cut))) == cut


@pytest.mark.parametrize("case", READABLE)
def test_every_code_point_leads_to_bytes_of_the_capture(case: Case) -> None:
    offsets, length = read(case.data).offsets, len(read(case.data).text)
    spans = [offsets.raw_span(place, place + 1) for place in range(length)]
    assert all(0 <= start <= end <= len(case.data) for start, end in spans)
    assert spans == sorted(spans)
