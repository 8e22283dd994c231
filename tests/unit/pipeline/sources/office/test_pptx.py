from __future__ import annotations

import re

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.office.pptx import word_layer


def shape(*paragraphs: str, place: str = "") -> str:
    filled = f"<p:nvPr><p:ph {place}/></p:nvPr>" if place else ""
    return f"<p:sp>{filled}<p:txBody>{''.join(map(paragraph, paragraphs))}</p:txBody></p:sp>"


def paragraph(words: str) -> str:
    return f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>"


def layer(*slides: str) -> str:
    return word_layer(f'<p:sld xmlns:p="p" xmlns:a="a">{slide}</p:sld>'.encode() for slide in slides).decode()


def read(*slides: str) -> list[tuple[str, str]]:
    """Style or ``item``, and words, of each paragraph."""
    found = re.findall(r"<w:p>(?:<w:pPr>(.*?)</w:pPr>)?(.*?)</w:p>", layer(*slides))
    return [(_kind(kind), re.sub("<[^>]*>", "", words)) for kind, words in found]


def _kind(properties: str) -> str:
    return re.sub(r'<w:pStyle w:val="(\w+)"/>', r"\1", properties).replace("<w:numPr/>", "item")


def test_slides_follow_each_other_and_the_first_has_the_title() -> None:
    slides = (
        shape("MSCs in ALS", place='type="ctrTitle"') + shape("Safe", "Slow", place='idx="1"'),
        shape("Results", place='type="title"') + shape("p &lt; 0.05"),
    )
    assert read(*slides) == [
        ("Title", "MSCs in ALS"),
        ("item", "Safe"),
        ("item", "Slow"),
        ("Heading1", "Results"),
        ("", "p &lt; 0.05"),
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        shape("7", place='type="sldNum"'),
        "<a:p><a:fld type='slidenum'><a:t>7</a:t></a:fld></a:p>",
        f"<mc:Fallback xmlns:mc='m'>{shape('again')}</mc:Fallback>",
    ],
)
def test_what_slides_repeat_is_no_text(unseen: str) -> None:
    assert [words for _, words in read(shape("Cells") + unseen) if words] == ["Cells"]


def test_cells_of_tables_stand_apart() -> None:
    cells = "".join(f"<a:tc><a:txBody>{paragraph(words)}</a:txBody></a:tc>" for words in ("MSC", "12"))
    written = layer(f"<a:tbl><a:tr>{cells}</a:tr></a:tbl>")
    assert re.findall("</?w:t(?:bl|r|c)>", written)[:4] == ["<w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>"]


def test_a_table_behind_a_number_of_a_slide_is_read_and_raised_numbers_are_told() -> None:
    cell = "<a:tc><a:p><a:r><a:rPr baseline='30000'/><a:t>6</a:t></a:r></a:p></a:tc>"
    table = f"<p:graphicFrame><a:tbl><a:tr>{cell}</a:tr></a:tbl></p:graphicFrame>"
    written = layer(shape("7", place='type="sldNum"') + table)
    assert 'w:val="superscript"/></w:rPr><w:t xml:space="preserve">6<' in written


def test_slides_without_text_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        word_layer([b"<p:sld xmlns:p='p'/>"])
    assert refused.value.reason_code == "empty"
