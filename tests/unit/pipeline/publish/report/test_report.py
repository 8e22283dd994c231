"""The page shows what a version holds, says what it lacks, and is the same for the same version."""

from __future__ import annotations

from pipeline.publish.rendering import render
from pipeline.publish.report.claims import SHOWN


def test_a_claim_is_shown_with_all_that_it_was_read_as(publish, outline):
    source = publish()
    text = outline(source).text
    assert "Cells <mark>slowed</mark> decline." in source
    assert "stem cell → decline" in text
    assert "Effect: no difference Direction: decrease Certainty: probable Negated" in text
    assert "Role: result Attribution: own result Level: single arm" in text
    assert "Route: intrathecal" in text
    assert "Id c1 · rule changed-by" in text
    assert "clinic marketing · marketing · not peer reviewed · 2020" in text


def test_the_map_shows_labels_effects_and_the_share_of_marketing(publish, outline):
    row = outline(publish()).text.partition("unclear ")[2]
    assert row.startswith("stem cell – – decline 8 1 0 25 % 0 0 5 0 0 0 0 0")


def test_the_ledger_is_the_manifests(publish, outline):
    text = outline(publish(ledger={"kept": 1200, "duplicate": 2, "quarantined": 3})).text
    assert "Kept 1,200 read as documents Duplicate 2" in text
    assert "Inputs 1,205" in text


def test_changes_are_counted_by_table_and_cause(publish, capture, outline):
    publish("run-00001", {"captures": [[capture("a", b"1")]], "works": [[{"work_id": "w1"}]]})
    changed = {"captures": [[capture("a", b"2")]], "works": [[{"work_id": "w1", "title": "T", "year": 2000}]]}
    text = outline(publish("run-00002", changed)).text
    assert "Table Cause Added Removed Changed captures input 0 0 1 works input 0 0 1" in text
    assert "Parent v000001-run-0000" in text


def test_an_empty_version_says_so_of_every_list(publish, outline):
    text = outline(publish(tables={"works": []}, ledger={})).text
    for said in (
        "The run recorded no ledger of inputs.",
        "This is the first version; there is nothing to compare it with.",
        "The evidence map is empty: no claim was read.",
        "No claim was read in this version.",
        "No quantity was read in this version.",
        "This version has no document.",
        "No concept of the vocabulary is mentioned in this version.",
        "Nothing was refused.",
    ):
        assert said in text


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


def test_a_long_list_is_cut_and_says_so(publish, full):
    claims = [[{**full["claims"][0][0], "claim_id": f"c{number:04}"}] for number in range(SHOWN + 100)]
    source = publish(tables={**full, "claims": claims})
    assert "Showing 500 of 600 claims" in source
    assert source.count('<li id="c-') == 500


def test_the_page_of_a_thousand_full_documents_is_below_five_megabytes(publish, full):
    documents = [
        {
            **full["documents"][0][0],
            "document_id": f"d{number:04}",
            "title": "<" * 400,
            "source_uri": "&" * 400,
        }
        for number in range(1000)
    ]
    claims = [
        {**full["claims"][0][0], "claim_id": f"c{number:04}", "document_id": f"d{number:04}"}
        for number in range(1000)
    ]
    sentence = {**full["sentences"][0][0], "surface": "word " * 300}
    tables = {**full, "documents": [documents], "claims": [claims], "sentences": [[sentence]]}
    assert len(publish(tables=tables)) < 5_000_000


def test_the_same_version_gives_the_same_page(publish, lab, full):
    first = publish()
    again = type(lab)(lab.outputs.parent / "again").publish("run-00001", full, {}, render)
    assert (again.path / "report.html").read_text(encoding="utf-8") == first


def test_unchanged_data_has_the_findings_of_the_parents_page(publish):
    def findings(source):
        return source.partition("<!-- findings")[2]

    first, second = publish("run-00001"), publish("run-00002")
    assert findings(first) == findings(second) != ""
    assert "No row changed." in second
    assert "v000002-run-0000" in second.partition("<!-- findings")[0]


def test_findings_of_a_damaged_page_are_made_anew(publish, lab):
    first = publish("run-00001")
    path = lab.outputs / "v000001-run-0000" / "report.html"
    path.chmod(0o644)
    path.write_text(first.replace("slowed", "healed"), encoding="utf-8")
    assert "healed" not in publish("run-00002")
