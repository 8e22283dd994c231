from __future__ import annotations

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.docx import MEDIA_TYPE, read_word, recognize

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str) -> bytes:
    root = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0"?>\n{root}'.encode()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(style: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'


def blocks(body: str) -> list[tuple[str, str]]:
    return [(block.role, block.hint) for block in read_word(word(body)).blocks or ()]


def test_the_main_part_is_told_by_its_root() -> None:
    assert recognize(word("")) == MEDIA_TYPE
    assert recognize(b'<styles xmlns="wordprocessingml"/>') is None


@pytest.mark.parametrize(
    ("properties", "block"),
    [
        ("", ("", "p")),
        (styled("Title"), ("title", "")),
        (styled("Heading2"), ("", "h2")),
        (styled("berschrift1"), ("", "h1")),
        (styled("Titre1"), ("", "h1")),
        (styled("EndNoteBibliography"), ("reference", "")),
        (styled("Caption"), ("caption", "")),
        ("<w:pPr><w:numPr/></w:pPr>", ("", "li")),
    ],
)
def test_a_paragraph_has_the_role_of_its_style(properties: str, block: tuple[str, str]) -> None:
    assert blocks(paragraph("Stem cells", properties)) == [block]


def test_only_the_first_title_is_one() -> None:
    twice = paragraph("Stem cells", styled("Title")) * 2
    assert blocks(twice) == [("title", ""), ("", "p")]


def test_empty_paragraphs_are_none() -> None:
    assert blocks("<w:p/>" + paragraph(" ") + paragraph("Stem cells") + "<w:p><w:pPr/></w:p>") == [("", "p")]


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_a_row_of_a_table_is_one_block() -> None:
    table = f"<w:tbl>{row(paragraph('Score'), paragraph('41'))}{row(paragraph('x'), paragraph('38'))}</w:tbl>"
    assert blocks(table) == [("", "tr"), ("", "tr")]


def test_a_table_that_sets_out_the_page_is_its_paragraphs() -> None:
    prose = paragraph("Stem cells were given once. " * 15)
    assert blocks(f"<w:tbl>{row(prose, prose + paragraph('End'))}</w:tbl>") == [("", "p")] * 3


def test_a_table_in_a_cell_belongs_to_its_row() -> None:
    inner = f"<w:tbl>{row(paragraph('a'), paragraph('b'))}</w:tbl>"
    assert blocks(f"<w:tbl>{row(inner, paragraph('c'))}</w:tbl>{paragraph('d')}") == [("", "tr"), ("", "p")]


def test_notes_follow_the_text() -> None:
    root = f'<?xml version="1.0"?>\n<w:footnotes xmlns:w="{NAMESPACE}">'
    notes = f"{root}<w:footnote>{paragraph('Noted')}</w:footnote>"
    both = word(paragraph("Stem cells")) + b"\n" + f"{notes}</w:footnotes>".encode()
    decoded = read_word(both)
    assert ["Noted" in decoded.text[one.start : one.end] for one in decoded.blocks or ()] == [False, True]
    with pytest.raises(Unreadable) as refused:
        read_word(word(paragraph("Stem cells")) + notes.encode())
    assert refused.value.reason_code == "malformed"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (word("<w:p/>"), "empty"),
        (word("<w:p>"), "malformed"),
        (word("")[:40], "malformed"),
        (word(paragraph("a")).replace(b"?>", b"?><!DOCTYPE a [<!ENTITY b 'c'>]>"), "malformed"),
    ],
)
def test_what_can_not_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_word(data)
    assert refused.value.reason_code == code
