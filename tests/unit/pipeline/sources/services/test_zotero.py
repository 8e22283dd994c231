from __future__ import annotations

import io
import json
from typing import Any

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources import read, sniff
from pipeline.sources.services.zotero import ZOTERO
from tests.unit.pipeline.sources.stated import said

ITEM = {"itemType": "journalArticle", "title": "Cells", "creators": [{"firstName": "Ann", "lastName": "Doe"}]}


def test_items_of_the_service_stand_in_objects_of_their_own() -> None:
    page = [{"key": "K1", "version": 3, "data": {"key": "K1", **ITEM}}, {"key": "K2", "data": ITEM}]
    data = json.dumps(page).encode()
    assert sniff(data) == ZOTERO.media_type
    cut = list(ZOTERO.split(io.BytesIO(data)))
    assert [one.name for one in cut] == ["K1", "K2"]
    assert [said(read(one.whole), "authors") for one in cut] == [["Ann Doe"]] * 2


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({"creators": [{"creatorType": "editor", "lastName": "Roe"}]}, "authors", []),
        ({"creators": [{"creatorType": "author", "name": "A Group"}]}, "authors", ["A Group"]),
        ({"extra": "tex.x: y\nPMID: 123"}, "pmid", ["123"]),
        ({"itemType": "preprint"}, "publication_status", ["preprint"]),
        ({"itemType": "newspaperArticle"}, "document_type", ["news"]),
    ],
)
def test_values_are_read(values: dict[str, Any], field: str, expected: list[str]) -> None:
    assert said(ZOTERO.read(json.dumps({**ITEM, **values}).encode()), field) == expected


@pytest.mark.parametrize("kind", ["note", "attachment", "annotation"])
def test_what_belongs_to_a_work_is_none(kind: str) -> None:
    with pytest.raises(Unreadable) as refused:
        ZOTERO.read(json.dumps({**ITEM, "itemType": kind}).encode())
    assert refused.value.reason_code == "no_document"
