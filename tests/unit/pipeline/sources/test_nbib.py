from __future__ import annotations

import io

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.nbib import MEDIA_TYPE, read_citation, recognize, split_citations
from tests.unit.pipeline.sources.stated import said


def citation(*lines: str) -> Decoded:
    return read_citation("\n".join(["PMID- 99000001", *lines]).encode())


@pytest.mark.parametrize(
    ("head", "is_citation"),
    [
        (b"\nPMID- 99000001\nOWN - NLM\n", True),
        (b"\xef\xbb\xbfPMID-99000001\r\nTI  - A title\r\n", True),
        (b"PMID- 99000001\n\nThis page is about a trial.\n", False),
        (b"See PMID- 99000001\nOWN - NLM\n", False),
    ],
)
def test_citations_are_told_from_prose(head: bytes, is_citation: bool) -> None:
    assert recognize(head) == (MEDIA_TYPE if is_citation else None)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n"])
def test_each_citation_is_a_record(mark: bytes) -> None:
    data = mark + b"PMID- 1\r\nTI  - A\r\nTT  -\r\n\r\nPMID-2\r\nTI  - B\r\n"
    cut = list(split_citations(io.BytesIO(data)))
    assert [one.name for one in cut] == ["1", "2"]
    assert [said(read_citation(one.data), "pmid") for one in cut] == [["1"], ["2"]]
    assert [said(read_citation(one.data), "title") for one in cut] == [["A"], ["B"]]


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("RIN - J. 2020", "EIN - J. 2019"), ["retracted"]),
        (("EIN - J. 2019", "PST - ppublish"), ["corrected"]),
        (("ECI - J. 2019",), ["expression of concern"]),
        (("ROF - J. 2019", "PT  - Retraction of Publication"), []),
        (("PRIN- J. 2019",), ["corrected"]),
        (("PST - aheadofprint",), ["epub ahead of print"]),
    ],
)
def test_notices_about_the_citation_are_its_status(lines: tuple[str, ...], status: list[str]) -> None:
    assert said(citation(*lines), "publication_status") == status


def test_without_full_names_the_short_ones_count() -> None:
    decoded = citation("AU  - Exemplar AB", "TA  - Inv J", "DP  - 2002 Winter", "DEP - 20011230")
    assert said(decoded, "authors") == ["Exemplar AB"]
    assert said(decoded, "journal") == ["Inv J"]
    assert said(decoded, "year") == ["2002"]
    assert said(decoded, "published_on") == ["2001-12-30"]


def test_only_an_identifier_marked_so_is_the_doi() -> None:
    assert said(citation("AID - S0140-6736 [pii]", "LID - 10.99999/x [doi]"), "doi") == ["10.99999/x"]
    assert said(citation("AID - 10.99999/x [pii]"), "doi") == []


def test_what_holds_no_tag_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_citation(b"no tag here")
    assert refused.value.reason_code == "malformed"
