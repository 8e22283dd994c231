from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.decoded import Decoded
from pipeline.sources.europepmc import MEDIA_TYPE, read_result, recognize
from tests.unit.pipeline.sources.stated import cited, said


def result(**values: Any) -> Decoded:
    return read_result(json.dumps({"id": "1", "source": "MED", **values}).encode())


@pytest.mark.parametrize(
    ("head", "is_result"),
    [
        (b'{"version":"6.9","resultList":{"result":[]}}', True),
        (b', {"id":"1","source":"MED","pmid":"1"}', True),
        (b'{"version":"6.9","result":{"id":"PPR1","source":"PPR","pubYear":"2021"}}', True),
        (b'{"request":{"id":"1"},"referenceList":{"reference":[]}}', True),
        (b'{"source":"MED"}', False),
        (b'{"source":"web","pmid":"1"}', False),
    ],
)
def test_results_are_told_from_other_json(head: bytes, is_result: bool) -> None:
    assert recognize(head) == (MEDIA_TYPE if is_result else None)


def test_a_result_outside_of_a_list_is_read() -> None:
    assert said(read_result(b'{"hitCount":1,"result":{"id":"1","source":"MED","pmid":"1"}}'), "pmid") == ["1"]


def test_the_line_of_authors_is_cut_into_names() -> None:
    decoded = result(authorString="Exemplar AB, de Sample S, Invented Group.")
    assert said(decoded, "authors") == ["Exemplar AB", "de Sample S", "Invented Group"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"firstPublicationDate": "2020-02-17"}, ["2020-02-17"]),
        ({"firstPublicationDate": "2020-02-01"}, []),
        (
            {"journalInfo": {"dateOfPublication": "2020 Feb 1"}},
            ["2020-02-01"],
        ),
    ],
)
def test_the_first_of_a_month_may_stand_for_the_month(values: dict[str, Any], expected: list[str]) -> None:
    assert said(result(**values), "published_on") == expected


@pytest.mark.parametrize(
    ("types", "document_type", "status"),
    [
        ("review; journal article", ["review"], []),
        ("journal article; case reports; Retracted Publication", ["case_report"], ["retracted"]),
        ("published erratum; correction", ["other"], []),
        ("Retraction of Publication", ["other"], []),
    ],
)
def test_types_in_one_line_are_read_one_by_one(
    types: str, document_type: list[str], status: list[str]
) -> None:
    decoded = result(pubType=types)
    assert said(decoded, "document_type") == document_type
    assert said(decoded, "publication_status") == status


def test_a_notice_about_another_work_is_no_status() -> None:
    for kind, status in (("Erratum for", []), ("Retraction of", []), ("Erratum in", ["corrected"])):
        listed = {"commentCorrection": [{"id": "2", "source": "MED", "type": kind}]}
        assert said(result(commentCorrectionList=listed), "publication_status") == status


def test_a_reference_list_states_its_entries_and_whose_they_are() -> None:
    entry = {
        "id": "99000003", "source": "MED", "citationType": "JOURNAL ARTICLE", "title": "A title.",
        "authorString": "Sample A, de Roe B.", "journalAbbreviation": "Invent J", "issue": "2",
        "pubYear": 2017, "volume": "12", "pageInfo": "181-4", "citedOrder": 1, "match": "Y",
    }  # fmt: skip
    page = {
        "version": "6.9",
        "request": {"id": "99000001", "source": "MED", "offSet": 0},
        "referenceList": {"reference": [entry, {"authorString": "Roe B.", "pubYear": 1999}]},
    }
    decoded = read_result(json.dumps(page).encode())
    assert said(decoded, "pmid") == ["99000001"]
    assert cited(decoded) == [
        {
            "pmid": ["99000003"], "title": ["A title"], "authors": ["Sample A", "de Roe B"],
            "journal": ["Invent J"], "issue": ["2"], "year": ["2017"], "volume": ["12"],
            "first_page": ["181"], "last_page": ["184"],
        },
        {"authors": ["Roe B"], "year": ["1999"]},
    ]  # fmt: skip
