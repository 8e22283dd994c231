"""The evidence map counts claims in their own cells, and all else by work."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.evidence_map import TYPES, map_evidence, standing, with_cited
from schemas.closed_sets import EFFECT
from schemas.evidence_map import CELL

CLAIMS = pa.schema(
    [
        (name, pa.string())
        for name in ("claim_id", "document_id", "citation_id", "intervention_id", *CELL, "effect")
    ]
)
CONCEPTS = pa.table({"concept_id": ["cells", "riluzole"], "entity_type": ["cell_type", "drug"]})
DOCUMENTS = pa.table(
    {
        "document_id": ["a", "b", "c"],
        "source_type": ["full_text", "pubmed_record", "clinic_marketing"],
        "document_type": ["review", "review", "unknown"],
        "peer_review": ["peer_reviewed", "peer_reviewed", "unknown"],
    }
)
CITED = pa.table({"citation_id": ["to-w"], "work_id": ["w"]})
WORKS = pa.table({"document_id": ["a", "b", "c"], "work_id": ["w", "w", None]})
FINE = pa.table({"work_id": ["w"], "status": ["ok"]})


def map_of(
    claims: list[dict[str, Any]],
    links: list[tuple[str, str, str]] | None = None,
    *,
    statuses: pa.Table = FINE,
) -> list[dict[str, Any]]:
    numbered = [{"claim_id": f"c{place}", **claim} for place, claim in enumerate(claims)]
    table = pa.Table.from_pylist(numbered, schema=CLAIMS)
    ends = [dict(zip(("claim_a", "claim_b", "kind"), link, strict=True)) for link in links or []]
    schema = pa.schema([(name, pa.string()) for name in ("claim_a", "claim_b", "kind")])
    links_table = pa.Table.from_pylist(ends, schema=schema)
    cited = standing(with_cited(table, CITED), WORKS, statuses)
    found = map_evidence(cited, links_table, concepts=CONCEPTS, documents=DOCUMENTS, works=WORKS)
    assert found.schema == pa.schema(list(TYPES.items()))
    cells: list[dict[str, Any]] = found.to_pylist()
    return cells


def test_a_cell_counts_two_pages_of_one_work_once() -> None:
    cell = {"cell_source_id": "M", "outcome_id": "o"}
    claims = [
        {"document_id": "a", **cell, "effect": "benefit"},
        {"document_id": "b", **cell, "effect": "benefit"},
        {"document_id": "c", **cell, "effect": "no_difference"},
        {"document_id": "c", "outcome_id": "o", "effect": "unclear"},
    ]
    links = [
        ("c0", "c2", "contradicts"),
        ("c1", "c2", "misreports_source"),
        ("c0", "c1", "restates"),
        ("c0", "c3", "contradicts"),
    ]
    unknown, known = map_of(claims, links)
    assert {name: value for name, value in unknown.items() if value} == {
        "outcome_id": "o",
        "n_claims": 1,
        "n_marketing": 1,
        "n_unclear": 1,
        "n_contradictions": 1,
    }
    counts = {name: value for name, value in known.items() if value}
    assert counts == {
        "cell_source_id": "M",
        "outcome_id": "o",
        "n_claims": 3,
        "n_works": 1,
        "n_peer_reviewed": 1,
        "n_marketing": 1,
        "n_benefit": 1,
        "n_no_difference": 1,
        "n_contradictions": 1,
    }


def test_a_page_that_cites_a_work_adds_no_contradiction_of_its_own_but_a_misreport() -> None:
    cell = {"cell_source_id": "M", "outcome_id": "o"}
    claims = [
        {"document_id": "a", **cell, "effect": "benefit"},
        {"document_id": "b", **cell, "effect": "no_difference"},
        {"document_id": "c", **cell, "effect": "benefit", "citation_id": "to-w"},
    ]
    counts = [
        map_of(claims, [("c1", "c2", kind)])[0]["n_contradictions"]
        for kind in ("contradicts", "misreports_source")
    ]
    assert counts == [0, 1]


CELL_O = {"cell_source_id": "M", "outcome_id": "o", "effect": "benefit"}


def told(**counts: int) -> dict[str, int]:
    names = ("n_claims", "n_works", "n_peer_reviewed", "n_marketing", "n_benefit", "n_harm")
    return {**dict.fromkeys(names, 0), **counts}


def test_what_a_page_cites_counts_for_the_work_it_cites() -> None:
    own, citing = {"document_id": "a", **CELL_O}, {"document_id": "d", "citation_id": "to-w", **CELL_O}
    for claims in ([own, citing], [own, citing, citing]):
        (row,) = map_of(claims)
        counts = told(n_claims=len(claims), n_works=1, n_peer_reviewed=1, n_benefit=1)
        assert {name: row[name] for name in counts} == counts
    (row,) = map_of([{**citing, "citation_id": "to-nowhere"}, {**citing, "citation_id": "to-elsewhere"}])
    assert {name: row[name] for name in told()} == told(n_claims=2, n_benefit=1)


def test_a_page_that_sells_speaks_for_itself_whatever_it_cites() -> None:
    (row,) = map_of([{"document_id": "c", "citation_id": "to-w", **CELL_O}])
    assert {name: row[name] for name in told()} == told(n_claims=1, n_marketing=1, n_benefit=1)


def test_a_misreport_has_no_effect_of_its_own() -> None:
    source = {"document_id": "a", **CELL_O}
    citing = {"document_id": "d", "citation_id": "to-w", **CELL_O, "effect": "harm"}
    counts = told(n_claims=2, n_works=1, n_peer_reviewed=1, n_benefit=1)
    (row,) = map_of([source, citing], [("c0", "c1", "misreports_source")])
    assert {name: row[name] for name in counts} == counts
    (row,) = map_of([source, citing])
    assert row["n_harm"] == 1


def test_a_misreport_contradicts_its_source_alone() -> None:
    source, citing = {"document_id": "a", **CELL_O}, {"document_id": "d", "citation_id": "to-w", **CELL_O}
    links = [("c1", "c2", "contradicts")]
    claims = [source, citing, {"document_id": "c", **CELL_O}]
    counts = [
        map_of(claims, found)[0]["n_contradictions"]
        for found in (links, [("c0", "c1", "misreports_source"), *links])
    ]
    assert counts == [1, 1]
    assert map_of(claims, [("c0", "c1", "misreports_source")])[0]["n_contradictions"] == 1


def test_a_claim_about_a_drug_falls_into_no_cell() -> None:
    given = {"document_id": "a", "outcome_id": "o", "effect": "benefit"}
    assert map_of([{**given, "intervention_id": "riluzole"}]) == []
    assert [cell["n_claims"] for cell in map_of([{**given, "intervention_id": "cells"}])] == [1]


def test_a_finding_of_a_retracted_work_falls_into_no_cell_whoever_tells_it() -> None:
    cell = {"cell_source_id": "M", "outcome_id": "o", "effect": "benefit"}
    claims = [{"document_id": "a", **cell}, {"document_id": "c", "citation_id": "to-w", **cell}]
    retracted = pa.table({"work_id": ["w"], "status": ["retracted"]})
    assert [row["n_claims"] for row in map_of(claims)] == [2]
    assert map_of(claims, statuses=retracted) == []
    (row,) = map_of([*claims, {"document_id": "c", **cell}], statuses=retracted)
    assert (row["n_claims"], row["n_benefit"]) == (1, 1)


def test_no_claims_make_no_cell() -> None:
    assert map_of([]) == []


NAMES = st.sampled_from([None, "x", "y"])
CLAIM = st.fixed_dictionaries(
    {
        "document_id": st.sampled_from("abc"),
        "effect": st.sampled_from(EFFECT),
        "outcome_id": st.sampled_from("op"),
        **dict.fromkeys(CELL[:3], NAMES),
    }
)


@given(st.lists(CLAIM, max_size=20))
def test_every_claim_is_counted_once_and_each_source_under_each_of_its_effects(
    claims: list[dict[str, Any]],
) -> None:
    cells = map_of(claims)
    assert sum(cell["n_claims"] for cell in cells) == len(claims)
    source = {"a": "w", "b": "w", "c": "c"}
    told = {
        (source[claim["document_id"]], claim["effect"], *(claim.get(name) for name in CELL))
        for claim in claims
    }
    assert sum(cell[f"n_{effect}"] for cell in cells for effect in EFFECT) == len(told)
    keys = [tuple((cell[name] is not None, cell[name] or "") for name in CELL) for cell in cells]
    assert keys == sorted(set(keys))
