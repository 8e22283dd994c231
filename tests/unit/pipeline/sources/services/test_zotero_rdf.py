from __future__ import annotations

import io
from time import process_time

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.services.zotero_rdf import ZOTERO_RDF
from tests.unit.pipeline.sources.stated import said

ITEM = (
    "<bib:Article rdf:about='#1'><z:itemType>journalArticle</z:itemType><dc:title>{}</dc:title></bib:Article>"
)
NOTE = "<bib:Memo><z:itemType>note</z:itemType></bib:Memo>"


def root(*elements: str) -> bytes:
    return (
        f"<rdf:RDF xmlns:z='http://www.zotero.org/namespaces/export#'>{''.join(elements)}</rdf:RDF>".encode()
    )


def titles(data: bytes) -> list[list[str]]:
    cut = list(ZOTERO_RDF.split(io.BytesIO(data)))
    assert b"".join(one.data for one in cut) == data
    return [said(ZOTERO_RDF.read(one.whole), "title") for one in cut]


def test_notes_belong_to_the_item_behind_them() -> None:
    assert titles(root(NOTE, ITEM.format("A"), NOTE, ITEM.format("B"), NOTE)) == [["A"], ["B"]]


def test_a_file_that_ends_too_early_loses_only_its_last_item() -> None:
    data = root(ITEM.format("A"), ITEM.format("B"))
    cut = list(ZOTERO_RDF.split(io.BytesIO(data[: data.index(b"B<")])))
    assert said(ZOTERO_RDF.read(cut[0].whole), "title") == ["A"]
    with pytest.raises(Unreadable) as refused:
        ZOTERO_RDF.read(cut[1].whole)
    assert refused.value.reason_code == "malformed"


@pytest.mark.parametrize("data", [root(), root(NOTE), b"<rdf:RDF><z:itemType>"])
def test_a_file_without_items_is_one_record(data: bytes) -> None:
    assert [one.data for one in ZOTERO_RDF.split(io.BytesIO(data))] == [data]


def test_of_a_value_within_a_value_the_inner_one_is_read() -> None:
    tags = "<dc:subject>x <z:AutomaticTag><rdf:value>ALS</rdf:value></z:AutomaticTag></dc:subject>"
    decoded = ZOTERO_RDF.read(root(ITEM.format("A").replace("</bib", f"{tags}</bib")))
    assert said(decoded, "keywords") == ["ALS"]


def test_notes_alone_are_no_document() -> None:
    with pytest.raises(Unreadable) as refused:
        ZOTERO_RDF.read(root(NOTE))
    assert refused.value.reason_code == "no_document"


def test_entities_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        ZOTERO_RDF.read(b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + root(ITEM.format("&a;")))
    assert refused.value.reason_code == "entity_bomb"


@pytest.mark.parametrize("piece", ["<a>", "</a>", "<a/>", "<a b='", "<!--", NOTE])
def test_hostile_elements_take_no_quadratic_time(piece: str) -> None:
    begun = process_time()
    list(ZOTERO_RDF.split(io.BytesIO(root(ITEM.format("A"), piece * 50_000))))
    assert process_time() - begun < 5
