from __future__ import annotations

import io
import json
from typing import Any

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources.json_works import MEDIA_TYPE, read_work, recognize, split_works
from tests.unit.pipeline.sources.stated import said

WORK = {"title": "Cells in ALS", "doi": "10.99999/x"}


def read(**values: Any) -> Decoded:
    return read_work(json.dumps({**WORK, **values}).encode())


@pytest.mark.parametrize(
    ("content", "is_works"),
    [
        (WORK, True),
        ([WORK, WORK], True),
        ({"Title": "Cells", "Abstract": "None."}, True),
        ({"article_title": "Cells", "pubmedId": 1}, True),
        ({"metadata": {"title": "Cells"}, "authors": []}, True),
        ({"title": "Menu", "items": [WORK]}, False),
        ({"doi": "10.99999/x"}, False),
        (["title", "doi"], False),
        ([], False),
    ],
)
def test_objects_that_tell_of_works_are_told_from_others(content: Any, is_works: bool) -> None:
    assert recognize(json.dumps(content).encode()) == (MEDIA_TYPE if is_works else None)


def test_a_number_without_end_is_no_fault_of_the_look() -> None:
    assert recognize(b'{"title": "T", "abstract": "a", "year": ' + b"1" * 5000 + b"}") == MEDIA_TYPE


def test_a_work_longer_than_the_look_is_known_by_its_keys() -> None:
    assert recognize(json.dumps({**WORK, "abstract": "x" * 99})[:60].encode()) == MEDIA_TYPE


@pytest.mark.parametrize("form", ["{0}\n{1}\n", "[{0}, {1}]"])
def test_works_are_cut_apart(form: str) -> None:
    data = form.format(json.dumps(WORK), json.dumps({**WORK, "doi": "", "pmid": 124})).encode()
    cut = list(split_works(io.BytesIO(data)))
    assert b"".join(piece.data for piece in cut) == data
    assert [piece.name for piece in cut] == ["10.99999/x", "124"]


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({"authors": ["Doe, J", "Roe, R"]}, "authors", ["J Doe", "R Roe"]),
        ({"authors": "Doe J; Roe R"}, "authors", ["Doe J", "Roe R"]),
        ({"authors": [{"name": "Jane Doe", "id": 1}]}, "authors", ["Jane Doe"]),
        ({"journal": {"title": "Inv J"}}, "journal", ["Inv J"]),
        ({"publicationYear": 2019}, "year", ["2019"]),
        ({"Keywords": ["cells", "ALS"]}, "keywords", ["cells", "ALS"]),
    ],
)
def test_values_are_read_under_common_keys(values: dict[str, Any], field: str, expected: list[str]) -> None:
    assert said(read(**values), field) == expected


def test_values_under_unknown_keys_are_no_text() -> None:
    decoded = read(score=0.5, abstract="Cells help.")
    shown = [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == "abstract"]
    assert shown == ["Cells help."]


def test_an_object_without_a_title_is_refused() -> None:
    with pytest.raises(Unreadable, match="no 'title'"):
        read_work(b'{"doi": "10.99999/x"}')
