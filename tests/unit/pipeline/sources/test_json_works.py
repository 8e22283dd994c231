from __future__ import annotations

import io
import json
from time import process_time
from typing import Any

import pytest

from pipeline.clean.normalize import normalize
from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import sniff
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
        ({"title": "A page", "url": "https://x.example", "text": "Cells help."}, True),
        ([None, "x", 3, WORK], True),
        ({"title": "Menu", "items": [WORK]}, False),
        ({"title": "Schema", "type": "object", "description": "Of a page."}, False),
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
        ({"authors": "Jane Doe, Richard Roe"}, "authors", ["Jane Doe", "Richard Roe"]),
        (
            {"authors": ["Garcia Lopez, Maria Jose", "Doe, J"]},
            "authors",
            ["Maria Jose Garcia Lopez", "J Doe"],
        ),
        ({"authors": [{"given": "Jane", "family": "Doe"}]}, "authors", ["Jane Doe"]),
        ({"author": [{"last": "Doe", "first": "Jane"}, {"last": "Roe"}]}, "authors", ["Jane Doe", "Roe"]),
        (
            {
                "authors": [
                    {"firstName": "Jane", "middleName": "A.", "lastName": "van Doe", "id": 1},
                    {"name": "A Group"},
                ]
            },
            "authors",
            ["Jane A. van Doe", "A Group"],
        ),
        ({"authors": [{"name": "Jane Doe", "given": "Jane", "family": "Doe"}]}, "authors", ["Jane Doe"]),
        ({"authors": [{"name": {"first": "Jane", "last": "Doe"}}] * 2}, "authors", ["Jane Doe", "Jane Doe"]),
        (
            {"AuthorList": {"Author": [{"LastName": "Doe", "ForeName": "Jane", "Initials": "J"}]}},
            "authors",
            ["Jane Doe"],
        ),
        ({"authors": [{"last_name": "Doe", "initials": "JA"}]}, "authors", ["JA Doe"]),
        ({"authors": [{"first": "A", "last": "B", "affiliation": "Univ X"}]}, "affiliations", ["Univ X"]),
        ({"authors": [{"given": "", "family": " \n", "suffix": " "}]}, "authors", []),
        ({"authors": [], "editors": [{"first": "Jane", "last": "Doe"}]}, "authors", []),
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


def shown(decoded: Decoded, role: str) -> list[str]:
    return [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == role]


@pytest.mark.parametrize("key", ["summary", "text", "content"])
def test_prose_of_a_work_without_an_abstract_is_its_abstract(key: str) -> None:
    assert shown(read(**{key: "Cells help."}), "abstract") == ["Cells help."]


def test_prose_beside_an_abstract_is_a_text() -> None:
    decoded = read(abstract="Cells help.", text="They did.<p>Again.")
    assert shown(decoded, "abstract") == ["Cells help."]
    assert shown(decoded, "body") == ["They did.", "Again."]


def test_prose_that_is_too_long_for_an_abstract_is_a_text() -> None:
    assert shown(read(text="Cells help. " * 1000), "abstract") == []


def test_the_text_of_a_page_is_no_abstract() -> None:
    decoded = read_work(b'{"url": "https://x.example", "title": "A page", "text": "Cells help."}')
    assert shown(decoded, "body") == ["Cells help."]


def test_a_name_in_parts_reads_as_one() -> None:
    decoded = read(authors=[{"firstName": "Jane", "lastName": "Doe"}])
    assert [normalize(one, decoded.form) for one in shown(decoded, "author")] == ["Jane Doe"]


@pytest.mark.parametrize("beside", ["null", '"x"', "3", "null, true"])
def test_what_stands_beside_works_in_a_list_belongs_to_the_work_behind_it(beside: str) -> None:
    data = f"[{json.dumps(WORK)}, {beside},\n {json.dumps(WORK)}, {{}}, null]".encode()
    cut = list(split_works(io.BytesIO(data)))
    assert [sniff(piece.data) for piece in cut] == [MEDIA_TYPE, MEDIA_TYPE, "application/json"]
    assert [said(read_work(piece.data), "title") for piece in cut[:2]] == [["Cells in ALS"]] * 2


def test_a_work_may_tell_of_its_authors_by_parts_of_names_only() -> None:
    decoded = read_work(b'{"title": "A", "author": [{"family": "Roe"}]}')
    assert said(decoded, "authors") == ["Roe"]


def test_a_broken_line_loses_only_itself() -> None:
    lines = [
        '{"title": "A", "authors": ["Doe J"]}',
        '{"title": "B", "authors": ["Doe',
        '{"title": "C", "text": "c"}',
    ]
    cut = list(split_works(io.BytesIO("\n".join(lines).encode())))
    assert [piece.data.decode().strip() for piece in cut] == lines


@pytest.mark.parametrize(
    "person", [{"given": "A", "family": "B"}, {"name": "A B", "x": "}{"}, {"given": "A"}]
)
def test_many_people_are_read_in_linear_time(person: dict[str, str]) -> None:
    begun = process_time()
    assert len(said(read(author="C D", authors=[person] * 20_000), "authors")) == 20_001
    assert process_time() - begun < 10


def test_rubbish_behind_an_object_is_no_text() -> None:
    decoded = read_work(b'{"title": "A", "doi": "10.99999/x"} b\\q", "c": "d\n')
    assert said(decoded, "title") == ["A"]


def test_an_object_without_a_title_is_refused() -> None:
    with pytest.raises(Unreadable, match="no 'title'"):
        read_work(b'{"doi": "10.99999/x"}')
