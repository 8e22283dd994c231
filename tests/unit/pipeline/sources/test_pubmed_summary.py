from __future__ import annotations

import io
from time import process_time

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.pubmed_summary import MEDIA_TYPE, read_citation, recognize, split_citations
from tests.unit.pipeline.sources.stated import said

WORK = "Cells in ALS. Inv J. 2019 Mar 7;12(3):101-9. doi: 10.99999/x. PMID: 123."


@pytest.mark.parametrize(
    ("head", "is_citation"),
    [
        (f"1: Doe J. {WORK}\n\n2: Roe R. {WORK}\n", True),
        (f"\ufeff12: {WORK}", True),
        ("1: Doe J. Cells in\r\nALS. Inv J. 2019;1:2.\r\nPMID: 123.\r\n\r\n", True),
        ("1: Doe J. Cells. Inv J. 2019;1:2.\n\nPMID: 123.", False),
        ("1: wash the cells\n2: give them. PMID: 123", False),
        (f"Doe J. {WORK}", False),
    ],
)
def test_citations_are_told_from_other_numbered_lines(head: str, is_citation: bool) -> None:
    assert recognize(head.encode()) == (MEDIA_TYPE if is_citation else None)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_citations_are_cut_apart(end: str) -> None:
    data = f"1: Doe J. {WORK}\n\n2: Roe R. {WORK[:-2]}4.\n\n".replace("\n", end).encode()
    cut = list(split_citations(io.BytesIO(data)))
    assert b"".join(piece.data for piece in cut) == data
    assert [piece.name for piece in cut] == ["123", "124"]


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("Doe J, van der Roe RH, Müster M Jr. ", ["Doe J", "van der Roe RH", "Müster M Jr"]),
        ("Doe J; Cells Study Group. ", ["Doe J", "Cells Study Group"]),
        ("Doe J; St. Ann U.S. Group; A Team, of Two. ", ["Doe J", "St. Ann U.S. Group", "A Team, of Two"]),
        ("Doe J; Study Group B. ", ["Doe J", "Study Group B"]),
        ("Cells Study Group; Doe J, Roe R. ", ["Cells Study Group", "Doe J", "Roe R"]),
        ("Cells Study Group. ", ["Cells Study Group"]),
        ("Writing Committee for the Trial of Cells. ", ["Writing Committee for the Trial of Cells"]),
        ("", []),
    ],
)
def test_names_stand_before_the_title(names: str, authors: list[str]) -> None:
    decoded = read_citation(f"1: {names}{WORK}".encode())
    assert said(decoded, "authors") == authors
    assert said(decoded, "title") == ["Cells in ALS"]


@pytest.mark.parametrize(
    "title",
    [
        "Report of the cells study group. Results after a year",
        "The Cells Study Group",
        "Cells; a review of the Group. Second part",
        "Group therapy in ALS. A trial",
    ],
)
def test_a_title_that_names_a_group_stays_whole(title: str) -> None:
    decoded = read_citation(f"1: {title}. Inv J. 2019;1:2. PMID: 123.".encode())
    assert (said(decoded, "authors"), said(decoded, "title")) == ([], [title])


@pytest.mark.parametrize("piece", ["Group ", "A;", "Doe J, ", "A. ", ";", "St. ", "a Group. "])
def test_a_hostile_line_is_read_in_linear_time(piece: str) -> None:
    begun = process_time()
    with pytest.raises(Unreadable):
        read_citation(f"1: {piece * 200_000}".encode())
    assert process_time() - begun < 5


def test_a_paragraph_without_a_journal_is_refused() -> None:
    with pytest.raises(Unreadable, match="no title, journal and year"):
        read_citation(b"1: Doe J. Cells in ALS. PMID: 123.")
