from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.decoded import Decoded, Unreadable
from pipeline.sources import read
from tests.unit.pipeline.sources.stated import said


def document(*passages: dict[str, Any], **values: Any) -> Decoded:
    return read(json.dumps({"id": "7", **values, "passages": passages}).encode())


def passage(text: str = "Cells.", **notes: str) -> dict[str, Any]:
    return {"infons": notes, "offset": 0, "text": text, "annotations": [{"infons": {}, "text": "no"}]}


@pytest.mark.parametrize(
    ("notes", "role"),
    [
        ({"type": "title"}, "title"),
        ({"type": "front", "section_type": "TITLE"}, "title"),
        ({"type": "abstract"}, "abstract"),
        ({"type": "abstract_title_1", "section_type": "ABSTRACT"}, "heading"),
        ({"type": "title_2", "section_type": "RESULTS"}, "heading"),
        ({"type": "paragraph", "section_type": "RESULTS"}, "body"),
        ({"type": "table", "section_type": "TABLE"}, "body"),
        ({"type": "fig_title_caption", "section_type": "FIG"}, "caption"),
        ({"type": "ref", "section_type": "REF"}, "reference"),
        ({"type": "title", "section_type": "REF"}, "heading"),
        ({"type": "table_caption_title", "section_type": "TABLE"}, "caption"),
        ({"type": "paragraph", "section_type": "ACK_FUND"}, "metadata"),
        ({}, "body"),
    ],
)
def test_notes_tell_what_a_passage_is(notes: dict[str, str], role: str) -> None:
    shown = [one.role for one in document(passage(**notes)).blocks or () if one.role != "unknown"]
    assert shown == [role]


def sentences(*texts: str, **notes: str) -> dict[str, Any]:
    listed = [{"offset": 0, "text": one, "annotations": [{"infons": {}, "text": "no"}]} for one in texts]
    return {"infons": notes, "offset": 0, "sentences": listed, "annotations": []}


def test_a_passage_may_be_given_by_its_sentences() -> None:
    decoded = document(sentences("Cells.", type="title"), sentences("They help.", "Or not.", type="abstract"))
    shown = [(one.role, decoded.text[one.start : one.end]) for one in decoded.blocks or ()]
    assert [one for one in shown if one[0] != "unknown"] == [
        ("title", "Cells."),
        ("abstract", "They help."),
        ("abstract", "Or not."),
    ]
    assert said(decoded, "title") == ["Cells"]


def test_sentences_in_xml_are_read_behind_their_annotations() -> None:
    sentence = (
        '<sentence><offset>0</offset><text>{}</text><annotation id="1"><infon key="type">Disease</infon>'
        "<text>no</text></annotation></sentence>"
    )
    decoded = read(
        (
            "<collection><source>x</source><document><id>7</id><passage><infon key='type'>abstract</infon>"
            f"{sentence.format('Cells help.')}{sentence.format('Or not.')}</passage></document></collection>"
        ).encode()
    )
    shown = [decoded.text[one.start : one.end] for one in decoded.blocks or () if one.role == "abstract"]
    assert shown == ["Cells help.", "Or not."]


def test_an_entry_in_sentences_begins_with_its_notes() -> None:
    decoded = document(passage("T", type="title"), sentences("Mice.", "Rats.", type="ref", year="2001"))
    assert [one.role for one in decoded.blocks or () if one.role != "unknown"] == [
        "title",
        "reference",
        "reference",
    ]


def test_an_entry_states_its_fields_and_a_second_title_repeats() -> None:
    name = "surname:Doe;given-names:J"
    decoded = document(
        passage("T.", type="title", year="2019"),
        passage("U", type="title", year="2018"),
        passage(
            "Mice.",
            type="ref",
            section_type="REF",
            year="2001",
            name_0=name,
            source="J",
        ),
    )
    assert said(decoded, "title") == ["T"]
    assert said(decoded, "year") == ["2019"]
    cited = [(one.field, one.value) for one in decoded.cited]
    assert cited == [("title", "Mice"), ("year", "2001"), ("authors", "J Doe"), ("journal", "J")]


@pytest.mark.parametrize(
    ("name", "pmid", "pmcid"), [("7", ["7"], []), ("PMC7", [], ["PMC7"]), ("S-7", [], []), ("7.1", [], [])]
)
def test_an_id_says_of_which_kind_it_is(name: str, pmid: list[str], pmcid: list[str]) -> None:
    decoded = document(passage(), id=name)
    assert (said(decoded, "pmid"), said(decoded, "pmcid")) == (pmid, pmcid)


def test_a_bare_number_is_no_pmid_beside_a_pmcid() -> None:
    decoded = document(passage(type="front", **{"article-id_pmc": "7"}))
    assert (said(decoded, "pmid"), said(decoded, "pmcid")) == ([], ["PMC7"])


def test_sentences_of_a_passage_are_shown() -> None:
    sentences = "<sentence><offset>0</offset><text>One.</text></sentence>" * 2
    written = f"<document><id>7</id><passage><offset>0</offset>{sentences}</passage></document>"
    assert [one.role for one in read(written.encode()).blocks or ()].count("body") == 2


@pytest.mark.parametrize(
    "written",
    [
        '{"id": "7", "infons": {}, "passages": []}',
        "<document><id>7</id><passage>",
        "<document><id>7</id></passage></document>",
    ],
)
def test_what_is_no_document_is_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        read(written.encode(), "application/x-bioc+json" if written[0] == "{" else "application/x-bioc+xml")
