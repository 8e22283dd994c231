from __future__ import annotations

import pytest

from pipeline.clean.segment.headed_abstract import HeadedAbstracts
from pipeline.clean.segment.lines import read_lines
from tests.seeded import SEEDED

HEADED = HeadedAbstracts(SEEDED.rules("roles"))
LONG = (
    "Cells were given to eighteen people who had been ill for two years, and none of them was harmed by it."
)
RULES = {
    "Ana Example": ("author", "model-author"),
    "Abstract": ("heading", "heading-abstract"),
    "Summary": ("heading", "heading-abstract"),
    "Background": ("heading", "heading-part"),
    "Findings": ("heading", "heading-part"),
    "Conclusion": ("heading", "heading-part"),
    "Discussion": ("heading", "heading-part"),
    "Selection criteria": ("heading", "model-heading: short"),
    "Introduction": ("heading", "heading-introduction"),
    "Competing interests": ("heading", "heading-statement"),
}


def settled(*lines: str) -> list[str]:
    """The roles of the texts among ``lines``; a text that begins with `~` is taken for an abstract."""
    read = read_lines("\n".join(line.lstrip("~") for line in lines))
    for line, given in zip(read, lines, strict=True):
        text = ("abstract" if given.startswith("~") else "body", "model")
        line.decide(*RULES.get(given, text))
    HEADED.settle(read)
    return [line.role for line, given in zip(read, lines, strict=True) if given not in RULES]


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["Abstract", LONG, LONG, LONG, "Introduction", LONG], ["abstract"] * 3 + ["body"]),
        (["Abstract", "Background", "~" + LONG, "Findings", LONG], ["abstract"] * 2),
        (["Abstract", "Background", "~" + LONG, "Selection criteria", LONG], ["abstract"] * 2),
        (["Abstract", "Findings", LONG, "Conclusion", LONG, "Discussion", LONG], [*["abstract"] * 2, "body"]),
        (["Abstract", "Background", LONG, "Findings", LONG, "Background", LONG], ["abstract"] * 2 + ["body"]),
        (["Abstract", "~" + LONG, LONG], ["abstract", "body"]),
        (["Abstract", "~" + LONG, "Introduction", LONG, "Findings", "~" + LONG], ["abstract"] + ["body"] * 2),
        (["Abstract", "~" + LONG, "Competing interests", "~" + LONG], ["abstract", "metadata"]),
        (["Ana Example", "Summary", LONG], ["abstract"]),
        (["Abstract", "Introduction", "~" + LONG, "Findings", "~" + LONG], ["abstract"] * 2),
        (["Abstract", "Introduction", LONG, "Findings", LONG], ["body"] * 2),
    ],
)  # fmt: skip
def test_the_text_of_an_abstract_is_known_by_its_headings(lines: list[str], roles: list[str]) -> None:
    assert settled(*lines) == roles


@pytest.mark.parametrize(
    "lines",
    [
        ["Summary", LONG],
        ["Abstract", f"• {LONG}"],
        [LONG, LONG, LONG, "Ana Example", LONG],
    ],
)
def test_other_texts_stay(lines: list[str]) -> None:
    assert set(settled(*lines)) == {"body"}


def test_what_stands_below_three_paragraphs_is_no_abstract() -> None:
    assert settled(LONG, LONG, "Selection criteria", "~" + LONG)[-1] == "abstract"
    assert settled(LONG, LONG, LONG, "Selection criteria", "~" + LONG)[-1] == "body"
