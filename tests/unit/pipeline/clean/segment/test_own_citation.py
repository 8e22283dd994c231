"""The line that says how to cite the page."""

from __future__ import annotations

import pytest

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.own_citation import keep_own_citation, keep_own_entry

TITLE = "Lumbar cells in early disease: a randomised comparison"
CITATION = f"Holm, A. {TITLE}. J Ex Neurol 14, 112 (2021). https://doi.org/10.5555/jen.112"


def roles(*texts: str) -> list[str]:
    lines = read_lines("\n".join(texts))
    for line in lines:
        line.decide("title" if line.says.text == TITLE else "navigation", "model")
    if lines[-1].says.text.startswith("DOI"):
        lines[-1].decide("metadata", "identifier-line")
    keep_own_citation(lines)
    return [line.role for line in lines]


def test_it_is_kept_where_it_alone_has_the_doi() -> None:
    assert roles(TITLE, "How to cite", CITATION) == ["title", "navigation", "metadata"]


@pytest.mark.parametrize(
    "texts",
    [
        (CITATION,),
        (TITLE, CITATION, "DOI: 10.5555/jen.112"),
        (TITLE, f"Share {TITLE} by mail"),
        (TITLE, "Roe, C. Cells in late disease. J Ex Neurol 15, 3 (2022). https://doi.org/10.5555/jen.3"),
    ],
    ids=["no title", "a DOI of the record", "no citation", "another work"],
)
def test_other_lines_are_not(texts: tuple[str, ...]) -> None:
    given = texts[-1].startswith("DOI")
    assert roles(*texts).count("metadata") == given


def test_a_line_that_begins_with_names_and_year_is_kept() -> None:
    credit = f"Quayle, Ferelith (2020) {TITLE}. PhD thesis, University of Example."
    assert roles(TITLE, credit) == ["title", "metadata"]
    assert roles(TITLE, credit, "DOI: 10.5555/jen.112") == ["title", "metadata", "metadata"]
    assert roles(TITLE, f"What follows ({TITLE}) was said in 2020") == ["title", "navigation"]


def entries(*texts: str, authors: str = "Ada Holm") -> list[str]:
    """Roles of lines taken for references below the title and its authors."""
    lines = read_lines("\n".join([TITLE, authors, *texts]))
    for line, role in zip(lines, ["title", "author", *["reference"] * len(texts)], strict=True):
        line.decide(role, "model")
    keep_own_entry(lines)
    return [line.role for line in lines[2:]]


def test_an_entry_of_the_first_author_with_the_title_is_the_page_itself() -> None:
    short = CITATION.replace(": a randomised comparison", "")
    assert entries("Roe, C. Cells in late disease. J Ex Neurol 15, 3 (2022).", CITATION) == [
        "reference",
        "metadata",
    ]
    assert entries(short) == ["metadata"]
    assert entries(f"Citation: {CITATION}") == ["metadata"]
    assert entries(CITATION.replace("Holm, A.", "Holm A:")) == ["metadata"]


def test_the_mark_of_an_affiliation_is_no_part_of_the_name() -> None:
    authors = "Ada Holm1*, Bo Ek2"
    assert entries(f"How to cite: {CITATION}", authors=authors) == ["metadata"]
    assert entries(CITATION.replace("Holm", "Roe"), authors=authors) == ["reference"]


def test_entries_of_other_works_stay() -> None:
    assert entries(CITATION.replace("Holm", "Roe")) == ["reference"]
    assert entries(f"12. {CITATION}") == ["reference"]
    assert entries(f"Comment on: Roe, C., {CITATION}") == ["reference"]
    assert entries(CITATION.replace("Lumbar", "Correction to: Lumbar").replace("a rand", "no rand")) == [
        "reference"
    ]
