"""What a firm says of its forward-looking statements."""

from __future__ import annotations

import pytest

from pipeline.clean.page import lay_out
from pipeline.sources import read
from tests.seeded import SEEDED

HEAD = "Orin Biologics Reports Results of Its Phase 2 Trial of ORN-7 in ALS"
NEWS = (
    "Orin Biologics today reported results of its phase 2 trial of ORN-7, a product of marrow cells, in ALS."
)
WORDS = (
    "Words such as “may,” “will,” and “expect” identify such statements, including that ORN-7 may slow ALS."
)
MEANT = (
    'Terms like "may," "plans" and "aims" are intended to identify forward-looking statements, including '
    "that ORN-7 may slow ALS."
)
HOLDS = "This press release contains forward-looking statements, for instance that ORN-7 may slow ALS."
RISKS = "Actual results may differ from these statements, and Orin undertakes no obligation to update them."
PLAIN = "The firm believes that ORN-7 may slow ALS in people whose illness began less than a year ago."


def kept(*paragraphs: str, html: bool) -> list[str]:
    """Which of ``paragraphs`` are text; one with a ``#`` before it is a heading."""
    tags = [f"<h3>{one[1:]}</h3>" if one.startswith("#") else f"<p>{one}</p>" for one in paragraphs]
    page = f"<html><body><h1>{HEAD}</h1><p>{NEWS}</p>{''.join(tags)}</body></html>"
    plain = "\n\n".join([HEAD, NEWS, *[one.lstrip("#") for one in paragraphs]])
    laid = lay_out(read((page if html else plain).encode()), SEEDED.segmenter)
    text = "\n".join(laid.shown[one.start : one.end] for one in laid.parts if one.kept)
    assert NEWS in text
    return [one for one in paragraphs if one.lstrip("#") in text]


@pytest.mark.parametrize("html", [True, False])
@pytest.mark.parametrize(
    "paragraphs",
    [
        ("#Forward-Looking Statements", PLAIN),
        ("#Cautionary Note Regarding Forward-Looking Statements", PLAIN, RISKS),
        ("#Safe Harbor Statement", WORDS),
        (WORDS,),
        (MEANT,),
        (HOLDS, RISKS),
        ("Forward-looking statements in this release, as that ORN-7 may slow ALS, involve risks.",),
        ("You can identify forward-looking statements by words such as “may”, as that ORN-7 may slow ALS.",),
        ("Words on what is to come should be considered forward-looking statements: ORN-7 may slow ALS.",),
    ],
)
def test_it_is_no_text(paragraphs: tuple[str, ...], html: bool) -> None:
    assert kept(*paragraphs, html=html) == []


@pytest.mark.parametrize("html", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Looking forward, Orin will give ORN-7 to more people, and words such as “cure” are avoided.",
        "Marrow cells slowed the loss of strength in nine of twelve adults. "
        "This notice contains forward-looking statements.",
        "Forward-looking studies of marrow cells in ALS are rare, and most of those that exist are small.",
        "Families were asked for words such as “hope” and “fear”, which identify how they see these studies.",
    ],
)
def test_other_words_of_a_firm_are_text(text: str, html: bool) -> None:
    assert kept(text, html=html) == [text]


def test_the_next_heading_ends_it() -> None:
    assert kept("#Forward-Looking Statements", HOLDS, "#About ORN-7", PLAIN, html=True) == [
        "#About ORN-7",
        PLAIN,
    ]
