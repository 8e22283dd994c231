"""Which claims are linked, how, and how many at most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SeedError
from pipeline.link.claim_links import claim_facts, link_claims, link_rules, read_sentences
from pipeline.link.claim_links.pairs import pairs, pairs_with_source
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED

CONTENT = SEEDED.rules("claim_links")
RULES = link_rules(CONTENT)
VOCABULARY = SEEDED.vocabulary

MSC, BM_MSC, NSC = "CL:0000134", "CL:0002540", "CL:0000047"
MICE = "ACE:als-mouse-model"
ALS, BULBAR, MYELOMA = "MONDO:0004976", "ACE:bulbar-onset-als", "DOID:9538"
IT, IV = "NCIT:C38267", "NCIT:C38276"
COLUMNS = [
    "claim_id",
    "document_id",
    "sentence_id",
    "intervention_id",
    "population_id",
    "model_id",
    "route_id",
    "cell_source_id",
    "outcome_id",
    "direction",
    "effect",
    "significance",
    "certainty",
    "attribution",
    "citation_id",
    "evidence_level",
]
CUES = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
CLAIMS = pa.schema([*((name, pa.string()) for name in COLUMNS), ("cues", CUES)])
PLAIN = {
    "intervention_id": MSC,
    "cell_source_id": MSC,
    "outcome_id": "MESH:D013534",
    "direction": "increase",
    "effect": "benefit",
    "certainty": "asserted",
}
HARM = {"direction": "decrease", "effect": "harm"}
NULL = {"direction": "no_change", "effect": "no_difference"}
MIXED = {"direction": "unclear", "effect": "mixed"}
SAFE = {"direction": "no_change", "effect": "safe"}
SURVIVAL, LIFESPAN, PARALYSIS = "MESH:D013534", "ACE:lifespan", "ACE:paralysis"
BM = {"intervention_id": BM_MSC, "cell_source_id": BM_MSC}


def with_cues(row: dict[str, Any]) -> dict[str, Any]:
    """The row with the span of its ``cue`` in its sentence, else of the first letter."""
    start = row.get("surface", "").find(row.get("cue", ""))
    return {**row, "cues": [{"start": start, "end": start + len(row.get("cue", "t"))}]}


def links_of(*claims: dict[str, Any], rules: Any = RULES) -> list[tuple[str, str, str]]:
    """Links of claims c0, c1, … each in a document and sentence of its own unless said otherwise."""
    rows = [
        {"claim_id": f"c{i}", "document_id": f"d{i}", "sentence_id": f"s{i}", **PLAIN, **claim}
        for i, claim in enumerate(claims)
    ]
    table = pa.Table.from_pylist(list(map(with_cues, rows)), schema=CLAIMS)
    sentences = pa.table(
        {
            "start": pa.array([0 for _ in rows], pa.int64()),
            "sentence_id": pa.array([row["sentence_id"] for row in rows], pa.string()),
            "surface": pa.array(
                [row.get("surface", f"text {row['sentence_id']}") for row in rows], pa.string()
            ),
        }
    )
    works = pa.table(
        {
            "document_id": pa.array([row["document_id"] for row in rows], pa.string()),
            "work_id": pa.array([row.get("work") for row in rows], pa.string()),
            "origin_id": pa.array([row.get("origin", row.get("work")) for row in rows], pa.string()),
            "status": pa.array([row.get("status") for row in rows], pa.string()),
        }
    )
    cited = pa.table({"citation_id": ["to-w"], "work_id": ["w"]})
    facts = read_sentences(claim_facts(table, sentences), rules)
    links = link_claims(facts, VOCABULARY, rules, works=works, cited=cited)
    return [(row["claim_a"], row["claim_b"], row["kind"]) for row in links.to_pylist()]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param({}, {}, "supports", id="same effect"),
        pytest.param({}, HARM, "contradicts", id="benefit and harm"),
        pytest.param({}, NULL, "contradicts", id="benefit and no difference"),
        pytest.param({}, {**HARM, "certainty": "possible"}, None, id="only possible"),
        pytest.param({}, {"effect": "unclear"}, None, id="unclear"),
        pytest.param({}, {"outcome_id": "MESH:D018450"}, None, id="other outcome"),
        pytest.param(
            {}, {"intervention_id": BM_MSC, "cell_source_id": BM_MSC}, "narrows", id="narrower cells"
        ),
        pytest.param({}, {"intervention_id": NSC, "cell_source_id": NSC}, None, id="other cells"),
        pytest.param({}, {"intervention_id": "MESH:D045164"}, "supports", id="procedure with the same cells"),
        pytest.param({}, {"model_id": MICE}, None, id="mice against nothing stated"),
        pytest.param({"model_id": MICE}, {"model_id": MICE}, "supports", id="same model"),
        pytest.param({"population_id": ALS}, {"population_id": MYELOMA, **NULL}, None, id="other disease"),
        pytest.param({"population_id": ALS}, {**NULL}, "contradicts", id="disease stated once"),
        pytest.param(
            {"population_id": ALS}, {"population_id": BULBAR, **NULL}, "contradicts", id="narrower disease"
        ),
        pytest.param({"route_id": IT}, {"route_id": IV, **NULL}, None, id="other route"),
        pytest.param({"route_id": IT}, {"route_id": IT, **NULL}, "contradicts", id="same route"),
        pytest.param(
            {"evidence_level": "animal"},
            {"evidence_level": "randomised", **NULL},
            None,
            id="mice against patients",
        ),
        pytest.param(
            {"evidence_level": "marketing"},
            {"evidence_level": "randomised", **NULL},
            "contradicts",
            id="an offer against patients",
        ),
        pytest.param(
            {"work": "w", "evidence_level": "animal", **HARM},
            {"citation_id": "to-w", "evidence_level": "randomised"},
            "misreports_source",
            id="mice cited as patients",
        ),
        pytest.param({"document_id": "d"}, {"document_id": "d"}, "restates", id="same document"),
        pytest.param(
            {"document_id": "d"}, {"document_id": "d", **HARM}, None, id="one document, two results"
        ),
        pytest.param({"work": "w"}, {"work": "w"}, "restates", id="same work"),
        pytest.param({"surface": "It helps!"}, {"surface": "it helps"}, "restates", id="same sentence"),
        pytest.param({"work": "w"}, {"citation_id": "to-w"}, "restates", id="claim and its source"),
        pytest.param(
            {"work": "w", **HARM}, {"citation_id": "to-w"}, "misreports_source", id="source says else"
        ),
        pytest.param(
            {"work": "v", **HARM}, {"citation_id": "to-w"}, "contradicts", id="another work says else"
        ),
    ],
)
def test_two_claims_are_linked_by_what_agrees(
    one: dict[str, Any], other: dict[str, Any], kind: str | None
) -> None:
    assert links_of(one, other) == ([("c0", "c1", kind)] if kind else [])


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param({}, {**NULL, "outcome_id": LIFESPAN}, "contradicts", id="survival and lifespan"),
        pytest.param({}, {"outcome_id": PARALYSIS}, None, id="survival and paralysis"),
        pytest.param(HARM, {**SAFE, **BM}, None, id="a harm of broader cells"),
        pytest.param({**HARM, **BM}, SAFE, "contradicts", id="a harm of narrower cells"),
        pytest.param(
            {"work": "w", **HARM}, {**SAFE, **BM, "citation_id": "to-w"}, "misreports_source", id="cited"
        ),
        pytest.param({"work": "w", **BM}, {"citation_id": "to-w"}, "restates", id="cited more broadly"),
        pytest.param(
            {"work": "v", "origin": "w"}, {"work": "w"}, "restates", id="preprint and what it became"
        ),
        pytest.param(
            {"work": "v", "origin": "w"}, {"work": "w", **NULL}, "contradicts", id="preprint, other result"
        ),
    ],
)
def test_breadth_and_versions_count(one: dict[str, Any], other: dict[str, Any], kind: str | None) -> None:
    assert links_of(one, other) == ([("c0", "c1", kind)] if kind else [])


def test_what_is_broader_in_cells_and_narrower_in_the_model_is_no_pair() -> None:
    narrow_model, broad_model = "ACE:sod1-g93a-mouse", "ACE:sod1-mouse"
    assert links_of({"model_id": narrow_model}, {**BM, "model_id": broad_model}) == []
    assert links_of({"model_id": broad_model}, {**BM, "model_id": narrow_model}) == [("c0", "c1", "narrows")]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("MSCs helped at 3 months", "MSCs did not at 12 months", None),
        ("MSCs helped at 24 weeks", "MSCs did not at six months", "contradicts"),
        ("MSCs helped in the year 2018", "MSCs did not in the year 2019", "contradicts"),
        ("MSCs helped after 1 year", "no difference at month 12", "contradicts"),
        ("MSCs helped by 14 days", "MSCs did not at 110 days", "contradicts"),
        ("High-dose MSCs helped", "low-dose MSCs did not", None),
        ("MSCs helped", "Low doses of MSCs did not", None),
        ("MSCs helped in slow progressors", "MSCs did not", None),
        ("MSCs helped in patients with slow progression", "MSCs did not", None),
        ("MSCs slow progression", "MSCs do not slow progression", "contradicts"),
        ("MSCs helped in bulbar onset ALS", "MSCs did not in bulbar-onset ALS", "contradicts"),
        ("A stem cell treatment helped", "MSCs did not", None),
        ("Stem cell treatment helped", "MSCs did not", "contradicts"),
        ("The cells did not slow my MND", "MSCs helped", None),
        ("In rats MSCs helped", "MSCs did not help patients", None),
        ("MSCs helped in mice", "MSCs did not help in rats", None),
        ("MSCs helped in mice", "Animals were not helped", "contradicts"),
        ("They say that MSCs help", "MSCs did not", None),
        ("A phase I trial showed that stem cell therapy helped", "MSCs did not", "contradicts"),
    ],
)
def test_unlike_times_doses_and_groups_do_not_contradict(one: str, other: str, kind: str | None) -> None:
    found = links_of({"surface": one}, {"surface": other, **NULL})
    assert found == ([("c0", "c1", kind)] if kind else [])


def test_a_harm_at_one_dose_contradicts_that_there_is_none() -> None:
    harm, safe = {"surface": "High doses did harm", **HARM}, {"surface": "High doses are safe", **SAFE}
    assert links_of(harm, {**SAFE}) == [("c0", "c1", "contradicts")]
    assert links_of(HARM, safe) == []


@pytest.mark.parametrize(
    ("citing", "kind"),
    [
        ("MSCs helped in all nine trials", "misreports_source"),
        ("MSCs helped in six of nine trials", "misreports_source"),
        ("MSCs helped in three of the 9 trials", "restates"),
        ("MSCs helped in 30 of 90 patients", "restates"),
        ("MSCs helped", "restates"),
    ],
)
def test_changed_numbers_misreport_a_source(citing: str, kind: str) -> None:
    source = {"work": "w", "surface": "MSCs helped in three of nine trials."}
    assert links_of(source, {"citation_id": "to-w", "surface": citing}) == [("c0", "c1", kind)]


def test_a_benefit_in_a_subgroup_acquits_only_who_names_it() -> None:
    source = {"work": "w", "document_id": "d"}
    main, part = {**source, **NULL}, {**source, "surface": "In a subgroup MSCs helped."}
    spun = {"citation_id": "to-w", "surface": "MSCs helped."}
    fair = {"citation_id": "to-w", "surface": "In a subgroup, MSCs helped"}
    assert links_of(main, part, spun) == [("c0", "c2", "misreports_source"), ("c1", "c2", "narrows")]
    early = {"citation_id": "to-w", "surface": "In patients treated early, MSCs helped"}
    both = {"citation_id": "to-w", "surface": "MSCs did not help, although a subgroup did better", **NULL}
    assert links_of(main, part, fair) == [("c1", "c2", "restates")]
    assert links_of(main, part, early) == [("c1", "c2", "narrows")]
    assert links_of(part, both) == []


RAT = "ACE:sod1-g93a-rat"


@pytest.mark.parametrize(
    ("source", "citing", "kind"),
    [
        pytest.param({"model_id": RAT}, {}, "restates", id="a model left out"),
        pytest.param({"model_id": RAT, **NULL}, {}, "misreports_source", id="a model left out, other result"),
        pytest.param({"model_id": RAT}, {"model_id": MICE, **NULL}, None, id="another model"),
        pytest.param({"route_id": IT}, {}, "restates", id="a route left out"),
    ],
)
def test_a_claim_and_its_source_need_not_repeat_each_others_setting(
    source: dict[str, Any], citing: dict[str, Any], kind: str | None
) -> None:
    found = links_of({"work": "w", **source}, {"citation_id": "to-w", **citing})
    assert found == ([("c0", "c1", kind)] if kind else [])
    assert links_of({"work": "v", **source}, {**citing, "model_id": MICE}) == []


def test_a_citing_claim_is_of_the_one_route_of_its_source() -> None:
    source, citing = {"work": "w", "route_id": IT}, {"citation_id": "to-w"}
    assert links_of(source, citing, {"route_id": IV, **NULL}) == [("c0", "c1", "restates")]
    other = {"work": "w", "route_id": IV, "outcome_id": PARALYSIS}
    assert ("c1", "c2", "contradicts") in links_of(source, citing, {"route_id": IV, **NULL}, other)


@pytest.mark.parametrize(
    ("surface", "cue", "kind"),
    [
        ("they lost strength later than those given vehicle", "lost", None),
        ("they lost strength less often", "lost", None),
        ("they lost strength, unlike vehicle", "vehicle", None),
        ("they declined more slowly", "declined more slowly", "misreports_source"),
        ("they lost strength; 12 months later all were dead", "lost", "misreports_source"),
    ],
)
def test_who_may_mean_the_opposite_accuses_nobody(surface: str, cue: str, kind: str | None) -> None:
    source = {"work": "w", "surface": surface, "cue": cue, **HARM}
    for citing, accused in (({"citation_id": "to-w"}, kind), ({}, kind and "contradicts")):
        assert links_of(source, citing) == ([("c0", "c1", accused)] if accused else [])


@pytest.mark.parametrize("surface", ["3 points with cells, 4 with placebo", "3 points less than placebo"])
def test_two_numbers_contradict_where_a_test_says_that_they_are_alike(surface: str) -> None:
    alike = {"work": "w", "surface": surface, "cue": "placebo", **NULL}
    tested = {**alike, "significance": "not_significant"}
    assert links_of(tested, {}) == [("c0", "c1", "contradicts")]
    assert links_of(tested, {"citation_id": "to-w"}) == [("c0", "c1", "misreports_source")]
    assert links_of(alike, {}) == links_of(alike, {"citation_id": "to-w"}) == []
    assert links_of({**tested, **HARM}, {}) == []


def test_a_replication_that_fails_contradicts_what_it_cites() -> None:
    page = {"document_id": "page", "work": "p"}
    cited = {**page, "citation_id": "to-w"}
    found = {**page, "attribution": "own_result", **NULL}
    assert links_of(cited, found) == [("c0", "c1", "contradicts")]
    assert links_of(cited, {**page, **NULL}) == []
    assert links_of(cited, {**found, "evidence_level": "systematic_review"}) == []
    assert links_of({**cited, "evidence_level": "animal"}, found) == []
    assert links_of(cited, {**found, "direction": "increase", "effect": "benefit"}) == []


def test_one_product_is_no_broader_kind_of_another() -> None:
    product = {"surface": "the stem cell treatment HCT-417 slowed it"}
    kind = {"surface": "the stem cell treatment in 12 patients slowed it"}
    assert links_of(product, BM) == []
    assert links_of(kind, BM) == [("c0", "c1", "narrows")]


def test_two_reports_of_one_work_do_not_support_each_other() -> None:
    cited = {"citation_id": "to-w"}
    assert links_of(cited, cited) == [("c0", "c1", "restates")]
    assert links_of(cited, {**cited, **NULL}) == [("c0", "c1", "contradicts")]
    assert links_of(cited, {"work": "w"}, {}) == [
        ("c0", "c1", "restates"),
        ("c0", "c2", "supports"),
        ("c1", "c2", "supports"),
    ]


def test_a_review_that_tells_of_another_work_does_not_restate_its_own_result() -> None:
    review = {"document_id": "review", "work": "r"}
    source = {**review, "citation_id": "to-w"}
    assert links_of(review, source) == []
    assert links_of(review, review) == [("c0", "c1", "restates")]
    assert links_of(source, source) == [("c0", "c1", "restates")]


def test_what_is_laid_on_a_source_that_nothing_leads_to_is_no_finding_of_its_page() -> None:
    page = {"document_id": "page", "work": "p"}
    assert links_of({**page, "citation_id": "to-nowhere"}, page) == []
    assert links_of({**page, "citation_id": "to-nowhere"}, {}) == [("c0", "c1", "supports")]


def test_a_retracted_work_supports_nothing_but_may_be_contradicted() -> None:
    retracted = {"work": "w", "status": "retracted"}
    assert links_of(retracted, {}) == []
    assert links_of(retracted, NULL) == [("c0", "c1", "contradicts")]


def test_an_advertisement_neither_supports_nor_narrows() -> None:
    offer = {"evidence_level": "marketing"}
    assert links_of(offer, {}) == []
    assert links_of(offer, BM) == []
    assert links_of(offer, NULL) == [("c0", "c1", "contradicts")]


def test_a_misreport_supports_nobody_but_may_be_contradicted() -> None:
    source, citing = {"work": "w", **NULL}, {"citation_id": "to-w"}
    misreported = ("c0", "c1", "misreports_source")
    assert links_of(source, citing, {}) == [misreported, ("c0", "c2", "contradicts")]
    assert links_of(source, citing, BM) == [misreported, ("c0", "c2", "contradicts")]
    assert ("c1", "c2", "contradicts") in links_of(source, citing, NULL)
    assert ("c1", "c2", "supports") in links_of({"work": "v", **NULL}, citing, {})


@pytest.mark.parametrize(
    ("on_people", "kind"),
    [
        ({"evidence_level": "randomised"}, None),
        ({"evidence_level": "narrative_review", "population_id": ALS}, None),
        ({"evidence_level": "narrative_review"}, "restates"),
        ({"evidence_level": "animal"}, "restates"),
    ],
)
def test_what_a_page_says_of_mice_does_not_restate_what_it_says_of_people(
    on_people: dict[str, Any], kind: str | None
) -> None:
    mice = {"document_id": "d", "evidence_level": "animal"}
    found = links_of(mice, {"document_id": "d", **on_people})
    assert [link[2] for link in found] == ([kind] if kind else [])


def test_numbers_of_another_sentence_of_the_source_are_right() -> None:
    early = {"work": "w", "document_id": "d", "surface": "MSCs helped in three of nine patients."}
    late = {**early, "surface": "MSCs helped in five of nine patients."}
    links = links_of(early, late, {"citation_id": "to-w", "surface": "MSCs helped in 5 of 9 patients"})
    assert {kind for *_, kind in links} == {"restates"}


def test_a_source_that_says_both_is_not_misreported() -> None:
    source = {"work": "w", "document_id": "d"}
    kinds = {pair[:2]: pair[2] for pair in links_of({**source, **HARM}, source, {"citation_id": "to-w"})}
    assert kinds[("c0", "c2")] == "contradicts"
    assert kinds[("c1", "c2")] == "restates"


@pytest.mark.parametrize(
    ("retold", "kinds"),
    [
        pytest.param({"attribution": "vague", "certainty": "possible"}, {"misreports_source"}, id="guess"),
        pytest.param({"attribution": "cited"}, {"misreports_source"}, id="what others found"),
        pytest.param(
            {"attribution": "own_result", "certainty": "possible"},
            {"contradicts", "restates"},
            id="its own hedged conclusion",
        ),
    ],
)
def test_background_of_a_study_acquits_nobody_and_is_not_restated(
    retold: dict[str, Any], kinds: set[str]
) -> None:
    source = {"work": "w", "document_id": "d"}
    found = {**source, "attribution": "own_result", **NULL}
    links = links_of({**source, **retold}, found, {"citation_id": "to-w"})
    assert {kind for *_, kind in links} == kinds


@pytest.mark.parametrize(
    ("retold", "citing", "kind"),
    [
        ({"attribution": "cited"}, {}, "restates"),
        ({"attribution": "vague", "certainty": "possible"}, {}, None),
        ({"attribution": "vague", "certainty": "possible"}, {"certainty": "possible"}, "restates"),
        ({"attribution": "cited", **NULL}, {}, "misreports_source"),
    ],
)
def test_background_of_a_review_is_what_it_says_but_no_guess_made_firm(
    retold: dict[str, Any], citing: dict[str, Any], kind: str | None
) -> None:
    found = links_of({"work": "w", **retold}, {"citation_id": "to-w", **citing})
    assert found == ([("c0", "c1", kind)] if kind else [])


def test_background_of_a_study_convicts_nobody() -> None:
    source = {"work": "w", "document_id": "d", "attribution": "own_result", "outcome_id": PARALYSIS}
    background = {**source, "attribution": "cited", "outcome_id": SURVIVAL, **NULL}
    assert links_of(source, background, {"citation_id": "to-w"}) == [("c1", "c2", "contradicts")]


@pytest.mark.parametrize(
    ("main", "part", "citing", "kind"),
    [
        ("MSCs helped.", "One infusion did not help at 100 days.", "MSCs helped.", None),
        ("MSCs helped.", "One infusion did not help.", "MSCs helped.", "contradicts"),
        ("MSCs helped.", "One infusion did not help at 100 days.", "MSCs helped at 100 days.", "contradicts"),
        ("MSCs helped at 30 days.", "They did not help at 100 days.", "MSCs helped.", "contradicts"),
    ],
)
def test_who_cites_a_main_result_is_not_contradicted_by_a_part_of_the_work(
    main: str, part: str, citing: str, kind: str | None
) -> None:
    source = {"work": "w", "document_id": "d"}
    told = {"citation_id": "to-w", "surface": citing}
    links = links_of({**source, "surface": part, **NULL}, {**source, "surface": main}, told)
    kinds = {pair[:2]: pair[2] for pair in links}
    assert kinds.get(("c0", "c2")) == kind
    assert kinds[("c1", "c2")] in ("restates", "narrows")


def test_a_source_that_says_both_is_misreported_by_who_speaks_of_all_its_studies() -> None:
    source = {"work": "w", "document_id": "d"}
    citing = {"citation_id": "to-w", "surface": "MSCs prolonged survival in all of the six trials."}
    kinds = {pair[:2]: pair[2] for pair in links_of({**source, **NULL}, source, citing)}
    assert kinds[("c0", "c2")] == "misreports_source"
    assert kinds[("c1", "c2")] == "restates"


def test_mixed_results_are_misreported_as_a_benefit_by_who_cites_them_and_else_not_opposed() -> None:
    assert links_of({"work": "w", **MIXED}, {"citation_id": "to-w"}) == [("c0", "c1", "misreports_source")]
    assert links_of({**MIXED, "citation_id": "to-w"}, {"work": "w"}) == []
    assert links_of({"work": "w", **MIXED}, {}) == []


def test_a_harm_is_made_of_what_a_source_says_did_nothing_but_by_no_other_work() -> None:
    assert links_of({"work": "w", **NULL}, {"citation_id": "to-w", **HARM}) == [
        ("c0", "c1", "misreports_source")
    ]
    assert links_of({"work": "w", **HARM}, {"citation_id": "to-w", **NULL}) == []
    assert links_of({"work": "w", **NULL}, HARM) == []


def test_the_basis_says_which_columns_agree() -> None:
    facts = claim_facts(
        pa.Table.from_pylist(
            [
                with_cues(
                    {"claim_id": "a", "document_id": "x", "sentence_id": "s", **PLAIN, "model_id": MICE}
                ),
                with_cues(
                    {"claim_id": "b", "document_id": "y", "sentence_id": "t", **PLAIN, "model_id": MICE}
                ),
            ],
            schema=CLAIMS,
        ),
        pa.table({"sentence_id": ["s", "t"], "surface": ["one", "two"], "start": [0, 0]}),
    )
    nowhere = pa.table(
        {
            name: pa.array([], pa.string())
            for name in ("document_id", "citation_id", "work_id", "origin_id", "status")
        }
    )
    read = read_sentences(facts, RULES)
    (row,) = link_claims(read, VOCABULARY, RULES, works=nowhere, cited=nowhere).to_pylist()
    assert row["basis"] == "same intervention, same outcome, same model, same effect, different sources"


def test_no_claims_give_no_links() -> None:
    assert links_of() == []


def test_a_large_group_is_bounded_and_always_sampled_alike() -> None:
    few = replace(RULES, pairs_per_group_most=30)
    found = links_of(*[{}] * 50, rules=few)
    assert 0 < len(found) <= 30
    assert found == links_of(*[{}] * 50, rules=few)
    assert all(one < other for one, other, _ in found)


def test_a_misreported_source_is_found_in_a_group_of_any_size() -> None:
    few = replace(RULES, pairs_per_group_most=1)
    found = links_of({"work": "w", **HARM}, *[{}] * 40, {"citation_id": "to-w"}, rules=few)
    assert ("c0", "c41", "misreports_source") in found


GROUPS = st.lists(st.integers(0, 4), max_size=40).map(sorted)


@given(GROUPS, st.integers(1, 50))
def test_pairs_stay_within_their_group_and_bound(groups: list[int], most: int) -> None:
    group = np.array(groups, dtype=np.int64)
    found = [
        pair for one, other in pairs(group, most) for pair in zip(one.tolist(), other.tolist(), strict=True)
    ]
    assert len(found) == len(set(found))
    counts = Counter(groups[one] for one, _ in found)
    assert all(groups[one] == groups[other] and one < other for one, other in found)
    for number, size in Counter(groups).items():
        every = size * (size - 1) // 2
        assert counts[number] == every if every <= most else counts[number] <= most


@given(GROUPS, st.lists(st.integers(0, 2), min_size=40, max_size=40), st.integers(1, 9))
def test_a_citing_claim_meets_the_claims_of_its_source(
    groups: list[int], numbers: list[int], most: int
) -> None:
    group = np.array(groups, dtype=np.int64)
    work = np.array(numbers[: len(groups)], dtype=np.int64)
    cited = np.array([1 if place % 7 == 0 else -1 for place in range(len(groups))], dtype=np.int64)
    found = {
        pair
        for one, other in pairs_with_source(group, work, cited, most)
        for pair in zip(one.tolist(), other.tolist(), strict=True)
    }
    allowed = {
        (one, other)
        for one, other in combinations(range(len(groups)), 2)
        if groups[one] == groups[other]
        and ((cited[one] == 1 and work[other] == 1) or (cited[other] == 1 and work[one] == 1))
    }
    assert found <= allowed
    assert found == allowed or len(groups) > most


def test_an_opposite_effect_must_be_comparable() -> None:
    with pytest.raises(SeedError, match="'unclear' is opposite but not comparable"):
        link_rules(Rules({**CONTENT, "opposite_effects": [["unclear", "harm"]]}, CONTENT.place))


def test_a_broken_pattern_names_its_place() -> None:
    with pytest.raises(SeedError, match="universal"):
        link_rules(Rules({**CONTENT, "universal": "all ("}, CONTENT.place))


def test_a_missing_key_is_named() -> None:
    with pytest.raises(SeedError, match="'pairs_per_group_most' is missing"):
        link_rules(Rules({key: value for key, value in CONTENT.items() if key != "pairs_per_group_most"}))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({"surface": "Allogeneic MSCs failed."}, {"surface": "Autologous MSCs failed."}, None),
        ({"surface": "Allogeneic MSCs failed."}, {"surface": "Allogenic MSCs failed."}, "supports"),
        ({"surface": "Allogeneic MSCs failed."}, {"surface": "MSCs failed."}, "supports"),
        ({"surface": "Allogeneic MSCs failed."}, {**BM, "surface": "BM-MSCs failed."}, None),
        ({"surface": "MSCs failed."}, {**BM, "surface": "Autologous BM-MSCs failed."}, "narrows"),
    ],
)
def test_cells_of_a_donor_are_no_broader_than_cells_of_any(
    one: dict[str, Any], other: dict[str, Any], kind: str | None
) -> None:
    found = links_of({**NULL, **one}, {**NULL, **other})
    assert found == ([("c0", "c1", kind)] if kind else [])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (SAFE, SAFE, [("c0", "c1", "supports")]),
        (SAFE, {**SAFE, **BM}, []),
        (
            {**SAFE, "outcome_id": "ACE:adverse-event"},
            {**SAFE, **BM, "outcome_id": "ACE:adverse-event"},
            [("c0", "c1", "narrows")],
        ),
    ],
)
def test_that_one_product_is_safe_says_nothing_of_a_narrower_one(
    one: dict[str, Any], other: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    assert links_of({"outcome_id": "ACE:safety", **one}, {"outcome_id": "ACE:safety", **other}) == found


LIVES, DIES = "ACE:motor-neuron-survival", "ACE:motor-neuron-degeneration"


def test_what_keeps_motor_neurons_alive_keeps_them_from_dying() -> None:
    lives, dies = {"outcome_id": LIVES}, {"outcome_id": DIES, "direction": "decrease"}
    assert links_of(lives, dies) == [("c0", "c1", "supports")]
    assert links_of(lives, {"outcome_id": DIES, **HARM, "direction": "increase"}) == [
        ("c0", "c1", "contradicts")
    ]
    assert links_of(lives, {"outcome_id": DIES}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACE:alsfrs-r", "ACE:functional-decline"),
        ("ACE:disease-progression-rate", "ACE:functional-decline"),
        (SURVIVAL, "EFO:0004352"),
        ("ACE:time-to-death", LIFESPAN),
    ],
)
def test_outcomes_meet_that_measure_each_other(one: str, other: str) -> None:
    assert links_of({"outcome_id": one}, {"outcome_id": other, **NULL}) == [("c0", "c1", "contradicts")]
    assert links_of({"outcome_id": one}, {"outcome_id": "ACE:forced-vital-capacity", **NULL}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACE:alsfrs-r", "ACE:alsfrs"),
        ("ACE:alsfrs-r", "MESH:D018450"),
        (SURVIVAL, "ACE:tracheostomy-free-survival"),
        (SURVIVAL, "MESH:D003643"),
    ],
)
def test_outcomes_that_only_resemble_each_other_do_not_meet(one: str, other: str) -> None:
    assert links_of({"outcome_id": one}, {"outcome_id": other, **NULL}) == []


@pytest.mark.parametrize("key", ["mirrored_outcomes", "outcomes_of_products", "pooling", "selling"])
def test_a_field_may_have_none_of_a_list(key: str) -> None:
    assert links_of({}, HARM, rules=link_rules(Rules({**CONTENT, key: []}, CONTENT.place))) == [
        ("c0", "c1", "contradicts")
    ]


def test_sentences_are_read_alike_in_pieces_and_at_once() -> None:
    surfaces = ["one", "two", "One!", "three of nine patients"]
    rows = [
        {"claim_id": f"c{i}", "document_id": "d", "sentence_id": f"s{i}", **PLAIN, "surface": surface}
        for i, surface in enumerate(surfaces)
    ]
    facts = claim_facts(
        pa.Table.from_pylist(list(map(with_cues, rows)), schema=CLAIMS),
        pa.table({"sentence_id": ["s0", "s1", "s2", "s3"], "surface": surfaces, "start": [0, 0, 0, 0]}),
    )
    at_once = read_sentences(facts, RULES)
    pieces = [read_sentences(facts.slice(place, 2), RULES) for place in (0, 2)]
    assert pa.concat_tables(pieces).equals(at_once)
    first, _, again, share = at_once.to_pylist()
    assert first["sentence"] == again["sentence"]
    assert share["share"] == "3 of 9"
    assert "sentence_key" not in at_once.column_names
