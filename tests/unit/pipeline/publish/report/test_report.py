"""The page holds what a version holds, says what it lacks, and is the same for the same version."""

from __future__ import annotations

import pytest

from pipeline.publish.rendering import render
from pipeline.publish.report.claims import COLUMNS
from pipeline.publish.report.sample import DOCUMENTS, SAMPLED


def findings_of(source):
    return source.partition("<!-- findings")[2]


def test_a_claim_is_held_with_all_that_it_was_read_as(publish, held):
    claims = held(publish())["claims"]
    assert {*COLUMNS} - {*claims} == {"sentence_id"}
    assert (claims["effect"], claims["route_id"], claims["model_id"]) == (["no_difference"], ["A:3"], [None])
    assert (claims["sentence"], claims["cues"]) == ([[10, 31]], [[[16, 22]]])


def test_a_document_is_held_with_its_text_and_what_was_found_in_it(publish, held, full):
    mention = {
        "mention_id": "m1",
        "document_id": "d1",
        "start": 10,
        "end": 15,
        "concept_id": "A:1",
        "hedged": True,
    }
    segments = [
        {"document_id": "d1", "ordinal": 0, "role": "title", "kept": True, "start": 0, "end": 8},
        {"document_id": "d1", "ordinal": 1, "role": "navigation", "raw_start": 0, "raw_end": 4},
    ]
    capture = {"capture_id": "", "document_id": "d1", "content": b"Menu", "media_type": "text/plain"}
    page = publish(tables={**full, "mentions": [[mention]], "segments": [segments], "captures": [[capture]]})
    (document,) = held(page)["documents"]
    text = "A title.\n\nCells slowed decline."
    assert document[-4:] == [[[0, text]], [10, 5, 0, 2], [[8, "navigation", "Menu"]], [0]]
    assert held(page)["named"] == ["A:1"]
    assert held(page)["concepts"]["label"][1] == "stem cell"


@pytest.mark.parametrize(
    ("source_type", "document_type", "advertising"),
    [
        ("clinic_marketing", "marketing", True),
        ("clinic_marketing", "unknown", True),
        ("news", "marketing", True),
        ("news", "unknown", False),
    ],
)
def test_the_page_names_what_it_holds_of_a_document(
    publish, held, outline, full, source_type, document_type, advertising
):
    row = {**full["documents"][0][0], "source_type": source_type, "document_type": document_type}
    page = publish(tables={**full, "documents": [[row]]})
    data = held(page)
    document = dict(zip(data["document_fields"], data["documents"][0], strict=True))
    assert (document["document_id"], document["doi"], document["year"]) == ("d1", "10.1000/x", 2020)
    assert document["passages"] == [[0, row["text"]]]
    assert document["advertising"] == ("document is advertising" in outline(page).text) == advertising


def test_the_overview_counts_claims_disputes_and_advertising(publish, outline, full):
    links = [{"claim_a": "c1", "claim_b": "c2", "kind": "contradicts", "basis": "opposite"}]
    text = outline(publish(tables={**full, "claim_links": [links]})).text
    assert "1 claim in 1 document that show 0 works." in text
    assert "no difference 1 What is disputed" in text
    assert "1 pair of claims contradict each other, and 0 claims misreport the source" in text
    assert "1 of 1 document is advertising, with 1 of 1 claim. Cells slow decline Advertising" in text


def test_the_ledger_is_the_manifests(publish, outline):
    text = outline(publish(ledger={"kept": 1, "duplicate": 2000, "quarantined": 3})).text
    assert "2,004 inputs Kept 1 read as documents Duplicate 2,000" in text


def test_a_kept_file_that_holds_others_is_no_document(publish, outline):
    text = outline(publish(ledger={"kept": 2, "duplicate": 0, "quarantined": 0})).text
    assert "2 inputs Kept 2 read as documents, or for the documents in them Duplicate 0" in text


@pytest.mark.parametrize(
    ("status", "told"), [("retracted", {"d1": "retracted"}), ("ok", {}), ("unknown", {})]
)
def test_a_document_of_a_work_that_was_retracted_says_so(publish, held, full, status, told):
    work = {"work_id": "w1", "document_ids": ["d0", "d1"], "status": status}
    assert held(publish(tables={**full, "works": [[work]]}))["work_statuses"] == told


def test_changes_are_counted_by_table_and_cause(publish, capture, outline):
    publish("run-00001", {"captures": [[capture("a", b"1")]], "works": [[{"work_id": "w1"}]]})
    changed = {"captures": [[capture("a", b"2")]], "works": [[{"work_id": "w1", "title": "T", "year": 2000}]]}
    text = outline(publish("run-00002", changed)).text
    assert "Table Cause Added Removed Changed captures input 0 0 1 works input 0 0 1" in text
    assert "Rows changed: 2 , in 2 tables, because of input" in text
    assert "Parent v000001-run-0000" in text


def test_documents_that_came_and_went_are_named(publish, outline, full):
    publish("run-00001")
    added = {**full["documents"][0][0], "document_id": "d2", "source_uri": "d2.txt", "title": "A <new> one"}
    text = outline(publish("run-00002", {**full, "documents": [[added]]})).text
    assert "1 document added: A <new> one Advertising 1 document removed: Cells slow decline" in text


def test_an_empty_version_says_so(publish, outline, held):
    page = publish(tables={"works": []}, ledger={})
    text = outline(page).text
    for said in (
        "The run recorded no ledger of inputs.",
        "This is the first version; there is nothing to compare it with.",
        "No claim was read in this version.",
        "No document was read as advertising.",
        "Nothing was refused.",
    ):
        assert said in text
    assert held(page)["documents"] == held(page)["claims"]["claim_id"] == []


def test_a_version_of_refused_inputs_alone_says_so(publish, outline):
    refused = {
        "stage": "raw_text",
        "source_uri": "a.bin",
        "document_id": "d1",
        "key": "k",
        "rule": "not_text",
    }
    ledger = {"kept": 0, "duplicate": 0, "quarantined": 1}
    text = outline(publish(tables={"documents": [], "quarantine": [[refused]]}, ledger=ledger)).text
    assert "No input was kept, so every list of findings below is empty." in text
    assert "a.bin raw text not text" in text


def test_a_large_version_is_held_in_part_and_counted_in_full(publish, held, full):
    many = range(DOCUMENTS + 50)
    documents = [{**full["documents"][0][0], "document_id": f"d{number:04}"} for number in many]
    claims = [
        {**full["claims"][0][0], "claim_id": f"c{number:04}-{copy}", "document_id": f"d{number:04}"}
        for number in many
        for copy in range(3)
    ]
    data = held(publish(tables={**full, "documents": [documents], "claims": [claims]}))
    assert (len(data["documents"]), data["totals"]["documents"]) == (SAMPLED, DOCUMENTS + 50)
    assert (len(data["claims"]["claim_id"]), data["totals"]["claims"]) == (3 * SAMPLED, 3 * (DOCUMENTS + 50))


def test_the_page_of_a_thousand_full_documents_is_below_five_megabytes(publish, full):
    documents = [
        {
            **full["documents"][0][0],
            "document_id": f"d{number:04}",
            "title": "<" * 400,
            "source_uri": "&" * 400,
            "text": "word <b>שלום</b> " * 2000,
        }
        for number in range(1000)
    ]
    mentions = [
        {
            "mention_id": f"m{number}-{place}",
            "document_id": f"d{number:04}",
            "start": place,
            "end": place + 4,
            "concept_id": "A:1",
        }
        for number in range(1000)
        for place in range(0, 100, 2)
    ]
    claims = [
        {**full["claims"][0][0], "claim_id": f"c{number:04}", "document_id": f"d{number % 1000:04}"}
        for number in range(2000)
    ]
    tables = {**full, "documents": [documents], "claims": [claims], "mentions": [mentions]}
    assert len(publish(tables=tables).encode()) < 5_000_000


def test_the_same_version_gives_the_same_page(publish, lab, full):
    first = publish()
    again = type(lab)(lab.outputs.parent / "again").publish("run-00001", full, {}, render)
    assert (again.path / "report.html").read_text(encoding="utf-8") == first


def test_unchanged_data_has_the_findings_of_the_parents_page(publish):
    first, second = publish("run-00001"), publish("run-00002")
    assert findings_of(first) == findings_of(second) != ""
    assert "No row changed." in second
    assert "v000002-run-0000" in second.partition("<!-- findings")[0]


def test_findings_of_a_damaged_page_are_made_anew(publish, lab):
    first = publish("run-00001")
    path = lab.outputs / "v000001-run-0000" / "report.html"
    path.chmod(0o644)
    path.write_text(first.replace("slowed", "healed"), encoding="utf-8")
    assert "healed" not in publish("run-00002")


def test_what_was_kept_of_an_earlier_page_gives_the_page_that_is_made_anew(publish, lab, full):
    more = {**full, "concepts": [[{**row, "n_mentions": 5} for row in full["concepts"][0]]]}
    publish("run-00001")
    kept = findings_of(publish("run-00002", more))
    anew = type(lab)(lab.outputs.parent / "again").publish("run-00002", more, {}, render)
    assert findings_of((anew.path / "report.html").read_text(encoding="utf-8")) == kept


def test_a_document_that_changed_is_not_shown_as_it_was(publish, held, full):
    publish("run-00001")
    full["documents"][0][0]["text"] = "Another text."
    assert held(publish("run-00002", full))["documents"][0][-4] == [[0, "Another text."]]
