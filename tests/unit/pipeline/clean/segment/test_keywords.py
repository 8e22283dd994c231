"""Where a list of keywords ends."""

from __future__ import annotations

from pipeline.clean.segment.keywords import begin_keywords, end_keywords
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


def test_a_numbered_line_that_begins_no_list_is_a_heading() -> None:
    assert roles("Text", "4. Mesenchymal stem cells")[1] == "heading"
    assert roles("Keywords", "4. Marrow")[1] == "keyword"


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


def below_heading(text: str, rule_id: str = "heading-keywords") -> str:
    """The role of a line of text below a heading."""
    lines = read_lines(f"Keywords\n{text}")
    lines[0].decide("heading", rule_id)
    lines[1].decide("body", "hint-paragraph")
    begin_keywords(lines)
    return lines[1].role


def test_a_list_of_terms_below_the_heading_holds_keywords() -> None:
    assert below_heading("marrow cells, forced vital capacity, trial") == "keyword"
    assert below_heading("marrow cells; trial; nerve") == "keyword"


def test_sentences_and_lists_below_other_headings_are_none() -> None:
    assert below_heading("Cells of the marrow, nerves, cords. They were grown.") == "body"
    assert below_heading("Cells of the marrow grow.") == "body"
    assert below_heading("marrow cells, forced vital capacity, trial", "heading-part") == "body"
