from __future__ import annotations

import io

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import UNPACKER, read
from pipeline.sources.recoded import as_utf8
from tests.unit.pipeline.sources.stated import said

RIS = "TY  - JOUR\r\nTI  - Müster\r\nER  - \r\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("records", [RIS * 2, "Title,Authors,DOI\nMüster,,\nMüster,,\n"])
def test_records_in_utf16_follow_their_file(encoding: str, records: str) -> None:
    data = records.encode(encoding)
    whole, *found = UNPACKER.members(io.BytesIO(data), "records", len(data))
    assert (whole.data, whole.holds) == (data, 2)
    assert [said(read(one.data or b""), "title") for one in found] == [["Müster"], ["Müster"]]


def test_what_is_cut_within_a_character_is_refused_with_its_place() -> None:
    with pytest.raises(Unreadable) as refused:
        as_utf8("utf-16-le")(RIS.encode("utf-16-le")[:-1])
    assert refused.value.reason_code == "undecodable"
    assert "at offset" in refused.value.reason


def test_records_whose_lines_end_with_carriage_returns_follow_their_file() -> None:
    data = (RIS * 2).replace("\r\n", "\r").encode()
    whole, *found = UNPACKER.members(io.BytesIO(data), "records", len(data))
    assert (whole.data, whole.holds) == (data, 2)
    assert [said(read(one.data or b""), "title") for one in found] == [["Müster"], ["Müster"]]
