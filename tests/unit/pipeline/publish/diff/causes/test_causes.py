"""Each changed row has the causes that its manifests and captures prove, and no others."""

from __future__ import annotations

import pytest

from pipeline.publish import read_table

STAGES = ("raw_text", "clean_text", "entities", "evidence", "linking", "dataset")
USES = {
    "clean_text": ["rules/roles"],
    "entities": ["vocabulary/"],
    "evidence": ["rules/claims"],
    "linking": ["rules/works"],
    "dataset": ["rules/claim_links"],
}


def manifest(*, code=(), **seeds):
    """Digests of a run: ``code`` names stages whose code is other than usual, ``seeds`` rows likewise."""
    rows = {
        "vocabulary/disease.tsv": {"A:1": "1", "A:2": "1"},
        "rules/roles.yaml": {"blank": "1"},
        "rules/claims.yaml": {"slowed": "1"},
        "rules/works.yaml": {"retracted": "1"},
        "rules/claim_links.yaml": {"opposite": "1"},
    }
    for names in rows.values():
        names |= {name: "2" for name in names if name in seeds.get("changed", ())}
    digests = {
        "seeds": {path: str(sorted(names.items())) for path, names in rows.items()},
        "seed_rows": rows,
        "code": {stage: "2" if stage in code else "1" for stage in STAGES},
        "uses": {stage: USES.get(stage, []) for stage in STAGES},
    }
    return {"digests": digests}


@pytest.fixture
def causes(lab, capture):
    """(table, document) -> cause and detail of the changes between two versions."""

    def between(before, after, digests):
        for run, (tables, given) in enumerate(((before, manifest()), (after, digests))):
            contents = tables.pop("inputs")
            captures = [capture(name, contents[name]) for name in sorted(contents)]
            tables = {"captures": captures, **tables}
            version = lab.publish(f"run-0000{run}", {name: [rows] for name, rows in tables.items()}, given)
        return {
            (row["table"], row["document_id"] or row["key"]): (row["cause"], row["cause_detail"])
            for row in read_table(version, "changes").to_pylist()
        }

    return between


def mentions(**surfaces):
    return [
        {"mention_id": f"m-{name}", "document_id": name, "surface": surface, "concept_id": "A:1"}
        for name, surface in surfaces.items()
    ]


def segments(**roles):
    return [{"document_id": name, "role": role} for name, role in roles.items()]


ONE = {"d1": b"a"}


@pytest.mark.parametrize(
    ("digests", "expected"),
    [
        (manifest(changed=["A:1"]), ("vocabulary", "vocabulary/disease.tsv#A:1")),
        (
            manifest(changed=["A:1", "A:2"]),
            ("vocabulary", "vocabulary/disease.tsv#A:1, vocabulary/disease.tsv#A:2"),
        ),
        (manifest(code=["entities"]), ("code", "entities")),
        (manifest(code=["entities", "evidence"]), ("code", "entities")),
        (manifest(code=["entities"], changed=["slowed"]), ("code", "entities")),
        (
            manifest(code=["entities"], changed=["A:2"]),
            ("vocabulary", "vocabulary/disease.tsv#A:2; and code: entities"),
        ),
        (manifest(code=["clean_text"]), ("code", "clean_text")),
    ],
)
def test_a_row_has_the_causes_of_its_own_stage(causes, digests, expected):
    found = causes(
        {"inputs": ONE, "mentions": mentions(d1="x")}, {"inputs": ONE, "mentions": mentions(d1="y")}, digests
    )
    assert found == {("mentions", "d1"): expected}


def test_a_row_has_the_causes_of_the_stages_before_it_where_they_changed_its_document(causes):
    before = {"segments": segments(d1="body", d2="body"), "mentions": mentions(d1="x", d2="x")}
    after = {"segments": segments(d1="title", d2="body"), "mentions": mentions(d1="y", d2="y")}
    both = {"d1": b"a", "d2": b"b"}
    found = causes(
        {"inputs": both, **before}, {"inputs": both, **after}, manifest(changed=["blank"], code=["entities"])
    )
    assert found == {
        ("segments", "d1"): ("rule", "rules/roles.yaml#blank"),
        ("mentions", "d1"): ("rule", "rules/roles.yaml#blank; and code: entities"),
        ("mentions", "d2"): ("code", "entities"),
    }


def test_a_row_of_a_changed_document_has_its_input_and_what_else_differs(causes):
    found = causes(
        {"inputs": ONE, "mentions": mentions(d1="x")},
        {"inputs": {"d1": b"b"}, "mentions": mentions(d1="y")},
        manifest(changed=["A:2"]),
    )
    assert found["mentions", "d1"] == ("input", "d1.txt; and vocabulary: vocabulary/disease.tsv#A:2")


def test_all_of_a_new_document_came_by_its_input_alone(causes):
    found = causes(
        {"inputs": ONE, "mentions": []},
        {"inputs": {**ONE, "d2": b"b"}, "mentions": mentions(d2="y")},
        manifest(changed=["A:2"]),
    )
    assert set(found.values()) == {("input", "d2.txt")}


def test_a_row_that_names_one_of_several_changed_rows_has_that_one(causes):
    found = causes(
        {"inputs": ONE, "mentions": []},
        {"inputs": ONE, "mentions": mentions(d1="x")},
        manifest(changed=["A:1", "A:2"]),
    )
    assert found == {("mentions", "d1"): ("vocabulary", "vocabulary/disease.tsv#A:1")}


def test_a_reference_whose_work_was_retracted_elsewhere_has_the_input_that_says_so(causes):
    def tables(status):
        return {
            "references": [
                {"reference_id": "r1", "document_id": "d1", "work_id": "w2", "status": status},
            ],
            "works": [{"work_id": "w2", "document_ids": ["d2"], "status": status}],
            "documents": [
                {"document_id": "d1", "work_id": "w1"},
                {"document_id": "d2", "work_id": "w2", "publication_status": status},
            ],
        }

    found = causes(
        {"inputs": {"d1": b"a", "d2": b"a"}, **tables("ok")},
        {"inputs": {"d1": b"a", "d2": b"b"}, **tables("retracted")},
        manifest(),
    )
    assert found["references", "d1"] == ("input", "d2.txt")
    assert set(found.values()) == {("input", "d2.txt")}


def test_counts_and_links_have_the_causes_of_the_documents_they_are_made_from(causes):
    def tables(claims):
        cell = {"outcome_id": "A:1", "n_claims": len(claims)}
        return {
            "claims": [
                {"claim_id": f"c-{name}", "document_id": name, "outcome_id": "A:1"} for name in claims
            ],
            "evidence_map": [cell],
            "claim_links": [{"claim_a": "c-d1", "claim_b": f"c-{claims[-1]}", "kind": "supports"}],
            "concepts": [{"concept_id": "A:1", "n_mentions": len(claims)}],
            "mentions": mentions(**dict.fromkeys(claims, "x")),
        }

    found = causes(
        {"inputs": {"d1": b"a", "d2": b"a", "d3": b"a"}, **tables(["d1", "d2"])},
        {"inputs": {"d1": b"a", "d2": b"a", "d3": b"b"}, **tables(["d1", "d2", "d3"])},
        manifest(),
    )
    assert {table for table, _ in found} >= {"claims", "evidence_map", "claim_links", "concepts"}
    assert set(found.values()) == {("input", "d3.txt")}


def test_a_concept_that_was_edited_has_its_own_row(causes):
    def tables(label, count):
        return {"concepts": [{"concept_id": "A:1", "label": label, "n_mentions": count}]}

    found = causes(
        {"inputs": ONE, **tables("old", 1)},
        {"inputs": {"d1": b"b"}, **tables("new", 1)},
        manifest(changed=["A:1", "A:2"]),
    )
    assert found["concepts", '["A:1"]'] == ("vocabulary", "vocabulary/disease.tsv#A:1")
