from __future__ import annotations

import pytest

from pipeline.clean.segment.labelled import settle_labelled
from pipeline.clean.segment.lines import read_lines

ENTRIES = [
    "Abe et al., 2001\nT. Abe, S. Ito, U. Bauer\nCells in a dish\nJ. Ex. Neurol., 19 (2001), pp. 12-20",
    "de Vries and O’Neill, 2004a\nP. de Vries, C. O’Neill\nMarrow in the cord\nCell Ex., 110 (2004), p. 385",
    "Wu, 2006\nZ. Wu\nAxons to muscle\nNature Ex., 401 (2006), Article 22",
]
LINKS = ("View in Article", "Crossref", "Cited by (3)")


def settled(text: str, heading: str = "heading-references") -> list[tuple[str, str]]:
    lines = read_lines(text)
    for line in lines:
        is_link = line.says.text in LINKS
        line.decide("navigation", "menu-word" if is_link else "model-navigation: short")
    lines[0].decide("heading", heading)
    return [(line.role, text[line.start : line.end].strip()) for line in settle_labelled(lines)]


@pytest.mark.parametrize("between", ["\n", "\nView in Article\nCrossref\n", "\n\nCrossref\n\n"])
def test_a_label_and_the_lines_below_it_are_one_entry(between: str) -> None:
    found = settled("References\n" + between.join(ENTRIES) + "\nCited by (3)")
    assert [text for role, text in found if role == "reference"] == ENTRIES


@pytest.mark.parametrize(
    "entries",
    [ENTRIES[:1], ["Boston, 2012", "Lisbon, 2014", "Oslo, 2016"], ["A trial. 2012\nRead\nMore 2012"] * 3],
    ids=["too few", "labels alone", "no labels"],
)
def test_other_lines_stay(entries: list[str]) -> None:
    assert "reference" not in [role for role, _ in settled("References\n" + "\nCrossref\n".join(entries))]


def test_without_a_heading_it_takes_a_third_label() -> None:
    found = settled("Outlook\n" + "\nCrossref\n".join(ENTRIES[:2]), heading="model-heading: short")
    assert "reference" not in [role for role, _ in found]


STUDIES = [
    "Holm 2018 {published data only}\nHolm A, Ek B. Marrow. Cell Ex 2018;5:1-11. [DOI: 10.5555/ce.1]",
    "Abé 2020\nAbé T. Cells: a long title that goes on\nand on. J Ex Neurol 2020;31:402-15.",
]


def test_a_label_and_the_entry_that_begins_with_its_name_are_one() -> None:
    between = "\nReferences to studies excluded from this review\n"
    found = settled("References\n" + between.join(STUDIES) + "\nAbout us")
    assert [text for role, text in found if role == "reference"] == STUDIES
    assert [text for role, text in found][2] == between.strip()


def test_a_label_above_a_line_of_another_is_none() -> None:
    others = [
        one.replace("\nHolm", "\nBerg").replace("\nAbé", "\nDahl").split("\nand on")[0] for one in STUDIES
    ]
    assert "reference" not in [role for role, _ in settled("References\n" + "\nCrossref\n".join(others))]
