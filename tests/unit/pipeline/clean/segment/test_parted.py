from __future__ import annotations

import pytest

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.parted import settle_parted

HEADING = "References (41)"
LINK = "View article"
ENTRIES = [
    ["A. Abe et al.", "Cells in a dish", "J Examples", "(2001)"],
    ["U. Bauer", "From blastocyst to axon", "Dev Examples (2002)"],
    ["C. O'Neill and P. Wu", "Marrow in the cord", "Cell Examples", "(2004)"],
    ["Sato N, Tanaka H", "Gels for cells", "Biomaterials Examples", "2012"],
]
RULED = {HEADING: ("heading", "heading-references"), LINK: ("navigation", "share-and-save")}


def settled(text: str) -> list[str]:
    lines = read_lines(text)
    for line in lines:
        line.decide(*RULED.get(line.says.text, ("navigation", "model-navigation: length ≤40")))
    return [text[line.start : line.end].strip() for line in settle_parted(lines) if line.role == "reference"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("behind", [[], [LINK]])
def test_entries_of_several_lines_are_references(between: str, behind: list[str]) -> None:
    text = between.join([HEADING, *(line for entry in ENTRIES[:2] for line in (*entry, *behind)), "© 2005"])
    assert settled(text) == [between.join(entry) for entry in ENTRIES[:2]]


@pytest.mark.parametrize(("number", "found"), [(3, 0), (4, 4)])
def test_without_a_heading_it_takes_more_of_them(number: int, found: int) -> None:
    assert len(settled("\n".join(line for entry in ENTRIES[:number] for line in entry))) == found


def test_titles_above_their_authors_are_no_references() -> None:
    hits = [["Cells in a dish", "A. Abe, S. Ito", "J Examples", "2001"]] * 5
    assert settled("\n".join([HEADING, *(line for hit in hits for line in hit)])) == []


def test_hostile_lists_are_read_in_linear_time() -> None:
    assert settled("A. Abe\n" * 20_000) == []
