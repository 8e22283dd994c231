from __future__ import annotations

import pytest

from pipeline.clean.normalize import normalize
from pipeline.decoded import Unreadable
from pipeline.sources.docx import read_word
from pipeline.sources.office.odt import word_layer

NAMESPACES = " ".join(f'xmlns:{one}="urn:{one}"' for one in ("o", "text", "table", "style"))
NOTE = "<text:note><text:note-body><text:p>N</text:p></text:note-body></text:note>"


def content(body: str, styles: str = "") -> bytes:
    return f"<o:document-content {NAMESPACES}>{styles}<o:text>{body}</o:text></o:document-content>".encode()


def shown(data: bytes) -> list[str]:
    decoded = read_word(word_layer(data))
    return [normalize(decoded.text[one.start : one.end], decoded.form) for one in decoded.blocks or ()]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("<text:p>Cells<text:s text:c='3'/>in<text:tab/>ALS</text:p>", ["Cells in ALS"]),
        ("<text:p>a &lt; b &amp; <text:span>c</text:span></text:p>", ["a < b & c"]),
        (f"<text:p>A{NOTE}B</text:p>", ["AB", "N"]),
        ("<text:p>A</text:p><o:annotation><text:p>Really?</text:p></o:annotation>", ["A"]),
        ("<text:tracked-changes><text:p>Gone</text:p></text:tracked-changes><text:p>A</text:p>", ["A"]),
        ("stray<text:p>A</text:p>", ["A"]),
    ],
)  # fmt: skip
def test_what_a_page_shows_is_read(body: str, paragraphs: list[str]) -> None:
    assert shown(content(body)) == paragraphs


def test_a_raised_number_is_told() -> None:
    styles = (
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    body = '<text:p>10<text:span text:style-name="T1">6</text:span> cells</text:p>'
    assert shown(content(body, styles)) == ["10^6 cells"]


def test_styles_are_those_of_word() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = '<text:p text:style-name="P1">T</text:p><text:p text:style-name="Bibliography_20_1">R</text:p>'
    blocks = read_word(word_layer(content(body, styles))).blocks or ()
    assert [block.role for block in blocks] == ["title", "reference"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (content("<text:p> </text:p>"), "empty"),
        (content("<text:p>A"), "malformed"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + content("<text:p>&b;</text:p>"), "entity_bomb"),
    ],
)
def test_what_can_not_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        word_layer(data)
    assert refused.value.reason_code == code
