"""An article that prints no abstract has the headings of one."""

from __future__ import annotations

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.unabstracted import settle_unabstracted

LONG = "Each of the patients was given cells, and was seen again by us after one month, three and six months."
RULES = {
    "Abstract": ("heading", "heading-abstract"),
    "Ana Holm": ("author", "model-author"),
    "Discussion": ("heading", "heading-part"),
    "Methods": ("heading", "heading-part"),
    "Results": ("heading", "heading-part"),
    "Table 1. Events": ("caption", "caption"),
}
METHODS, DISCUSSION = ("Methods", f"{LONG} [abstract]"), ("Discussion", f"{LONG} [abstract]")
RESULTS = ("Results", LONG, LONG)


def settled(*texts: str) -> str:
    """The first letters of the roles of text: abstract or body."""
    lines = read_lines("\n".join(texts))
    for line in lines:
        text = line.says.text
        role = "abstract" if text.endswith("[abstract]") else "body"
        line.decide(*RULES.get(text, (role, f"model-{role}")))
    settle_unabstracted(lines)
    return "".join(line.role[0] for line in lines if line.role in ("abstract", "body"))


def test_parts_of_several_paragraphs_are_those_of_an_article() -> None:
    assert settled(*METHODS, *RESULTS, *DISCUSSION) == "bbbb"


def test_a_caption_tells_an_article() -> None:
    assert settled(*METHODS, "Results", LONG, "Table 1. Events", *DISCUSSION) == "bbb"


def test_parts_of_one_paragraph_may_be_an_abstract() -> None:
    assert settled(*METHODS, "Results", LONG, *DISCUSSION) == "aba"


def test_a_headed_abstract_stays() -> None:
    assert settled("Abstract", *METHODS, *RESULTS, *DISCUSSION) == "abba"


def test_text_above_the_parts_and_of_another_work_stays() -> None:
    assert settled(f"{LONG} [abstract]", *METHODS, *RESULTS) == "abbb"
    assert settled(*METHODS, "Ana Holm", *METHODS, *RESULTS) == "abbb"
