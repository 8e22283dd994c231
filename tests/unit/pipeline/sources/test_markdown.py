from __future__ import annotations

import pytest

from pipeline.sources.markdown import MEDIA_TYPE, read_markdown, recognize
from tests.unit.pipeline.sources.stated import said


def blocks(text: str) -> list[tuple[str, str, str]]:
    decoded = read_markdown(text.encode())
    return [(decoded.text[one.start : one.end], one.role, one.hint) for one in decoded.blocks or ()]


@pytest.mark.parametrize(
    ("head", "is_markdown"),
    [
        ("# Cells\n\nThey [help](https://x.org).\n", True),
        ("# One\n\ntext\n\n## Two\n\ntext\n\n## Three\n", True),
        ("[a](/a) [b](/b) [c](/c)", True),
        ("[a](/a)\n\n| a | b |\n|---|:--|\n", True),
        ("| a | b |\n|---|:--|\n| **c** | d |\n", False),
        ("# Cells\n\nThey help.\n", False),
        ("Decline slowed [1](see below) and **p < 0.05.\n", False),
        ("a,b\n1,2\n", False),
        ("README.md\0\0# One\n# Two\n# Three\n", False),
        ("WARC/1.0\n\n# One\n# Two\n# Three\n", False),
        ("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n[a](/a) [b](/b) [c](/c)", False),
        ("<p># a</p>\n[a](/a) [b](/b) [c](/c)", False),
    ],
)
def test_markdown_is_told_from_plain_text(head: str, is_markdown: bool) -> None:
    assert recognize(head.encode()) == (MEDIA_TYPE if is_markdown else None)


def test_each_kind_of_block_is_told() -> None:
    assert blocks(
        "## Results ##\n\n- MSCs\n  help\n* so\n1. one\n\n> quoted\n> twice\ntext\nof it\n| a | b |\n"
    ) == [
        ("Results", "", "h2"),
        ("MSCs\n  help", "", "li"),
        ("so", "", "li"),
        ("1. one", "", "li"),
        ("quoted\n> twice", "", "blockquote"),
        ("text\nof it", "", "p"),
        ("a | b", "", "tr"),
    ]


def test_a_line_below_makes_a_heading() -> None:
    assert [one[2] for one in blocks("Cells\n=====\n\nMethods\n---\n\nText.\n")] == ["h1", "", "h2", "", "p"]


def test_only_the_last_line_of_a_paragraph_is_underlined() -> None:
    assert blocks("Markdown Content:\nCells\n====\n")[:2] == [
        ("Markdown Content:", "", "p"),
        ("Cells", "title", "h1"),
    ]


def test_where_links_lead_is_no_text() -> None:
    assert blocks("[3]: https://x.org 'T'\n")[0][1] == "unknown"


@pytest.mark.parametrize("line", ["| a" + " " * 100_000 + "x", "# a" + " " * 100_000 + "x", "|" * 100_000])
def test_long_lines_cost_no_more_than_their_length(line: str) -> None:
    assert blocks(line)


def test_the_only_first_heading_is_the_title() -> None:
    assert said(read_markdown(b"# *SOD1* rats.\n\n## One\n"), "title") == ["SOD1 rats"]
    assert said(read_markdown(b"# One\n\n# Two\n"), "title") == []


def test_several_links_in_a_row_are_a_menu() -> None:
    assert {one[2] for one in blocks("- [a](/a)\n- [b](/b)\n- [c](/c)\n")} == {"a"}
    assert {one[2] for one in blocks("- [a](/a)\n- [b](/b)\n")} == {"li"}


@pytest.mark.parametrize(
    ("text", "role"),
    [("---\nauthor: Doe\n---\n", "metadata"), ("```\n# no heading\n```\n", "unknown"), ("---\n", "blank")],
)
def test_what_is_no_text_is_told(text: str, role: str) -> None:
    assert role in [one[1] for one in blocks(text)]
    assert "h1" not in [one[2] for one in blocks(text)]
