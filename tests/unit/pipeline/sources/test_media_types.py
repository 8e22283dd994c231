import pytest

from pipeline.sources import sniff


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"<!DOCTYPE html><p>", "text/html"),
        (b"\n<!-- saved -->\n<HTML lang=en>", "text/html"),
        ("\ufeff<html>".encode("utf-16-be"), "text/html"),
        (b'<?xml version="1.0"?><article/>', "application/xml"),
        (b'<!DOCTYPE article PUBLIC "-//NLM//DTD">', "application/xml"),
        (b'{"title": "ALS"}', "application/json"),
        (b'[\n {"title": "ALS"}\n]', "application/json"),
        (b'{"id": 1}\n{"id": 2}\n', "application/json"),
        (b'["ALS"]', "application/json"),
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04\x14\x00", "application/zip"),
        (b"\x1f\x8b\x08\x00", "application/gzip"),
        (b"WARC/1.1\r\n", "application/warc"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "application/octet-stream"),
    ],
)
def test_a_format_is_known_by_how_it_begins(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    "text",
    [
        "[1] Mathis S. Current view and perspectives in ALS. 2017.",
        "{ALS} is a disease.",
        "<i>In vitro</i> data on motor neurons.",
        "<10 % of the patients had an adverse event.",
        "The tag <html> opens a page.",
        "\x1b[1mALS\x1b[0m is printed in bold in this terminal capture.",
        "筋萎縮性側索硬化症",
    ],
)
def test_text_that_looks_a_little_like_a_format_is_text(text: str) -> None:
    assert sniff(text.encode()) == "text/plain"
