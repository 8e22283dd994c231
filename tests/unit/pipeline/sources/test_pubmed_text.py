from __future__ import annotations

import io

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.pubmed_text import MEDIA_TYPE, read_citation, recognize, split_citations
from tests.unit.pipeline.sources.stated import said

CITED = "1. Inv J. 2019 Mar 7;12(3):101-9. doi: 10.99999/x."


def citation(*paragraphs: str) -> Decoded:
    return read_citation("\n\n".join([CITED, "Cells in ALS.", *paragraphs, "PMID: 123"]).encode())


@pytest.mark.parametrize(
    ("head", "is_citation"),
    [
        (f"{CITED}\n\nCells.\n\nDoe J.\n\nPMID: 123\n", True),
        (f"\ufeff\r\n{CITED} Epub\r\n2019.\r\n\r\nCells.\r\n\r\nPMID: 123\r\n", True),
        (f"{CITED}\n\nCells.\n", False),
        (
            "1. Doe J. Cells. Inv J. 2019;1:2.\nPMID: 123\n2. Roe R. More. Inv J. 2020;1:2.\nPMID: 124\n",
            False,
        ),
        ("1. Introduction. In 2019 cells were given.\n\nPMID: 123", False),
    ],
)
def test_citations_are_told_from_lists_and_prose(head: str, is_citation: bool) -> None:
    assert recognize(head.encode()) == (MEDIA_TYPE if is_citation else None)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("begin", ["", "\n", "\ufeff"])
def test_citations_are_cut_apart(begin: str, end: str) -> None:
    one = f"{CITED}\n\nCells.\n\nWe saw:\n2. Two. 2019; no more.\n\nPMID: 123\n\n\n"
    data = (begin + one + one.replace("1. Inv", "2. Inv").replace("123", "124")).replace("\n", end).encode()
    cut = list(split_citations(io.BytesIO(data)))
    assert b"".join(piece.data for piece in cut) == data
    assert [piece.name for piece in cut] == ["123", "124"]


@pytest.mark.parametrize(
    ("paragraph", "authors"),
    [
        ("Doe J(1), van der Roe RH(1)(2), Müster M Jr(#)(3).", ["Doe J", "van der Roe RH", "Müster M Jr"]),
        ("Doe J, Roe R.", ["Doe J", "Roe R"]),
        ("Doe J.", ["Doe J"]),
        ("We gave cells to mice, and they lived longer.", []),
    ],
)
def test_a_line_of_names_is_told_from_an_abstract(paragraph: str, authors: list[str]) -> None:
    decoded = citation(paragraph)
    assert said(decoded, "authors") == authors
    assert ("abstract" in [one.role for one in decoded.blocks or ()]) == (not authors)


def test_what_later_notices_say_is_stated() -> None:
    assert said(citation("Doe J.", "Retraction in\n    Inv J. 2020;1:1."), "publication_status") == [
        "retracted"
    ]
    assert said(citation("Doe J.", "Erratum for\n    Inv J. 2020;1:1."), "publication_status") == []


def test_the_citation_states_where_it_stands() -> None:
    decoded = citation()
    fields = ("journal", "volume", "issue", "first_page", "last_page", "published_on", "pmid")
    assert [said(decoded, one) for one in fields] == [
        ["Inv J"], ["12"], ["3"], ["101"], ["109"], ["2019-03-07"], ["123"],
    ]  # fmt: skip


def test_what_begins_with_no_journal_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_citation(b"Cells in ALS.\n\nPMID: 123")
    assert refused.value.reason_code == "malformed"
