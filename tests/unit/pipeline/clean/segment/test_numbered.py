from __future__ import annotations

import pytest

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.numbered import settle_numbered

ENTRIES = [
    "Abe T, Ito S. Cells in a dish. J Ex Neurol. 2001;19:12-20. doi: 10.5555/x.1. PMID: 99000001.",
    "Bauer U. From blastocyst to axon. Dev Ex Biol. 2002;240:1-9. PMCID: PMC9900002.",
    "O'Neill C, et al. Marrow in the cord. Cell Ex. 2004;110:385-97.",
    "Example Society. A report of what was found. 2005.",
    "de Vries P, Wu Z. Axons to muscle. Nature Ex. 2005;401:22-5.",
    "Haas K. Iron in cells. Magn Ex Med. 1998;40:411.",
]
MARKS = ["{}. ", "[{}] ", "({}) ", "{} ", "{})\t"]


def roles(text: str) -> list[tuple[str, str]]:
    lines = read_lines(text)
    for line in lines:
        line.decide("metadata", "before")
    return [(line.role, text[line.start : line.end].strip()) for line in settle_numbered(lines)]


def numbered(entries: list[str], mark: str = "{}. ", first: int = 1) -> list[str]:
    return [mark.format(number) + entry for number, entry in enumerate(entries, first)]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("first", [1, 41])
def test_a_numbered_list_of_works_by_authors_is_one_of_references(mark: str, first: int) -> None:
    lines = numbered(ENTRIES, mark, first)
    assert roles("\n".join(["Cells", *lines, "© 2005"])) == [
        ("metadata", "Cells"),
        *(("reference", line) for line in lines),
        ("metadata", "© 2005"),
    ]


def test_the_lines_of_an_entry_are_one_and_links_behind_it_stay() -> None:
    lines = [f"{line[:30]}\n{line[30:]}\n\nCrossref" for line in numbered(ENTRIES)]
    found = roles("\n\n".join(lines))
    assert [role for role, _ in found] == ["reference", "metadata"] * len(ENTRIES)
    assert found[0][1] == lines[0].removesuffix("\n\nCrossref")


def test_a_short_line_before_the_year_of_an_entry_is_no_link() -> None:
    text = "\n".join(
        f"[{number}] T. Abe, S. Ito\nCells in a dish\nJ Ex., 19 (2001)\nView" for number in range(1, 6)
    )
    lines = read_lines(text)
    for line in lines:
        line.decide("navigation", "model-navigation")
    found = [(line.role, text[line.start : line.end].strip()) for line in settle_numbered(lines)]
    entries = [f"[{number}] T. Abe, S. Ito\nCells in a dish\nJ Ex., 19 (2001)" for number in range(1, 6)]
    assert found == [row for entry in entries for row in (("reference", entry), ("navigation", "View"))]


@pytest.mark.parametrize(
    "lines",
    [
        numbered(ENTRIES[:4]),
        [f"{number}. {line}" for number, line in zip((1, 2, 4, 7, 9, 12), ENTRIES, strict=True)],
        numbered(["Cells were given in 2004.", "Rats were bred in 2005.", "Mice lived until 2006."] * 2),
        numbered(["Cells in the cord: a trial. Abe T, Ito S. J Ex. 2001;19:12."] * 6),
        numbered(["Abe T and others gave cells to nine patients"] * 6),
        ENTRIES,
    ],
    ids=["few", "with gaps", "prose", "titles first", "without years", "without numbers"],
)
def test_other_lists_stay_as_they_are(lines: list[str]) -> None:
    assert {role for role, _ in roles("\n".join(lines))} == {"metadata"}


@pytest.mark.parametrize(
    ("rule_id", "expected"), [("heading-references", 3), ("heading-statement", 3), ("heading-results", 0)]
)
def test_below_a_heading_of_notes_years_are_enough(rule_id: str, expected: int) -> None:
    notes = ["Harriet Molloy, The Clinic Next Door (Example Press, 2011), 45.", "Molloy, 98.", "Guide, 2017."]
    lines = read_lines("\n".join(["Notes", *numbered(notes), "Leave a comment"]))
    for line in lines:
        line.decide("metadata", rule_id)
    assert [line.role for line in settle_numbered(lines)].count("reference") == expected


@pytest.mark.parametrize("entries", [ENTRIES[:2], ENTRIES[:4]], ids=["names and citations", "one without"])
def test_a_short_list_has_a_name_and_a_citation_in_each_entry(entries: list[str]) -> None:
    lines = read_lines("\n".join(numbered(entries, "[{}] ")))
    for line in lines:
        line.decide("metadata", "dated-citation" if ";" in line.says.text else "other")
    is_list = all(";" in entry for entry in entries)
    assert {line.role for line in settle_numbered(lines)} == {"reference" if is_list else "metadata"}
