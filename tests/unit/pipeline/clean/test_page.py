from __future__ import annotations

import pytest

from pipeline.clean.blocks import span_in_raw
from pipeline.clean.page import Page, lay_out
from pipeline.decoded import Decoded
from pipeline.sources.html import read_html
from tests.seeded import SEEDED

SEGMENTER = SEEDED.segmenter
PAGE = """<nav><a href="/">An official website</a></nav>
<main><h1>Cells in <i>ALS</i></h1>
<p>Stem cells were given to twelve patients with ALS, &amp; nobody was harmed by them.
<table><tr><th>Dose<td>10</table>
<p>All rights reserved.</main><script>1</script>"""


def laid_out() -> tuple[Decoded, Page]:
    decoded = read_html(PAGE.encode())
    return decoded, lay_out(decoded, SEGMENTER)


def test_segments_tile_the_page_and_say_what_each_block_is() -> None:
    decoded, page = laid_out()
    assert "".join(decoded.text[one.start : one.end] for one in page.segments) == PAGE
    assert [one.role for one in page.segments] == ["navigation", "title", "body", "body", "legal", "blank"]


def test_all_that_a_page_shows_is_told_with_its_roles() -> None:
    _, page = laid_out()
    assert [(part.role, page.shown[part.start : part.end]) for part in page.parts] == [
        ("navigation", "An official website\n"),
        ("title", "Cells in ALS\n"),
        ("body", "Stem cells were given to twelve patients with ALS, & nobody was harmed by them.\n"),
        ("body", "Dose 10\n"),
        ("legal", "All rights reserved.\n"),
    ]


def test_what_is_shown_leads_back_to_the_raw_text() -> None:
    decoded, page = laid_out()
    assert page.rendered is not None
    start = page.shown.index("ALS, & nobody")
    span = span_in_raw(decoded, page.rendered, start, start + len("ALS, & nobody"))
    assert span is not None
    assert decoded.text[slice(*span)] == "ALS, &amp; nobody"
    assert span_in_raw(decoded, page.rendered, 10, 25) is None


@pytest.mark.parametrize(
    ("heading", "number", "role"),
    [
        ("References", 1, "reference"),
        ("References", 2, "reference"),
        ("Similar articles", 2, "navigation"),
        ("Cite as", 1, "metadata"),
    ],
)
def test_works_in_a_list_are_no_record_of_the_page(heading: str, number: int, role: str) -> None:
    entries = "<li>Doe A, Roe B. Old cells. J Old. 2010;1:2-3.</li><li>Poe C. Cells. J Odd 2011;3:4.</li>"
    listed = "".join(entries.partition("</li>")[: 3 if number == 2 else 2])
    prose = "<p>Cells were given to twelve patients, and their decline slowed over six months.</p>"
    page = f"<body><h1>Cells</h1>{prose}<h2>{heading}</h2><ol>{listed}</ol></body>"
    roles = [part.role for part in lay_out(read_html(page.encode()), SEGMENTER).parts]
    assert roles == ["title", "body", "heading", *[role] * number]
