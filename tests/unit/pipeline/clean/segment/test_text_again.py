"""The text of an article has the headings of its abstract again."""

from __future__ import annotations

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.text_again import settle_text_again

HEADINGS = ("Background", "Methods", "Discussion")


def settled(*texts: str) -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        text = line.says.text
        if text == "Abstract":
            line.decide("heading", "heading-abstract")
        else:
            role = "heading" if text in HEADINGS else "author" if text == "Ana Holm" else "abstract"
            line.decide(role, f"model-{role}")
    settle_text_again(lines)
    return [line.role for line in lines if line.role not in ("heading", "author")]


def test_text_below_a_heading_that_comes_again_is_body() -> None:
    abstract = ("Abstract", "Background", "Cells die.", "Methods", "We gave cells.")
    again = ("Background", "Cells die early.", "Methods", "We gave cells.", "Discussion", "None helped.")
    assert settled(*abstract, *again) == ["abstract"] * 2 + ["body"] * 3


def test_labels_on_the_lines_of_the_abstract_are_its_headings() -> None:
    abstract = ("Abstract", "Background: Cells die.", "Methods: We gave cells.")
    again = ("Background", "Cells die early.", "Methods", "We gave cells.")
    assert settled(*abstract, *again) == ["abstract"] * 2 + ["body"] * 2
    assert settled(*abstract, "Discussion", "None helped.") == ["abstract"] * 3


def test_text_below_a_numbered_heading_is_body() -> None:
    abstract = ("Abstract", "Methods", "We gave cells.")
    assert settled(*abstract, "3. Discussion", "None helped.") == ["abstract", "body"]


def test_other_abstracts_on_the_page_stay_abstracts() -> None:
    one = ("Background", "Cells die.", "Methods", "We gave cells.")
    assert settled("Abstract", *one, "Ana Holm", *one, "Abstract", *one) == ["abstract"] * 6


def test_one_heading_makes_no_parts() -> None:
    assert settled("Abstract", "Methods", "We gave cells.", "Methods", "And more.") == ["abstract"] * 2
