"""What a text leaves out is shown as a reader would see it."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.publish.report.dropped import SEGMENT_COLUMNS, Dropped, excerpts, left_out
from schemas import TABLES


@pytest.mark.parametrize(
    ("content", "media_type", "text"),
    [
        (b"Home  About\n", "text/plain", "Home About"),
        (b"a < b", "text/plain", "a < b"),
        (b"</h1><a href='/'>Home</a> &amp; <b>About</b>", "text/html", "Home & About"),
        (b"x" * 500, "text/plain", "x" * 160 + "…"),
        (b"caf\xc3\xa9 \xff", "text/plain", "café �"),
        (None, "text/plain", ""),
    ],
)
def test_words_are_shown_without_markup(content, media_type, text):
    capture = {"content": content, "media_type": media_type, "encoding": "utf-8"}
    segment = {"at": 3, "role": "navigation", "raw_start": 0, "raw_end": 1000}
    assert excerpts([segment], capture) == [Dropped(3, "navigation", text)]


def test_what_is_left_out_stands_after_the_text_of_its_document_before_it():
    rows = [
        ("a", 0, "title", 0, 3, 0, 4, True),
        ("a", 1, "blank", None, None, 4, 5, False),
        ("a", 2, "advert", None, None, 5, 8, False),
        ("b", 0, "banner", None, None, 0, 5, False),
        ("b", 1, "body", 0, 9, 5, 9, True),
        ("b", 2, "legal", None, None, 9, 12, False),
    ]
    schema = TABLES["segments"].arrow_schema()
    schema = pa.schema([schema.field(name) for name in SEGMENT_COLUMNS])
    segments = pa.Table.from_pylist([dict(zip(SEGMENT_COLUMNS, row, strict=True)) for row in rows], schema)
    assert [(row["role"], row["at"]) for row in left_out(segments).to_pylist()] == [
        ("advert", 3),
        ("banner", 0),
        ("legal", 9),
    ]
