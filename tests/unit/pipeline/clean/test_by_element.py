from __future__ import annotations

import pytest

from pipeline.clean.by_element import Decision, cites, heads_text, listed, settled

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
    ("hint", "rule_id", "is_entry"),
    [
        ("li", "dated-citation", True),
        ("dd", "dated-citation", True),
        ("p", "dated-citation", False),
        ("li", "hint-item", False),
    ],
)
def test_an_entry_of_a_list_may_cite_a_work(hint: str, rule_id: str, is_entry: bool) -> None:
    assert cites(hint, Decision("metadata", rule_id, 3)) == is_entry


def test_a_work_in_a_list_is_referred_to_or_offered() -> None:
    assert listed("li", below_references=True) == Decision("reference", "element-li")
    assert listed("dd", below_references=False) == Decision("navigation", "element-dd")
