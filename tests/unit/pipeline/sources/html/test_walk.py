from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decoded import Unreadable
from pipeline.sources.html.walk import lay_out

PIECES = st.sampled_from([
    "<p>", "</p>", "<div class='nav'>", "</div>", "<ul>", "<li>", "</ul>", "<table><tr><td>", "</table>",
    "<br>", "<a href='x'>", "</a>", "<b>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>",
    "<div hidden>", "<span style='display:none'>", "</span>", "<title>", "<", ">", '"', "'", "&nbsp;",
    "cells", " ", "\n", "<h1", "<svg>", "</svg>", "<textarea>", "<p a='", "é",
])  # fmt: skip


def shown(page: str) -> list[str]:
    return [page[run.start : run.end] for run in lay_out(page).runs if not run.unseen]


def unseen(page: str) -> list[tuple[str, str]]:
    return [(run.unseen, page[run.start : run.end]) for run in lay_out(page).runs if run.unseen]


@pytest.mark.parametrize(
    ("page", "runs"),
    [
        ("plain", ["plain"]),
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>one<p>two", ["one", "two"]),
        ("<p> one\n <b>and</b> a half </p>", ["one\n <b>and</b> a half"]),
        ("<div>before<p>in it</p>after</div>", ["before", "in it", "after"]),
        ("<li>one<li>two", ["one", "two"]),
        ("one<br>line", ["one<br>line"]),
        ("one<br><br/>two", ["one", "two"]),
        ("one<hr>two", ["one", "two"]),
        ("<tr><td>1<td>2", ["1", "2"]),
        ('<p title="a > b">text', ["text"]),
        ("<P CLASS=x>text</P>", ["text"]),
        ("<p>text</p><DIV HIDDEN>gone</DIV>", ["text"]),
        ("8 < 10 and 3 > 2", ["8 < 10 and 3 > 2"]),
        ("a <3 b", ["a <3 b"]),
        ("<p>&nbsp; </p><p>x</p>", ["x"]),
        ("text <!-- not <p>this --> goes on", ["text <!-- not <p>this --> goes on"]),
        ("<![if !IE]>shown<![endif]>", ["shown"]),
        ("<p>cut off", ["cut off"]),
        ("<p>cut <b", ["cut <b"]),
        ("</div></p>x", ["x"]),
        ("<custom-card>one</custom-card><p>two", ["one", "two"]),
    ],
)
def test_text_is_cut_where_blocks_begin_and_end(page: str, runs: list[str]) -> None:
    assert shown(page) == runs


@pytest.mark.parametrize(
    ("page", "runs", "hidden"),
    [
        ("<script>a<b</script><p>x", ["x"], ["script"]),
        ("<SCRIPT>'</p>'</SCRIPT>x", ["x"], ["script"]),
        ('<script>"<script>"</script>x', ["x"], ["script"]),
        ("<script src='a.js'/><p>x", ["x"], ["script"]),
        ("<p>x</p><script>never closed <p>y", ["x"], ["script"]),
        ("<style>p{}</style>\n<script>1</script>x", ["x"], ["style"]),
        ("<textarea><p>y</textarea>x", ["x"], ["textarea"]),
        ("<noscript><p>y</p></noscript>x", ["x"], ["noscript"]),
        ("<svg><title>y</title><g/></svg>x", ["x"], ["svg"]),
        ("<div hidden><div>y</div>z</div>x", ["x"], ["hidden"]),
        ("<div aria-hidden='true'>y</div>x", ["x"], ["hidden"]),
        ("<div style='color:red; display : none'>y</div>x", ["x"], ["hidden"]),
        ("<span class='sr-only'><b>y</b></span>x", ["x"], ["hidden"]),
        ("<h2 class='sr-only'>Abstract</h2>x", ["Abstract", "x"], []),
        ("<body style='visibility:hidden'>x", ["x"], []),
        ("<div hidden>never closed", ["never closed"], []),
        ("<input hidden><img style='display:none'>x", ["x"], []),
        ("<p class='hidden-treasure'>x", ["x"], []),
    ],
)
def test_what_the_page_does_not_show_stands_apart(page: str, runs: list[str], hidden: list[str]) -> None:
    assert shown(page) == runs
    assert [name for name, _ in unseen(page)] == hidden


@pytest.mark.parametrize(
    "page",
    [
        "<p>in<script>1</script> the midst</p>",
        "<p>in <svg><path d='M0'/></svg>the midst</p>",
        "<p>in<span aria-hidden='true'>*</span> the midst</p>",
        "<p>in <style>a{}</style><!-- and --> the midst</p>",
    ],
)
def test_a_sentence_is_not_cut_by_what_shows_nothing_in_it(page: str) -> None:
    assert shown(page) == [page.removeprefix("<p>").removesuffix("</p>")]
    assert unseen(page) == []


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        ("<div>x", ""),
        ("<li><div>x", "li"),
        ("<li><p>x", "p"),
        ("<h2><div>x", "h2"),
        ("<h3><button>x", "h3"),
        ("<button>x", "button"),
        ("<figcaption><p>x", "figcaption"),
        ("<p>closed</p>x", ""),
        ("<p>y<div>x", "p"),
        ("<ul><li>y<ul><li>z</ul>x", "li"),
        ("<table><tr><td>y<tr><td>x", "td"),
    ],
)
def test_the_nearest_telling_element_is_the_hint(page: str, hint: str) -> None:
    assert lay_out(page).runs[-1].element.hint == hint


def test_links_are_counted_through_the_elements_in_them() -> None:
    runs = lay_out("<a href=x><div>four</div> in</a> not <a name=y>this</a>").runs
    assert [(run.size, run.linked) for run in runs] == [(4, 4), (9, 2)]


def test_a_link_ends_with_the_element_around_it() -> None:
    runs = lay_out("<p><a href=x>open</p><p>text</p>").runs
    assert [run.linked for run in runs] == [4, 0]


@given(st.lists(PIECES).map("".join))
def test_any_text_gives_runs_in_order_and_elements_that_hold_them(page: str) -> None:
    layout = lay_out(page)
    ends = [0, *(run.end for run in layout.runs)]
    assert all(end <= run.start < run.end for end, run in zip(ends, layout.runs, strict=False))
    assert all(0 <= one.first < one.last <= len(layout.runs) for one in layout.elements)
    for number, run in enumerate(layout.runs):
        held = [one for one in layout.elements if one.first <= number < one.last]
        assert run.unseen or not held or run.element in held


@pytest.mark.parametrize(
    ("page", "reason_code"),
    [
        ("<p>x" * 200_001, "too_many_blocks"),
        ("<div>" * 1_000_001, "too_many_tags"),
        ("<b></b>" * 600_000, "too_many_tags"),
        ("&amp;" * 1_000_001, "too_many_tags"),
    ],
)
def test_a_page_without_measure_is_refused(page: str, reason_code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        lay_out(page)
    assert refused.value.reason_code == reason_code


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "deep",
        "<div hidden>" * 100_000 + "deep",
        "".join(f"<x{number} hidden>" for number in range(100_000)) + "deep",
        "<p " + 'a="b" ' * 200_000 + ">deep",
        "<svg><p>" * 100_000 + "deep",
        "<script>" + "if (a<b) '</p>';" * 200_000 + "</script>deep",
        '<a "' * 200_000 + ">deep",
        "<!--" * 200_000 + "-->deep",
        "<ul><li>" * 100_000 + "deep",
    ],
)
def test_hostile_pages_are_read_to_their_end(page: str) -> None:
    assert shown(page)[-1].endswith("deep")
