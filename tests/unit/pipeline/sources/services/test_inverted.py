from __future__ import annotations

import io
import json

import pytest

from pipeline.sources import UNPACKER, read
from pipeline.sources.services.inverted import with_abstracts
from tests.unit.pipeline.sources.stated import said

WORK = {"id": "https://openalex.org/W1", "title": "A", "publication_year": 2021, "authorships": []}


@pytest.mark.parametrize(
    ("index", "abstract"),
    [
        ({"Cells": [0, 2], 'said "α"': [1]}, 'Cells said "α" Cells'),
        ({}, ""),
        ({"Cells": None, "and": ["x", 1]}, "and"),
    ],
)
def test_words_are_put_in_their_places(index: object, abstract: str) -> None:
    written = json.dumps({**WORK, "abstract_inverted_index": index, "type": "article"})
    assert json.loads(with_abstracts(written.encode())) == {**WORK, "abstract": abstract, "type": "article"}


@pytest.mark.parametrize(
    "broken", ['{"a": 1, "abstract_inverted_index": {"a": [0}', '{"abstract_inverted_index": null}']
)
def test_what_is_no_index_stays_as_it_is(broken: str) -> None:
    assert with_abstracts(broken.encode()).decode() == broken


def test_records_are_those_of_the_layer_and_follow_the_file() -> None:
    works = [{**WORK, "abstract_inverted_index": {"Cells": [0]}}, {**WORK, "id": "https://openalex.org/W2"}]
    data = json.dumps({"results": works}).encode()
    whole, *found = UNPACKER.members(io.BytesIO(data), "works.json", len(data))
    assert (whole.name, whole.data, whole.holds) == ("", data, 2)
    assert [one.name for one in found] == ["text!W1", "text!W2"]
    decoded = read(found[0].data or b"")
    assert said(decoded, "title") == ["A"]
    assert [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == "abstract"] == [
        "Cells"
    ]
