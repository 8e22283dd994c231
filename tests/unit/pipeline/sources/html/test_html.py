from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decoded import Block, Unreadable
from pipeline.sources.html import read_html, recognize

PROSE = "Stem cells were given to twelve patients with ALS, and nobody was harmed by them in a year."
"""A sentence long enough to show where a page has its prose."""

PIECES = st.sampled_from([
    "<p>", "</p>", "<div class='sidebar'>", "</div>", "<ol class='references'><li>", "2019", "<td>",
    "<table><tr><td>", "<h1>", "</h1>", "<title>", "</title>", "<meta name='citation_title' content='cells'>",
    "cells", "<script type='application/ld+json'>{\"@type\":", "</script>", "<main>", "<article>",
    "<aside>", PROSE,
    "<a href='x'>", "</a>", "<nav>", "&amp;", "<",
])  # fmt: skip


def blocks(page: str) -> list[tuple[str, str]]:
    """Text and role of each shown block; its hint, in brackets, where no role is stated."""
    decoded = read_html(page.encode())
    return [
        (decoded.text[block.start : block.end], block.role or f"[{block.hint}]")
        for block in decoded.blocks or ()
        if block.role != "blank"
    ]


@pytest.mark.parametrize(
    ("page", "role"),
    [
        ("<nav>Home</nav>", "navigation"),
        ("<footer>Home</footer>", "navigation"),
        ("<header>Home</header>", "navigation"),
        ("<aside>Home</aside>", "navigation"),
        ("<form>Name</form>", "navigation"),
        ("<select><option>de</select>", "navigation"),
        ("<div role='search'>Find</div>", "navigation"),
        ("<div role=dialog>Cookies</div>", "banner"),
        ("<div class='cookie-notice'>Cookies</div>", "banner"),
        ("<div class='post-share'>Share</div>", "navigation"),
        ("<div class='relatedPosts'>Other</div>", "navigation"),
        ("<div class='ad ad-top'>Buy</div>", "advert"),
        ("<div id='page-sidebar'>Other</div>", "navigation"),
        ("<p class='copyright'>2020</p>", "legal"),
        ("<h2 class='related'>Related work</h2>", "[aside]"),
        ("<div id='related-diseases'>FTD</div>", "[aside]"),
        ("<div class='unrelated shared'>FTD</div>", "[aside]"),
        ("<article class='has-sidebar'>FTD</article>", "[aside]"),
    ],
)
def test_elements_roles_and_class_words_tell_what_is_no_text(page: str, role: str) -> None:
    assert blocks(f"<main><p>{PROSE}</p></main>{page}")[-1][1] == role


@pytest.mark.parametrize(
    "page",
    [
        "<form><p>{}</p></form>",
        "<div class='content sidebar-left'><p>{}</p></div>",
        "<header><h1>A title of the page</h1></header><p>{}</p>",
        "<main><header><p>{}</p></header></main>",
        "<aside><p>{}</p></aside>",
    ],
)
def test_nothing_is_believed_of_an_element_with_the_prose_or_the_title(page: str) -> None:
    assert not {role for _, role in blocks(page.format(PROSE))} & {"navigation", "banner"}


def test_text_outside_of_the_main_element_is_beside_it() -> None:
    page = f"<div>Top</div><div><h2>Cells</h2><p>{PROSE}</p><ul><li>one</ul></div><div><p>Low</p></div>"
    assert blocks(page) == [
        ("Top", "[aside]"),
        ("Cells", "[h2]"),
        (PROSE, "[p]"),
        ("one", "[li]"),
        ("Low", "[aside]"),
    ]


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        ("<p>Cells were given.</p><p>Mice lived longer.</p>", "[p]"),
        ("<body><h1>Zellen</h1><div><p>細胞を投与した。</p></div></body>", "[p]"),
        ("<body><p><a href=x>Cells were given.</a></p></body>", "[a]"),
        ("<body><ul><li>Home</li><li>About us</li></ul></body>", "[aside]"),
    ],
)
def test_short_paragraphs_are_main_text_where_nothing_longer_is(page: str, hint: str) -> None:
    assert blocks(page)[-1][1] == hint


def test_blank_lines_part_preformatted_text() -> None:
    page = "<pre>First line\nand second.\n \n  Third <b>line.\r\n\r\nLast</b> one</pre>"
    assert [text for text, _ in blocks(page)] == [
        "First line\nand second.", "Third <b>line.", "Last</b> one",
    ]  # fmt: skip


def test_an_article_goes_before_the_elements_within_it() -> None:
    page = f"<div>Top</div><article><div>Short</div><div><p>{PROSE}</p></div></article>"
    assert blocks(page) == [("Top", "[aside]"), ("Short", "[div]"), (PROSE, "[p]")]


def test_many_links_in_a_row_are_a_menu_and_a_few_are_text() -> None:
    links = "<li><a href=x>a link</a>"
    page = f"<article><p>{PROSE}</p><ul>{links * 6}</ul><p>{PROSE}</p><ul>{links}</ul></article>"
    assert [role for _, role in blocks(page)] == ["[p]", *["[a]"] * 6, "[p]", "[li]"]


def test_a_row_of_data_is_one_block_and_a_row_of_the_layout_is_not() -> None:
    data = "<table><tr><th>Dose</th><td>10</td></tr></table>"
    layout = f"<table><tr><td>Home</td><td>{PROSE * 4}</td></tr></table>"
    titled = "<table><tr><td>Home</td><td><h2>Cells</h2></td></tr></table>"
    assert blocks(data) == [("Dose</th><td>10", "[aside]")]
    assert [text for text, _ in blocks(layout)] == ["Home", PROSE * 4]
    assert [text for text, _ in blocks(titled)] == ["Home", "Cells"]


def test_an_entry_of_a_list_of_references_is_one_block() -> None:
    entry = "<li><div>Doe J.</div><div>On cells.</div><div>J Ex. 2019.</div>"
    page = f"<section class='ref-list'><h2>References</h2><ol>{entry}<li>Top</ol></section>"
    assert blocks(page) == [
        ("References", "[aside]"),
        ("Doe J.</div><div>On cells.</div><div>J Ex. 2019.", "reference"),
        ("Top", "[aside]"),
    ]


def test_captions_are_stated() -> None:
    page = f"<article><p>{PROSE}</p><figure><figcaption><b>Figure 1</b><p>Cells</p></figcaption></figure>"
    assert blocks(page)[1:] == [("Figure 1</b><p>Cells", "caption")]


def test_authors_that_the_head_states_are_known_where_they_are_printed() -> None:
    page = (
        "<meta name=citation_author content='Doe, Ann B.'><meta name=citation_author content='Max Müster'>"
        "<div>Ann B. Doe<sup>1</sup> and <a href=x>Max M&uuml;ster</a></div>"
        "<div>Ann B. Doe writes books.</div>"
    )
    assert [role for _, role in blocks(page)] == ["author", "[aside]"]


def test_what_is_not_shown_is_a_block_of_its_own() -> None:
    decoded = read_html(b"<title>t</title><style>a</style><p>text</p><script>b</script>")
    assert decoded.blocks == (
        Block(0, 32, "blank", "html#title"),
        Block(35, 39, "", "", "p"),
        Block(43, 61, "blank", "html#script"),
    )


@given(st.lists(PIECES).map("".join))
def test_blocks_of_any_page_stand_in_order_and_stated_values_lie_within_it(page: str) -> None:
    decoded = read_html(f"shown{page}".encode())
    position = 0
    for block in decoded.blocks or ():
        assert position <= block.start < block.end <= len(decoded.text)
        position = block.end
    assert all(one.value and 0 <= one.start < one.end <= len(decoded.text) for one in decoded.stated)


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<title>only</title>", "<p>&nbsp;</p>", "<p hidden>x</p>"]
)
def test_a_page_that_shows_nothing_is_refused(page: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_html(page.encode())
    assert refused.value.reason_code == "empty"


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html><p>x",
        b"<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
        b"<HTML><HEAD>",
        b"  \r\n<html lang='en'>",
        b"\xef\xbb\xbf<!DOCTYPE html>",
        "\ufeff<!DOCTYPE html>".encode("utf-16-le"),
        b"<!-- saved page --><html>",
        b"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC 'x'>",
        b"<?xml version='1.0'?><?xml-stylesheet href='a.css'?><!-- x --><html xmlns='y'>",
        b"<head><title>x</title></head>",
        b"<div><p>a piece of a page</p></div>",
    ],
)
def test_web_pages_are_recognized(head: bytes) -> None:
    assert recognize(head) == "text/html"


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"Plain text that mentions <html> and <body>.",
        b"  Indented text, then <html>",
        b"<?xml version='1.0'?><article><html>",
        b"<!DOCTYPE article SYSTEM 'x'><article>",
        b"<PubmedArticleSet>",
        b"<p 0.05 was the level",
        b"<div without an end",
        b"<htmlish>",
        b'{"html": "<html>"}',
        b"<!-- never closed <html>",
    ],
)
def test_other_files_are_not(head: bytes) -> None:
    assert recognize(head) is None
