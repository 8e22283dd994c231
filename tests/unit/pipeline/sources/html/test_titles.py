from __future__ import annotations

import pytest

from pipeline.sources.html import read_html


def titles(page: str) -> tuple[list[str], list[str]]:
    """Texts of the blocks with the role `title`, and the titles that the head adds."""
    decoded = read_html(page.encode())
    printed = [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == "title"]
    return printed, [one.value for one in decoded.stated if one.field == "title"]


@pytest.mark.parametrize(
    ("page", "printed", "stated"),
    [
        ("<h1>Cells in ALS</h1>", ["Cells in ALS"], []),
        ("<title>Cells in ALS | Site</title><h1>Site</h1><h2>Cells in ALS</h2>", ["Cells in ALS"], []),
        ("<title>Site: Cells in ALS</title><h1>Site</h1><h3>Cells in ALS</h3>", ["Cells in ALS"], []),
        ("<title>Cells &amp; ALS - Site</title><h1>Cells &#38; <i>ALS</i></h1>", ["Cells &#38; <i>ALS"], []),
        ("<title>Cells in ALS</title><p>x</p>", [], ["Cells in ALS"]),
        ("<meta property=og:title content='Cells'><title>Site</title><p>x", [], ["Cells"]),
        ("<meta name=citation_title content='Cells in ALS'><h1>Journal</h1><p>x", [], ["Cells in ALS"]),
        (
            "<meta name=citation_title content='Cells in ALS'><h1>Cells in ALS: a trial</h1>",
            ["Cells in ALS: a trial"],
            [],
        ),
        (
            "<meta name=citation_title content='Cells in ALS: an odd trial'><h1>Cells in ALS: an odd</h1>",
            ["Cells in ALS: an odd"],
            ["Cells in ALS: an odd trial"],
        ),
        (
            "<meta name=citation_title content='Cells for &lt;i&gt;SOD1&lt;/i&gt; mice'>"
            "<div>Cells for <i>SOD1</i> mice</div>",
            ["Cells for <i>SOD1</i> mice"],
            [],
        ),
        ("<h1>One of two</h1><h1>Two of two</h1>", [], []),
    ],
)
def test_the_title_is_what_head_and_page_agree_on(page: str, printed: list[str], stated: list[str]) -> None:
    assert titles(page) == (printed, stated)


def test_a_description_in_json_ld_is_no_title() -> None:
    json = '{"@type": "Article", "headline": "article of an encyclopedia", "name": "ALS"}'
    page = f'<title>ALS - Site</title><script type="application/ld+json">{json}</script><h1>ALS</h1>'
    assert titles(page) == (["ALS"], [])


def test_a_second_printing_is_a_repeat() -> None:
    decoded = read_html(b"<h1>Stem cells in ALS</h1><p>Stem cells in ALS.</p><h1>Stem cells in ALS</h1>")
    assert [block.role for block in decoded.blocks or ()] == ["title", "repeat", "repeat"]
