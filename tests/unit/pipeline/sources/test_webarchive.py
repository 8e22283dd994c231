from __future__ import annotations

import io
import plistlib

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import UNPACKER
from pipeline.sources.record import Member

PAGE = {
    "WebResourceData": "<p>Müster</p>".encode("latin-1"),
    "WebResourceTextEncodingName": "ISO-8859-1",
    "WebResourceURL": "https://example.org/als",
}
FRAME = {"WebMainResource": {"WebResourceData": b"<p>Frame</p>", "WebResourceURL": "https://example.org/f"}}
ARCHIVE = {
    "WebMainResource": PAGE,
    "WebSubresources": [{"WebResourceMIMEType": "text/css", "WebResourceURL": "https://example.org/a.css"}],
    "WebSubframeArchives": [FRAME],
}


def members(value: object, form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> list[Member]:
    data = plistlib.dumps(value, fmt=form)
    return list(UNPACKER.members(io.BytesIO(data), "a.webarchive", len(data)))


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_is_read_with_its_frames_and_in_its_encoding(form: plistlib.PlistFormat) -> None:
    page, style, frame = members(ARCHIVE, form)
    assert page == Member("https://example.org/als", "<p>Müster</p>".encode())
    assert (style.name, style.reason_code) == ("https://example.org/a.css", "no_document")
    assert frame == Member("https://example.org/f", b"<p>Frame</p>")


@pytest.mark.parametrize("value", [{"a": 1}, [1], "WebMainResource"])
def test_another_property_list_is_refused(value: object) -> None:
    with pytest.raises(Unreadable) as refused:
        members(value)
    assert refused.value.reason_code == "unsupported_format"


@pytest.mark.parametrize(
    "value",
    [
        {"WebMainResource": 1},
        {"WebMainResource": {"WebResourceData": "text", "WebResourceURL": 1}},
        {
            "WebMainResource": {},
            "WebSubresources": [1, {"WebResourceURL": 2}],
            "WebSubframeArchives": {"a": 1},
        },
        {"WebMainResource": {"WebResourceData": b"a", "WebResourceTextEncodingName": "no-such"}},
    ],
)
def test_values_of_other_kinds_are_passed_over(value: object) -> None:
    assert all(one.data in (None, b"", b"a") for one in members(value))


def test_frames_within_frames_are_bounded() -> None:
    nested = FRAME
    for _ in range(30):
        nested = {**FRAME, "WebSubframeArchives": [nested]}
    with pytest.raises(Unreadable, match="nested more than"):
        members(nested)


@pytest.mark.parametrize("cut", [9, 40, -1])
def test_a_damaged_list_is_refused(cut: int) -> None:
    data = plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_BINARY)[:cut]
    with pytest.raises(Unreadable) as refused:
        list(UNPACKER.members(io.BytesIO(data), "a.webarchive", len(data)))
    assert refused.value.reason_code == "damaged"
