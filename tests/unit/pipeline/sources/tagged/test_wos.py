from __future__ import annotations

import io

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.tagged import WEB_OF_SCIENCE, recognize
from tests.unit.pipeline.sources.stated import said


@pytest.mark.parametrize(
    ("head", "is_reference"),
    [
        (b"\xef\xbb\xbfFN Clarivate Analytics Web of Science\r\nVR 1.0\r\nPT J\r\nAU Doe, J\r\n", True),
        (b"PT J\nTI Cells\n", True),
        (b"PT is short for physiotherapy.\nTI is not.\n", False),
    ],
)
def test_references_are_told_from_prose(head: bytes, is_reference: bool) -> None:
    assert recognize(head) == (WEB_OF_SCIENCE.media_type if is_reference else None)


def test_each_reference_is_a_record() -> None:
    data = b"FN X\nVR 1.0\nPT J\nTI A\nER\n\nPT J\nTI B\nDI 10.99999/b\nER\n\nEF\n"
    cut = list(WEB_OF_SCIENCE.split(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    assert [one.name for one in cut] == ["", "10.99999/b"]
    assert [said(WEB_OF_SCIENCE.read(one.data), "title") for one in cut] == [["A"], ["B"]]


def test_full_names_stand_each_in_a_line() -> None:
    decoded = WEB_OF_SCIENCE.read(
        b"PT J\r\nAU Doe, J\r\n   Roe, R\r\nAF Doe, Jane\r\n   Roe, Rita\r\nTI A\r\nER\r\n"
    )
    assert said(decoded, "authors") == ["Jane Doe", "Rita Roe"]


def test_what_holds_no_tag_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        WEB_OF_SCIENCE.read(b"no tag here")
    assert refused.value.reason_code == "malformed"
