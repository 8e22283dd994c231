from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decoded import Decoded
from pipeline.sources import sniff
from pipeline.sources.delimited import CSV, TSV, read_table
from tests.unit.pipeline.sources.stated import said

PLAIN = "text/plain"


def cells(decoded: Decoded) -> list[tuple[str, str]]:
    return [(block.role, decoded.text[block.start : block.end]) for block in decoded.blocks or ()]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("No,Title,Year\n1,Cells,2019\n2,Rats,2020\n", CSV),
        ("\ufeffNo;Title;Year\r\n1;Cells;2019\r\n2;Rats;2020\r\n", CSV),
        ('No,Title,Year\n1,"Cells, and\nrats",2019\n2,Rats,2020\n', CSV),
        ("No\tTitle\tYear\n1\tCells, and rats\t\n2\tRats\t2020\n", TSV),
        ("No,Title,Year\n1,Cells,2019\n", PLAIN),
        ("No,Title,Year\n1,Cells,2019\n2,Rats\n", PLAIN),
        ("No,No,Year\n1,Cells,2019\n2,Rats,2020\n", PLAIN),
        ("Rats, mice, pigs\nwere bred, fed, weighed\nby us, them, others\n", PLAIN),
        ("Cells were given, it is said.\nNone was harmed, we know.\n", PLAIN),
        ("Home\tNews\tAbout us\nCells in ALS\nA trial\t2019\n", PLAIN),
    ],
)
def test_a_table_has_named_columns_and_rows_of_as_many_cells(data: str, media_type: str) -> None:
    assert sniff(data.encode()) == media_type


def test_each_cell_is_a_text_and_a_number_is_none() -> None:
    table = 'No,Title,Note\n1,"Cells, and ""rats""", 12 mice \n2,,2020\n'
    assert cells(read_table(table.encode())) == [
        ("heading", "No"),
        ("heading", "Title"),
        ("heading", "Note"),
        ("metadata", "1"),
        ("title", 'Cells, and ""rats""'),
        ("body", "12 mice"),
        ("metadata", "2"),
        ("metadata", "2020"),
    ]


def test_a_table_is_no_article() -> None:
    assert said(read_table(b"a,b,c\nx,y,z\nx,y,z\n"), "document_type") == ["other"]


def test_a_row_may_have_more_cells_than_the_header() -> None:
    assert cells(read_table(b"a,b\nx,y,z\n"))[2:] == [("body", "x"), ("body", "y"), ("body", "z")]


@given(st.text(alphabet='a",;\t\n\r '))
def test_cells_stand_in_order_and_apart(rows: str) -> None:
    decoded = read_table(f"a,b,c\n{rows}".encode())
    ends = [0, *(block.end for block in decoded.blocks or ())]
    assert all(block.start >= end for block, end in zip(decoded.blocks or (), ends, strict=False))
    shown = "".join(text for _, text in cells(decoded))
    assert shown.count("a") == decoded.text.count("a")
