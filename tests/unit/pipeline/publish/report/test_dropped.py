"""What a text leaves out is shown as a reader would see it."""

from __future__ import annotations

import pytest

from pipeline.publish.report.dropped import Dropped, dropped


def segment(role, raw, *, kept=False, end=None):
    return {"role": role, "raw_start": raw[0], "raw_end": raw[1], "kept": kept, "end": end}


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
    (found,) = dropped([segment("navigation", (0, 1000))], capture)
    assert found == Dropped(0, "navigation", text)


def test_what_is_left_out_stands_after_the_text_before_it():
    rows = [segment("title", (0, 4), kept=True, end=3), segment("blank", (4, 5)), segment("advert", (5, 8))]
    capture = {"content": b"Tit \nBuy", "media_type": "text/plain", "encoding": "utf-8"}
    assert list(dropped(rows, capture)) == [Dropped(3, "advert", "Buy")]
