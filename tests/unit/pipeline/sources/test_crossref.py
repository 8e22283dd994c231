from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.decoded import Decoded
from pipeline.sources.crossref import MEDIA_TYPE, read_work, recognize
from tests.unit.pipeline.sources.stated import cited, said


def work(**values: Any) -> Decoded:
    return read_work(json.dumps({"DOI": "10.99999/x", **values}).encode())


@pytest.mark.parametrize(
    ("head", "is_work"),
    [
        (b'{"status":"ok","message-type":"work","message":{"DOI":"10.99999/x"}}', True),
        (b',\n {"indexed": {}, "DOI": "10.99999/x"', True),
        (b'[{"id": "a", "DOI": "10.99999/x", "container-title": "J"}]', True),
        (b'{"DOI":"10.99999/x","title":["A"]}', True),
        (b'{"paperId":"1","externalIds":{"DOI":"10.99999/x"},"title":"A"}', False),
        (b'{"doi":"10.99999/x","title":["A"]}', False),
        (b'The key "DOI": "10.99999/x" and "title": [', False),
    ],
)
def test_works_are_told_from_other_json(head: bytes, is_work: bool) -> None:
    assert recognize(head) == (MEDIA_TYPE if is_work else None)


def test_a_work_in_its_message_is_read() -> None:
    decoded = read_work(b'{"status":"ok","message":{"DOI":"10.99999/X","title":["A &amp; B"]}}')
    assert said(decoded, "doi") == ["10.99999/x"]
    assert said(decoded, "title") == ["A & B"]


def test_csl_json_with_bare_strings_is_read() -> None:
    decoded = read_work(
        b'[{"id":"k","DOI":"10.99999/x","title":"A","container-title":"J",'
        b'"issued":{"date-parts":[["2019",3]]}}]'
    )
    assert [said(decoded, field) for field in ("title", "journal", "published")] == [
        ["A"],
        ["J"],
        ["2019-03"],
    ]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("retraction", ["retracted"]),
        ("withdrawal", ["retracted"]),
        ("expression_of_concern", ["expression of concern"]),
        ("erratum", ["corrected"]),
        ("partial_retraction", ["corrected"]),
        ("new_version", []),
    ],
)
def test_a_later_notice_is_the_status_of_the_work_and_not_of_the_notice(kind: str, status: list[str]) -> None:
    update = [{"DOI": "10.99999/y", "type": kind, "label": kind}]
    assert said(work(**{"updated-by": update}), "publication_status") == status
    assert said(work(**{"update-to": update}), "publication_status") == []


def test_an_erratum_beside_a_retraction_leaves_it_retracted() -> None:
    updates = [{"DOI": "10.99999/y", "type": kind} for kind in ("erratum", "retraction", "correction")]
    assert said(work(**{"updated-by": updates}), "publication_status") == ["retracted"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"published-print": [2020, 1], "issued": [2019, 11, 30]}, ["2019-11-30"]),
        ({"published-print": [2020, 1], "published-online": [2019, 12, 1]}, ["2019-12-01"]),
        ({"created": [2018, 1, 1], "issued": [None]}, []),
        ({"posted": [2021]}, ["2021"]),
    ],
)
def test_the_date_is_that_of_publication(dates: dict[str, list[int | None]], expected: list[str]) -> None:
    decoded = work(**{name: {"date-parts": [parts]} for name, parts in dates.items()})
    assert said(decoded, "published") == expected


def test_a_book_is_no_journal() -> None:
    assert said(work(type="book-chapter", **{"container-title": ["A book"]}), "journal") == []
    assert said(work(type="journal-article", **{"container-title": ["J"]}), "journal") == ["J"]


def test_a_reference_is_one_block_with_its_doi_near() -> None:
    entries = [
        {"key": "1", "doi-asserted-by": "publisher", "unstructured": "Whole entry.", "DOI": "10.99999/a"},
        {
            "key": "2",
            "DOI": "10.99999/b",
            "volume": "7",
            "unstructured": "Other.",
            "journal-title": "J",
        },
        {"unstructured": "Third entry.", "key": "3", "DOI": "10.99999/c"},
        {"issue": "4", "key": "4", "first-page": "7", "author": "P", "year": "2018"},
        {"key": "5"},
    ]
    decoded = work(reference=entries)
    shown = [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == "reference"]
    assert shown == [
        'Whole entry.", "DOI": "10.99999/a',
        '10.99999/b", "volume": "7", "unstructured": "Other.',
        "Third entry.",
        '7", "author": "P", "year": "2018',
    ]


@pytest.mark.parametrize(
    ("entry", "stated"),
    [
        (
            {"key": "b1", "doi-asserted-by": "crossref", "first-page": "181", "DOI": "10.99999/R.1",
             "article-title": "A title.", "volume": "12", "author": "Sample", "ISSN": "1234-5678",
             "year": "2017b", "journal-title": "Invent. J."},
            {"first_page": ["181"], "doi": ["10.99999/r.1"], "title": ["A title"], "volume": ["12"],
             "authors": ["Sample"], "year": ["2017"], "journal": ["Invent. J"]},
        ),
        (
            {"key": "b2", "unstructured": "Sample A, Roe B (2019) A title.", "author": "Sample",
             "DOI": "10.99999/r.2"},
            {"doi": ["10.99999/r.2"]},
        ),
        ({"key": "b3", "volume-title": "A book", "author": "Roe"}, {"title": ["A book"], "authors": ["Roe"]}),
        (
            {"key": "b4", "volume-title": "A book", "article-title": "A chapter"},
            {"journal": ["A book"], "title": ["A chapter"]},
        ),
    ],
)  # fmt: skip
def test_an_entry_states_its_values(entry: dict[str, str], stated: dict[str, list[str]]) -> None:
    decoded = work(reference=[entry])
    assert cited(decoded) == [stated]
    assert {one.entry for one in decoded.cited} <= {one.start for one in decoded.blocks or ()}
