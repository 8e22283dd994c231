from __future__ import annotations

import pytest

from pipeline.clean.by_element import Decision, heads_text, listed, settled

NOTHING = Decision("unknown", "no-evidence", 3)
AGAIN = Decision("repeat", "second-printing", 3)
LONG = "A paragraph of more than a hundred characters, " * 3


@pytest.mark.parametrize(
    ("text", "hint", "by_words", "role"),
    [
        ("Speech", "li", NOTHING, "body"),
        ("Dose | 10", "tr", NOTHING, "body"),
        ("How it works", "h2", NOTHING, "heading"),
        ("Senior member", "div", NOTHING, "unknown"),
        ("It is safe.", "div", NOTHING, "body"),
        ("Senior member", "dd", NOTHING, "unknown"),
        ("Senior member", "aside", NOTHING, "unknown"),
        ("Ten recipes", "a", NOTHING, "unknown"),
        ("Ten recipes", "", NOTHING, "unknown"),
        ("12", "td", AGAIN, "body"),
        (LONG, "p", AGAIN, "body"),
        ("Short.", "p", AGAIN, "repeat"),
        (LONG, "aside", AGAIN, "repeat"),
        ("Reply", "p", Decision("unknown", "section-comments", 3), "unknown"),
        ("Accept all", "p", Decision("banner", "cookie-words", 3), "banner"),
        ("More articles", "aside", Decision("heading", "short-line-above-text", 3), "unknown"),
        (LONG, "aside", Decision("body", "prose-in-body", 3), "body"),
        ("By Ann Doe", "aside", Decision("author", "byline", 3), "author"),
    ],
)
def test_the_element_tells_what_the_words_leave_open(
    text: str, hint: str, by_words: Decision, role: str
) -> None:
    assert settled(text, hint, by_words).role == role


@pytest.mark.parametrize(
    ("hint", "below", "is_heading"),
    [
        ("h2", Decision("body", "element-tr"), True),
        ("h2", Decision("reference", "html#references"), True),
        ("h2", Decision("navigation", "html#nav"), False),
        ("h2", Decision("body", "prose-in-body", 4), False),
        ("p", Decision("body", "element-tr"), False),
    ],
)
def test_a_heading_counts_above_text_that_the_words_were_not_asked_of(
    hint: str, below: Decision, is_heading: bool
) -> None:
    assert heads_text(hint, Decision("navigation", "heading-without-content", 3), below) == is_heading


@pytest.mark.parametrize(
    ("hint", "role", "is_entry"),
    [("li", "metadata", True), ("dd", "metadata", True), ("p", "metadata", False), ("li", "body", False)],
)
def test_a_record_line_in_a_list_of_references_is_an_entry(hint: str, role: str, is_entry: bool) -> None:
    by_words = Decision(role, "dated-citation", 3)
    assert listed(hint, by_words) == (Decision("reference", f"element-{hint}") if is_entry else by_words)
