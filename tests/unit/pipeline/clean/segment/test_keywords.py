"""Where a list of keywords ends."""

from __future__ import annotations

from pipeline.clean.segment.keywords import end_keywords
from pipeline.clean.segment.lines import read_lines


def roles(*texts: str) -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        line.decide("heading" if line.says.text == "Keywords" else "keyword", "model")
    end_keywords(lines)
    return [line.role for line in lines]


def test_numbered_headings_below_keywords_are_none() -> None:
    listed = ("Keywords: marrow; trial", "3. Clinical evidence", "3.1. Marrow cells")
    assert roles(*listed) == ["keyword", "heading", "heading"]
    assert roles("Keywords", "Marrow", "Trial", "2. Sources") == ["heading", "keyword", "keyword", "heading"]


def test_numbered_keywords_stay_keywords() -> None:
    assert roles("Keywords", "1. Marrow", "2. Trial") == ["heading", "keyword", "keyword"]
    assert roles("Keywords", "Marrow", "Trial") == ["heading", "keyword", "keyword"]


def test_a_sentence_ends_keywords() -> None:
    link = "To read this article in full you will need to pay"
    assert roles("Keywords", "Marrow", link, "Purchase access") == [
        "heading",
        "keyword",
        "navigation",
        "navigation",
    ]
    listed = "Cells of the marrow, nerves of the cord, trials of cells in people"
    assert roles("Keywords", "Marrow", listed) == ["heading", "keyword", "keyword"]
