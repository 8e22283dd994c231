"""What the claim finder makes of sentences, documents and hostile text."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import CleanDocument, OffsetMap, Segment, Sentence, Span
from pipeline.errors import SeedError
from pipeline.extract.claims import ClaimFinder
from pipeline.extract.rows import Citation, Claim, Mention
from pipeline.vocabulary.rules import Rules
from tests.quality.claims_gold.passages import found_in
from tests.seeded import SEEDED

RULES = SEEDED.rules("claims")
VOCABULARY = SEEDED.vocabulary
CONTEXT = SEEDED.scopes
FINDER = SEEDED.claims

CONCEPTS = {
    "MSCs": "CL:0000134",
    "UC-MSCs": "CL:0002569",
    "BM-MSCs": "CL:0002540",
    "NSCs": "CL:0000047",
    "MSC transplantation": "MESH:D045164",
    "Stem cell therapy": "ACE:stem-cell-therapy",
    "SC": "CL:0000034",
    "riluzole": "CHEBI:8863",
    "disease progression": "MESH:D018450",
    "motor function": "ACE:motor-function",
    "survival": "MESH:D013534",
    "safety": "ACE:safety",
    "adverse events": "ACE:adverse-event",
    "ALS": "MONDO:0004976",
    "G93A mice": "ACE:sod1-g93a-mouse",
    "SOD1 mice": "ACE:sod1-mouse",
    "mice": "NCBITaxon:10090",
    "rats": "NCBITaxon:10116",
    "rodents": "NCBITaxon:9989",
    "ALS mice": "ACE:als-mouse-model",
    "ALS rats": "ACE:als-rat-model",
    "NSC-34 cells": "ACE:nsc-34-cell-line",
    "intrathecal": "NCIT:C38267",
    "intravenous": "NCIT:C38276",
}
NAMES = re.compile("|".join(sorted(CONCEPTS, key=len, reverse=True)))


def document_of(
    *sentences: str, document_type: str = "review", source_type: str = "unknown"
) -> CleanDocument:
    """A document of one abstract that holds the sentences, one space between them."""
    text = " ".join(sentences)
    spans: list[Sentence] = []
    start = 0
    for sentence in sentences:
        spans.append(Sentence(f"s{len(spans)}", "abstract", start, start + len(sentence)))
        start += len(sentence) + 1
    segments = [Segment("abstract", 0, len(text))]
    return CleanDocument("d", "u", text, segments, spans, OffsetMap([], [], []), source_type, document_type)


def mentions_in(document: CleanDocument) -> list[Mention]:
    found = []
    for index, sentence in enumerate(document.sentences):
        for match in NAMES.finditer(document.text, sentence.start, sentence.end):
            concept = VOCABULARY.concepts[CONCEPTS[match[0]]]
            found.append(
                Mention(*match.span(), index, concept.entity_type, concept.concept_id, "t", False, False, ())
            )
    return found


def find(document: CleanDocument, citations: list[Citation] | None = None) -> list[Claim]:
    return FINDER.find(document, mentions_in(document), citations or [])


def test_one_sentence_can_make_two_claims_with_their_cues() -> None:
    text = "MSCs induced a delay in disease progression and at least a recovery of the motor function."
    first, second = find(document_of(text))
    assert (first.outcome_id, first.direction, first.effect) == ("MESH:D018450", "decrease", "benefit")
    assert (second.outcome_id, second.direction, second.effect) == (
        "ACE:motor-function",
        "increase",
        "benefit",
    )
    assert [text[slice(*cue)] for cue in (*first.cues, *second.cues)] == ["delay", "recovery"]
    assert first.rule_id == "claims#brings-change"


def test_the_setting_comes_from_the_clause() -> None:
    text = "In ALS mice, intrathecal MSCs slowed disease progression, and riluzole is given intravenous."
    (claim,) = find(document_of(text))
    assert (claim.model_id, claim.route_id) == ("ACE:als-mouse-model", "NCIT:C38267")
    assert (claim.cell_source_id, claim.evidence_level) == ("CL:0000134", "animal")


@pytest.mark.parametrize(
    ("title", "text", "setting"),
    [
        (
            "About intrathecal MSCs in ALS",
            "MSCs slowed disease progression.",
            ("MONDO:0004976", "NCIT:C38267"),
        ),
        (
            "About intrathecal MSCs in ALS",
            "By intravenous route MSCs slowed disease progression.",
            ("MONDO:0004976", "NCIT:C38276"),
        ),
        (
            "About intrathecal MSCs in ALS",
            "We saw that riluzole slowed disease progression.",
            ("MONDO:0004976", None),
        ),
        ("By intrathecal or intravenous route", "MSCs slowed disease progression.", (None, None)),
    ],
)
def test_own_results_in_patients_take_disease_and_route_from_the_title(
    title: str, text: str, setting: tuple[str | None, str | None]
) -> None:
    document = document_of(title, text, document_type="clinical_trial")
    first, second = document.sentences
    (claim,) = find(replace(document, sentences=[first._replace(role="title"), second]))
    assert (claim.population_id, claim.route_id) == setting


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("In our own experience MSCs slowed disease progression.", "own_result"),
        ("MSCs slowed disease progression.", "vague"),
    ],
)
def test_a_letter_can_tell_a_result_of_its_own(text: str, attribution: str) -> None:
    (claim,) = find(document_of(text, document_type="editorial"))
    assert claim.attribution == attribution


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("MSC-derived exosomes slowed disease progression.", "CL:0000134"),
        ("Exosomes released by MSCs slowed disease progression.", "CL:0000134"),
        ("Exosomes slowed disease progression in MSCs.", None),
        ("Exosomes and MSCs slowed disease progression.", None),
    ],
)
def test_a_product_of_cells_comes_from_the_cells_beside_it(text: str, source: str | None) -> None:
    passage = {"source_type": "unknown", "document_type": "review", "role": "body", "text": text}
    first = min(found_in(passage).claims, key=lambda claim: claim.intervention_id.startswith("CL:"))
    assert (first.intervention_id, first.cell_source_id) == ("GO:0070062", source)


def test_hearsay_is_no_claim() -> None:
    assert not find(document_of("They say MSCs slowed disease progression."))


def test_an_open_question_is_nobodys_result() -> None:
    text = "We saw them. A trial should tell whether MSCs slow disease progression."
    (claim,) = find(document_of(*text.split(". "), document_type="clinical_trial"))
    assert (claim.certainty, claim.attribution) == ("question", "vague")


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("UC-MSCs in ALS mice", "CL:0002569"),
        ("UC-MSCs and NSCs in ALS mice", "CL:0002569"),
        ("UC-MSCs or BM-MSCs in ALS mice", "CL:0000134"),
        ("NSCs in ALS mice", "CL:0000134"),
        ("SC in ALS mice", "CL:0000134"),
    ],
)
def test_own_results_are_of_the_cells_of_the_title_where_these_are_narrower(title: str, cells: str) -> None:
    document = document_of(title, "MSCs slowed disease progression.", document_type="preclinical_study")
    first, second = document.sentences
    titled = replace(document, sentences=[first._replace(role="title"), second])
    assert [claim.cell_source_id for claim in find(titled)] == [cells]
    assert [claim.cell_source_id for claim in find(document)] == ["CL:0000134"]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ("We gave MSCs.", "We saw that MSCs slowed disease progression."),
            ("CL:0000134", None),
        ),
        (
            ("Patients received UC-MSCs intrathecal.", "We saw that MSCs slowed disease progression."),
            ("CL:0002569", "NCIT:C38267"),
        ),
        (
            ("We asked for UC-MSCs (MSCs) if they help.", "We saw that MSCs slowed disease progression."),
            ("CL:0002569", None),
        ),
        (
            ("We aimed to assess whether UC-MSCs help.", "We saw that MSCs slowed disease progression."),
            ("CL:0002569", None),
        ),
        (
            ("The aim of this study was to test UC-MSCs.", "We saw that MSCs slowed disease progression."),
            ("CL:0002569", None),
        ),
        (
            ("We aimed to test BM-MSCs and UC-MSCs.", "We saw that MSCs slowed disease progression."),
            ("CL:0000134", None),
        ),
        (
            ("The aim of others was to test UC-MSCs.", "We saw that MSCs slowed disease progression."),
            ("CL:0000134", None),
        ),
        (
            ("We aimed to compare it to UC-MSCs.", "We saw that MSCs slowed disease progression."),
            ("CL:0000134", None),
        ),
        (
            ("This trial of intrathecal MSCs was long.", "We saw that MSCs slowed disease progression."),
            ("CL:0000134", "NCIT:C38267"),
        ),
        (
            ("Many studies of intrathecal MSCs failed.", "We saw that MSCs slowed disease progression."),
            ("CL:0000134", None),
        ),
        (
            ("Patients received BM-MSCs or UC-MSCs.", "We saw that MSCs slowed disease progression."),
            ("CL:0000134", None),
        ),
    ],
)
def test_own_results_are_of_the_cells_that_the_abstract_says_were_given(
    sentences: tuple[str, str], expected: tuple[str, str | None]
) -> None:
    (claim,) = find(document_of(*sentences, document_type="clinical_trial"))
    assert (claim.cell_source_id, claim.route_id) == expected


@pytest.mark.parametrize(
    ("abstract", "route"),
    [
        ("intrathecal", "NCIT:C38267"),
        ("intrathecal or intravenous", None),
    ],
)
def test_another_model_was_given_cells_by_the_one_route_of_the_study(abstract: str, route: str) -> None:
    sentences = (
        "UC-MSCs in G93A mice",
        f"G93A mice received {abstract} UC-MSCs.",
        "In ALS rats UC-MSCs slowed disease progression.",
    )
    document = document_of(*sentences, document_type="preclinical_study")
    title, *abstract_of = document.sentences
    (claim,) = find(replace(document, sentences=[title._replace(role="title"), *abstract_of]))
    assert (claim.model_id, claim.route_id) == ("ACE:als-rat-model", route)


@pytest.mark.parametrize(
    ("animals", "model"),
    [("rats", None), ("mice", "ACE:sod1-mouse"), ("all", "ACE:sod1-mouse")],
)
def test_a_clause_on_another_species_has_not_the_model_of_its_sentence(animals: str, model: str) -> None:
    text = f"MSCs slowed disease progression in SOD1 mice, whereas NSCs did not change survival in {animals}."
    by_cells = {claim.intervention_id: claim.model_id for claim in find(document_of(text))}
    assert by_cells == {"CL:0000134": "ACE:sod1-mouse", "CL:0000047": model}


def test_own_results_take_their_model_from_the_title_where_the_clause_names_none() -> None:
    sentences = ("MSCs in ALS mice", "We saw that MSCs slowed disease progression.")
    document = document_of(*sentences, document_type="preclinical_study")
    title, body = document.sentences
    titled = replace(document, sentences=[title._replace(role="title"), body])
    (claim,) = find(titled)
    assert (claim.model_id, claim.evidence_level) == ("ACE:als-mouse-model", "animal")
    assert [claim.model_id for claim in find(document)] == [None]
    assert [claim.model_id for claim in find(replace(titled, document_type="review"))] == [None]


RESULT = "We saw that MSCs slowed disease progression."
ALS, IT, IV, G93A = "MONDO:0004976", "NCIT:C38267", "NCIT:C38276", "ACE:sod1-g93a-mouse"


@pytest.mark.parametrize(
    ("kind", "title", "sentences", "setting"),
    [
        (
            "clinical_trial",
            "MSCs in ALS",
            ["Ten patients received intrathecal MSCs.", RESULT],
            (ALS, None, IT),
        ),
        ("clinical_trial", "MSCs", ["Ten adults with ALS received MSCs.", RESULT], (ALS, None, None)),
        ("clinical_trial", "MSCs and the ALS clinic", [RESULT], (None, None, None)),
        ("clinical_trial", "MSCs with ALS motor neurons", [RESULT], (None, None, None)),
        (
            "clinical_trial",
            "intrathecal MSCs in ALS",
            ["MSCs were given intravenous.", RESULT],
            (ALS, None, IT),
        ),
        (
            "clinical_trial",
            "MSCs in ALS",
            ["Patients received intrathecal MSCs or intravenous MSCs.", RESULT],
            (ALS, None, None),
        ),
        (
            "clinical_trial",
            "MSCs in ALS",
            ["In other trials patients received intrathecal MSCs.", RESULT],
            (ALS, None, None),
        ),
        (
            "clinical_trial",
            "intrathecal MSCs in ALS",
            ["We saw that MSCs slowed disease progression in mice."],
            (None, None, None),
        ),
        (
            "clinical_trial",
            "intrathecal MSCs in ALS",
            ["We saw that intravenous MSCs slowed disease progression."],
            (ALS, None, IV),
        ),
        (
            "preclinical_study",
            "MSCs in ALS",
            ["G93A mice received intrathecal MSCs.", RESULT],
            (None, G93A, IT),
        ),
        ("preclinical_study", "MSCs in SOD1 mice", ["G93A mice received MSCs.", RESULT], (None, G93A, None)),
        (
            "preclinical_study",
            "intrathecal MSCs in G93A mice",
            ["We saw that MSCs slowed disease progression in NSC-34 cells."],
            (None, "ACE:nsc-34-cell-line", None),
        ),
        (
            "in_vitro_study",
            "MSCs in ALS",
            ["Patients with ALS received intrathecal MSCs.", RESULT],
            (None,) * 3,
        ),
        ("review", "intrathecal MSCs in ALS", [RESULT], (None, None, None)),
    ],
)
def test_own_results_take_what_title_and_methods_say_once(
    kind: str, title: str, sentences: list[str], setting: tuple[str | None, ...]
) -> None:
    document = document_of(title, *sentences, document_type=kind)
    first, *others = document.sentences
    claim = find(replace(document, sentences=[first._replace(role="title"), *others]))[-1]
    assert (claim.population_id, claim.model_id, claim.route_id) == setting


def test_words_tell_a_model_that_nothing_mentions() -> None:
    (claim,) = find(document_of("In rats carrying mutant SOD1, MSCs slowed disease progression."))
    assert (claim.model_id, claim.evidence_level) == ("ACE:sod1-rat", "animal")
    (claim,) = find(document_of("In ALS mice, unlike rats with SOD1, MSCs slowed disease progression."))
    assert claim.model_id == "ACE:als-mouse-model"


def test_the_route_of_the_cells_is_not_that_of_a_drug() -> None:
    sentences = "intrathecal MSCs in ALS", "We saw that riluzole slowed disease progression."
    document = document_of(*sentences, document_type="clinical_trial")
    first, second = document.sentences
    (claim,) = find(replace(document, sentences=[first._replace(role="title"), second]))
    assert (claim.population_id, claim.route_id) == (ALS, None)


def test_two_routes_give_none() -> None:
    (claim,) = find(document_of("By intrathecal and intravenous routes MSCs slowed disease progression."))
    assert claim.route_id is None


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("MSCs slowed disease progression in ALS patients.", "MONDO:0004976"),
        ("MSCs slowed disease progression in patients with ALS.", "MONDO:0004976"),
        ("MSCs for ALS slowed disease progression.", None),
    ],
)
def test_a_population_is_a_disease_with_patients(text: str, population: str | None) -> None:
    (claim,) = find(document_of(text))
    assert claim.population_id == population


def test_a_procedure_knows_its_cells() -> None:
    (claim,) = find(document_of("MSC transplantation slowed disease progression."))
    assert (claim.intervention_id, claim.cell_source_id) == ("MESH:D045164", "CL:0000134")


@pytest.mark.parametrize(
    "text",
    [
        "However, only partial improvements were shown with MSCs.",
        "Disease progression was slowed, and MSCs were given.",
        "MSCs were injected to slow disease progression.",
        "MSCs slowed the decline.",
        "MSCs are compared with riluzole.",
    ],
)
def test_nothing_is_claimed_where_a_part_is_missing_or_unsure(text: str) -> None:
    assert find(document_of(text)) == []


@pytest.mark.parametrize(
    ("text", "certainty", "effect"),
    [
        ("MSCs slowed disease progression.", "asserted", "benefit"),
        ("Our data suggest that MSCs slowed disease progression.", "probable", "benefit"),
        ("MSCs may slow disease progression.", "possible", "benefit"),
        ("We ask whether MSCs slow disease progression.", "question", "not_assessed"),
        ("We evaluated the safety of MSCs.", "aim", "not_assessed"),
    ],
)
def test_only_what_is_asserted_is_asserted(text: str, certainty: str, effect: str) -> None:
    (claim,) = find(document_of(text))
    assert (claim.certainty, claim.effect) == (certainty, effect)
    assert claim.hedged == (certainty in ("probable", "possible"))


@pytest.mark.parametrize(
    "text",
    [
        "MSCs did not slow disease progression.",
        "MSCs failed to slow disease progression.",
        "No significant difference in disease progression was found between the MSCs and placebo groups.",
    ],
)
def test_null_results_are_claims(text: str) -> None:
    (claim,) = find(document_of(text))
    assert (claim.direction, claim.effect, claim.negated) == ("no_change", "no_difference", True)


CITED = "In a study by Smith et al. (2021), 6 clinical trials were analyzed."
CITATION = Citation(14, 33, 0, ("Smith",), 2021, -1, "unresolved")


@pytest.mark.parametrize(
    ("sentences", "citation"),
    [
        ([CITED, "MSCs slowed disease progression in all of the studies."], 0),
        (
            [
                CITED,
                "The trials were small.",
                "The results of these studies show MSCs slowed disease progression.",
            ],
            0,
        ),
        ([CITED, "MSCs slowed disease progression."], -1),
        ([CITED, "Cells are young.", "In these studies MSCs slowed disease progression."], -1),
    ],
)
def test_a_citation_is_carried_only_as_long_as_each_sentence_goes_on(
    sentences: list[str], citation: int
) -> None:
    claim = find(document_of(*sentences), [CITATION])[-1]
    assert claim.citation == citation
    assert claim.attribution == ("cited" if citation == 0 else "vague")


@pytest.mark.parametrize(("written", "named"), [("[1, 2]", 0), ("[1-3]", 0), ("[1-4]", -1)])
def test_of_a_few_citations_in_one_bracket_a_claim_names_the_first(written: str, named: int) -> None:
    text = f"MSCs slowed disease progression {written}."
    document = document_of(text, document_type="clinical_trial")
    works = int(written[-2])
    end = 32 + len(written)
    citations = [Citation(32, end, 0, (), None, place, "exact") for place in range(works)]
    (claim,) = find(document, citations)
    assert (claim.citation, claim.attribution, claim.claim_role) == (named, "cited", "background")


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        ("MSCs slowed disease progression [1] and extended survival [2].", [0, 1]),
        ("MSCs slowed disease progression and extended survival [1] in rats [2].", [0, 0]),
        ("MSCs slowed disease progression and extended survival [1, 2].", [-1, -1]),
        ("MSCs slowed disease progression [1] and extended survival [1].", [0, 0]),
        ("Doe [1] saw that MSCs slowed disease progression; others [2] did not.", [0]),
    ],
)
def test_of_two_citations_each_bears_the_claim_before_it(text: str, borne: list[int]) -> None:
    marks = list(re.finditer(r"\[\d\]|\[1(?=, 2)|2(?=\])(?<=, 2)", text))
    citations = [Citation(*mark.span(), 0, (), None, place, "exact") for place, mark in enumerate(marks)]
    assert [claim.citation for claim in find(document_of(text), citations)] == borne


@pytest.mark.parametrize(
    ("document_type", "source_type", "text", "level"),
    [
        ("clinical_trial", "unknown", "MSCs slowed disease progression.", "single_arm"),
        (
            "clinical_trial",
            "unknown",
            "In this randomized trial MSCs slowed disease progression.",
            "randomised",
        ),
        ("review", "unknown", "MSCs slowed disease progression.", "narrative_review"),
        ("systematic_review", "unknown", "MSCs slowed disease progression in mice.", "systematic_review"),
        ("unknown", "clinic_marketing", "In mice MSCs slowed disease progression.", "marketing"),
        ("unknown", "unknown", "MSCs slowed disease progression.", "opinion"),
        ("review", "unknown", "In ALS mice MSCs slowed disease progression.", "animal"),
        ("review", "unknown", "In NSC-34 cells MSCs slowed disease progression.", "in_vitro"),
    ],
)
def test_the_evidence_level_is_that_of_sentence_or_document(
    document_type: str, source_type: str, text: str, level: str
) -> None:
    (claim,) = find(document_of(text, document_type=document_type, source_type=source_type))
    assert claim.evidence_level == level


@pytest.mark.parametrize(
    ("abstract", "level"),
    [("We gave cells.", "single_arm"), ("Randomized patients got cells.", "randomised")],
)
def test_the_design_is_what_the_abstract_names(abstract: str, level: str) -> None:
    sentences = (abstract, "A randomized trial was run by others.", "MSCs slowed disease progression.")
    document = document_of(*sentences, document_type="clinical_trial")
    first, *others = document.sentences
    body = [one._replace(role="body") for one in others]
    (claim,) = find(replace(document, sentences=[first._replace(role="abstract"), *body]))
    assert claim.evidence_level == level


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Cells in four patients with ALS: a case series", "case"),
        ("Cells in four patients with ALS", "single_arm"),
        ("Cells in a randomised trial and a case series", "randomised"),
    ],
)
def test_own_results_of_a_study_of_cases_rest_on_cases(title: str, level: str) -> None:
    document = document_of(title, "MSCs slowed disease progression.", document_type="clinical_study")
    first, *others = document.sentences
    (claim,) = find(replace(document, sentences=[first._replace(role="title"), *others]))
    assert (claim.attribution, claim.evidence_level) == ("own_result", level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("We hypothesise that MSCs will slow disease progression.", "randomised"),
        ("MSCs slowed disease progression.", "opinion"),
    ],
)
def test_the_aim_of_a_protocol_rests_on_its_design(text: str, level: str) -> None:
    plan = "Adults will be randomly assigned to cells or placebo."
    (claim,) = find(document_of(plan, text, document_type="unknown"))
    assert claim.evidence_level == level


@pytest.mark.parametrize(
    ("before", "text", "model_id", "level"),
    [
        ("G93A mice were bred.", "In the same strain, {}", "ACE:sod1-g93a-mouse", "animal"),
        ("G93A mice were bred.", "{} in the same model [1].", "ACE:sod1-g93a-mouse", "animal"),
        (
            "SOD1 mice and G93A mice and ALS rats were bred.",
            "In the same strain, {}",
            None,
            "narrative_review",
        ),
        ("G93A mice were bred.", "In the same rats, {}", None, "animal"),
        ("NSC-34 cells were grown.", "In the same strain, {}", None, "narrative_review"),
        ("Cells were given to patients.", "In the same strain, {}", None, "narrative_review"),
        ("G93A mice were bred.", "In the same patients, {}", None, "narrative_review"),
    ],
)
def test_others_work_on_the_same_model_is_of_the_one_last_named(
    before: str, text: str, model_id: str | None, level: str
) -> None:
    (claim,) = find(document_of(before, text.format("MSCs slowed disease progression")))
    assert (claim.model_id, claim.evidence_level) == (model_id, level)


def test_the_same_model_is_else_that_of_the_document() -> None:
    sentences = "Cells in G93A mice", "Berg found that MSCs slowed disease progression in the same strain."
    document = document_of(*sentences, document_type="preclinical_study")
    title, other = document.sentences
    text = document.text.replace("mice Berg", "mice\nBerg")
    (claim,) = find(replace(document, text=text, sentences=[title._replace(role="title"), other]))
    assert (claim.model_id, claim.evidence_level) == ("ACE:sod1-g93a-mouse", "animal")


def test_what_a_trial_cites_does_not_rest_on_its_own_design() -> None:
    document = document_of(
        "Randomised patients were followed.",
        "MSCs slowed disease progression [1].",
        document_type="clinical_trial",
    )
    place = document.text.index("[1]")
    (claim,) = find(document, [Citation(place, place + 3, 1, (), None, 0, "exact")])
    assert (claim.attribution, claim.evidence_level) == ("cited", "narrative_review")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("MSCs slow disease progression.", "offer"),
        ("Many studies have shown that MSCs slow disease progression.", "background"),
        ("Can MSCs slow disease progression?", "background"),
    ],
)
def test_what_an_advertising_page_says_on_its_own_word_is_an_offer(text: str, role: str) -> None:
    page = document_of(text, document_type="marketing", source_type="clinic_marketing")
    (claim,) = find(page)
    assert claim.claim_role == role


def test_one_study_of_others_is_no_result_of_a_systematic_review() -> None:
    text = "One uncontrolled study found that MSCs slowed disease progression."
    (claim,) = find(document_of(text, document_type="systematic_review"))
    assert (claim.attribution, claim.evidence_level) == ("vague", "single_arm")


def test_what_a_systematic_review_cites_is_no_systematic_review() -> None:
    document = document_of("MSCs slowed disease progression [1].", document_type="systematic_review")
    (claim,) = find(document, [Citation(32, 35, 0, (), None, 0, "exact")])
    assert (claim.attribution, claim.evidence_level) == ("cited", "narrative_review")


@pytest.mark.parametrize(
    ("text", "document_type", "attribution"),
    [
        ("MSCs slowed disease progression, in line with others [1].", "clinical_trial", "own_result"),
        ("In line with others [1], MSCs slowed disease progression.", "clinical_trial", "own_result"),
        ("In contrast to ours, MSCs slowed disease progression [1].", "clinical_trial", "cited"),
        ("MSCs slowed disease progression, in line with others [1].", "review", "cited"),
    ],
)
def test_a_citation_of_what_a_finding_is_compared_with_does_not_bear_it(
    text: str, document_type: str, attribution: str
) -> None:
    place = text.index("[1]")
    citation = Citation(place, place + 3, 0, (), None, 0, "exact")
    (claim,) = find(document_of(text, document_type=document_type), [citation])
    assert claim.attribution == attribution


@pytest.mark.parametrize(
    ("text", "model_id", "level"),
    [
        ("In cultured motor neurons, MSCs improved survival.", None, "in_vitro"),
        ("In vitro, MSCs improved survival.", None, "in_vitro"),
        ("In the end, we saw that MSCs improved survival.", "ACE:sod1-mouse", "animal"),
    ],
)
def test_what_is_seen_in_a_culture_is_not_seen_in_the_animals_of_the_study(
    text: str, model_id: str | None, level: str
) -> None:
    document = document_of("MSCs in SOD1 mice", text, document_type="preclinical_study")
    first, second = document.sentences
    (claim,) = find(replace(document, sentences=[first._replace(role="title"), second]))
    assert (claim.model_id, claim.evidence_level) == (model_id, level)


@pytest.mark.parametrize(("segment", "level"), [("reference", "narrative_review"), ("body", "opinion")])
def test_what_cites_from_a_list_of_references_reviews(segment: str, level: str) -> None:
    document = document_of("MSCs slowed disease progression [1].", document_type="unknown")
    end = len(document.text)
    listed = replace(document, segments=[*document.segments, Segment(segment, end, end)])
    (claim,) = find(listed, [Citation(32, 35, 0, (), None, 0, "exact")])
    assert claim.evidence_level == level


@pytest.mark.parametrize(
    ("document_type", "text", "role"),
    [
        ("clinical_trial", "MSCs slowed disease progression.", "result"),
        ("clinical_trial", "In conclusion, MSCs slowed disease progression.", "conclusion"),
        ("clinical_trial", "We evaluated the safety of MSCs.", "aim"),
        ("clinical_trial", "Our purpose was to determine whether MSCs slow disease progression.", "aim"),
        ("clinical_trial", "Objective To determine whether MSCs slow disease progression.", "aim"),
        ("clinical_trial", "We hypothesise that MSCs will slow disease progression.", "aim"),
        ("clinical_trial", "Trials must show whether MSCs slow disease progression.", "background"),
        ("clinical_trial", "Conclusion The question is whether MSCs slow disease progression.", "conclusion"),
        ("marketing", "At our clinic MSCs slowed disease progression.", "offer"),
        ("unknown", "MSCs slowed disease progression.", "background"),
    ],
)
def test_the_role_is_what_the_sentence_does(document_type: str, text: str, role: str) -> None:
    (claim,) = find(document_of(text, document_type=document_type))
    assert claim.claim_role == role


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("MSCs prolonged survival to 88% of control levels.", None),
        ("MSCs prolonged survival to 88% of control values.", None),
        ("MSCs prolonged survival compared with control levels.", "ACE:control-group"),
        ("MSCs prolonged survival to 88 days versus controls.", "ACE:control-group"),
    ],
)
def test_a_yardstick_is_no_comparator(text: str, comparator: str | None) -> None:
    (claim,) = find(document_of(text))
    assert claim.comparator_id == comparator


def test_own_results_need_a_document_that_has_them() -> None:
    text = "MSCs slowed disease progression."
    assert find(document_of(text, document_type="clinical_trial"))[0].attribution == "own_result"
    assert find(document_of(text, document_type="news"))[0].attribution == "vague"


def test_what_stands_in_brackets_is_not_read() -> None:
    assert find(document_of("MSCs (riluzole prolongs survival) were given.")) == []
    (claim,) = find(document_of("MSCs (the young ones) slowed disease progression."))
    assert claim.cues == (Span(22, 28),)


@pytest.mark.parametrize("sign", ["\x01", "\x02"])
def test_a_control_character_in_the_text_silences_its_sentence(sign: str) -> None:
    assert find(document_of(f"MSCs {sign} slowed disease progression.")) == []


def test_documents_together_say_what_each_says_alone() -> None:
    texts = ["MSCs slowed disease progression.", "Nothing.", "riluzole prolongs survival, MSCs (are safe."]
    documents = [document_of(text) for text in texts * 50]
    named = [mentions_in(document) for document in documents]
    together = [found.claims for found in FINDER.read_all(documents, named, [[] for _ in documents])]
    assert together == [find(document) for document in documents]
    assert [len(claims) for claims in together[:3]] == [1, 0, 1]


def test_a_sentence_that_stands_twice_is_read_where_it_stands_each_time() -> None:
    sentence = "MSCs may have slowed disease progression in ALS mice."
    first, second = find(document_of(sentence, "Nothing.", sentence))
    moved = tuple(Span(cue.start + 63, cue.end + 63) for cue in first.cues)
    assert second == first._replace(sentence=2, cues=moved)


def test_of_overlapping_mentions_the_first_is_read() -> None:
    document = document_of("MSC transplantation slowed disease progression.")
    first, last = mentions_in(document)
    inside = first._replace(start=4, concept_id="CL:0000134")
    (claim,) = FINDER.find(document, [first, inside, last], [])
    assert claim.intervention_id == "MESH:D045164"


def test_letters_whose_lower_case_is_longer_do_no_harm() -> None:
    for text in ("MSCs İİ slowed disease progression.", "İ MSCs slowed disease progression İx."):
        assert all(cue.end <= len(text) for claim in find(document_of(text)) for cue in claim.cues)


WORDS = st.lists(
    st.sampled_from(
        [*CONCEPTS, "slowed", "no", "did not", "and", "or", ",", "(", ")", "may", "to", "in", "by"]
    )
    | st.sampled_from(["were", "safe", "decline", "of the", "after", "treated", "observed", "İ", "-", "?"]),
    max_size=40,
)


@given(WORDS)
@settings(max_examples=300)
def test_every_claim_has_cues_inside_its_sentence_and_known_concepts(words: list[str]) -> None:
    document = document_of(" ".join(words) or "x")
    for claim in find(document):
        assert claim.cues == tuple(sorted(claim.cues))
        assert claim.cues
        assert all(0 <= cue.start < cue.end <= len(document.text) for cue in claim.cues)
        assert {claim.intervention_id, claim.outcome_id} <= VOCABULARY.concepts.keys()
        assert not (claim.certainty in ("aim", "question") and claim.effect != "not_assessed")


def cost(*sentences: str) -> tuple[list[Claim], float]:
    """The claims of an abstract that opens with `Moro (2010)`, and the CPU seconds that finding them took.

    These are at least 0.05, as what takes less is lost among others.
    """
    document = document_of(*sentences)
    mentions = mentions_in(document)
    begun = time.process_time()
    claims = FINDER.find(document, mentions, [Citation(0, 11, 0, ("Moro",), 2010, -1, "exact")])
    return claims, max(time.process_time() - begun, 0.05)


def test_a_line_of_a_million_signs_is_passed_over() -> None:
    few, many = (cost("MSCs survival " + "( MSCs no " * times) for times in (25_000, 100_000))
    assert few[0] == many[0] == []
    assert many[1] < 8 * few[1]


@pytest.mark.parametrize(
    "filling", ["significantly ", "MSCs and ", "no ", "of the ", "was and ", "( MSCs no "]
)
def test_a_long_sentence_costs_no_more_than_its_length(filling: str) -> None:
    most = RULES["sentence_characters_most"] - 20

    def read(characters: int) -> float:
        return cost(("MSCs " + filling * 400)[:characters] + " survival")[1]

    assert read(most) < 8 * read(most // 4)


@pytest.mark.parametrize(
    "sentence",
    [
        "Stem cell therapy may slow disease progression.",
        "They found that MSCs slow disease progression.",
        "They found that riluzole slows disease progression.",
    ],
)
def test_an_abstract_of_thousands_of_sentences_costs_no_more_than_its_length(sentence: str) -> None:
    few, many = (cost("Moro (2010) gave MSCs.", *[sentence] * times) for times in (2_000, 8_000))
    assert (len(few[0]), len(many[0])) == (2_000, 8_000)
    assert many[1] < 8 * few[1]


def broken(change: dict[str, Any]) -> dict[str, Any]:
    return Rules({**RULES, **change}, RULES.place)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"gains": ["ACE:nowhere"]}, "'ACE:nowhere' is no concept of the vocabulary"),
        ({"cues": {**RULES["cues"], "cause": ["slow"]}}, "'slow' stands in two classes"),
        ({"continuations": ["<joined>("]}, "is no pattern"),
        ({"continuations": ["<nothing>"]}, "'nothing' is neither a class nor a part"),
        ({"templates": [{"id": "x", "meaning": "odd", "pattern": "<word>"}]}, "'odd' is no meaning"),
        ({"templates": [{"id": "x", "meaning": "change"}]}, "'pattern' is missing"),
    ],
)
def test_a_broken_rule_names_its_place(change: dict[str, Any], message: str) -> None:
    with pytest.raises(SeedError, match=r"seeds/rules/claims\.yaml") as error:
        ClaimFinder(broken(change), VOCABULARY, CONTEXT)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("MSCs, riluzole and disease progression are discussed.", "no_template"),
        ("MSCs have not been shown to slow disease progression.", None),
        ("MSCs increased survival, which was significantly lower than in controls.", None),
        ("MSCs improved motor function in two patients but worsened it in nine.", "doubtful"),
        ("With MSCs, survival increased by 3 weeks in one cohort, but decreased in another.", "doubtful"),
        ("With MSCs, survival rose in three patients, was stable in four and fell in two.", "doubtful"),
        ("With MSCs, motor function improved in three patients and survival fell in two.", None),
        ("MSCs improved motor function in mice but increased survival in rats.", None),
        ("MSCs improved motor function but reduced survival.", None),
        ("MSCs improved motor function but it worsened with riluzole.", None),
        ("MSCs slowed disease progression.", None),
        ("We met in Berlin.", None),
    ],
)
def test_a_sentence_without_a_claim_tells_its_reason(text: str, reason: str | None) -> None:
    document = document_of(text)
    (found,) = FINDER.read_all([document], [mentions_in(document)], [[]])
    assert [abstention.reason for abstention in found.abstentions] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("text", "significance", "comparator"),
    [
        ("MSCs prolonged survival compared with controls (p = 0.01).", "significant", "ACE:control-group"),
        ("MSCs prolonged survival compared with riluzole.", None, "CHEBI:8863"),
        ("The survival was not longer with MSCs (p = 0.4).", "not_significant", None),
        ("MSCs prolonged survival.", None, None),
    ],
)
def test_a_claim_tells_its_comparator_and_significance(
    text: str, significance: str | None, comparator: str | None
) -> None:
    (claim,) = find(document_of(text))
    assert (claim.significance, claim.comparator_id) == (significance, comparator)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "MSCs prolonged survival and improved motor function (p = 0.4).",
            [None, "not_significant"],
        ),
        (
            "MSCs slowed disease progression (p = 0.01) and prolonged survival (p = 0.4).",
            ["significant", "not_significant"],
        ),
        ("MSCs improved motor function and survival (p = 0.4).", ["not_significant", "not_significant"]),
        (
            "MSCs significantly (p = 0.01) improved motor function and survival.",
            ["significant", "significant"],
        ),
        ("MSCs prolonged survival (p = 0.01) and improved motor function.", ["significant", None]),
    ],
)
def test_each_outcome_has_the_p_value_behind_it(text: str, told: list[str | None]) -> None:
    claims = find(document_of(text))
    assert [claim.significance for claim in claims] == told
    missed = [claim.direction == "no_change" for claim in claims]
    assert missed == [one == "not_significant" for one in told]


def test_no_test_tells_that_safety_is_established() -> None:
    text = "MSCs significantly improved survival, and hundreds of studies confirm the safety of MSCs."
    told = {claim.outcome_id: claim.significance for claim in find(document_of(text))}
    assert told == {"MESH:D013534": "significant", "ACE:safety": None}


def test_a_change_that_misses_significance_is_a_null_result() -> None:
    (claim,) = find(document_of("MSCs prolonged survival (p = 0.4)."))
    assert (claim.direction, claim.effect, claim.negated) == ("no_change", "no_difference", True)


NUMBERED = re.compile(r"\[\d\]|[A-Z]\w+ et al\. \(\d{4}\)")


def cited_in(*sentences: str, document_type: str) -> list[tuple[str, str, str | None]]:
    """Attribution, evidence level and source of each claim of these sentences."""
    document = document_of(*sentences, document_type=document_type)
    citations = [
        Citation(*match.span(), place, (), None, -1, "exact")
        for place, sentence in enumerate(document.sentences)
        for match in NUMBERED.finditer(document.text, sentence.start, sentence.end)
    ]
    sources = [document.text[slice(*one[:2])] for one in citations]
    return [
        (claim.attribution, claim.evidence_level, sources[claim.citation] if claim.citation >= 0 else None)
        for claim in find(document, citations)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MSCs slowed disease progression, in line with others [1].", ("own_result", "animal", None)),
        (
            "In contrast to Moro et al. (2012), MSCs slowed disease progression.",
            ("own_result", "animal", None),
        ),
        ("MSCs slowed disease progression in mice [1].", ("cited", "animal", "[1]")),
        (
            "As shown by Moro et al. (2012), MSCs slow disease progression.",
            ("cited", "narrative_review", None),
        ),
    ],
)
def test_a_source_that_a_result_is_compared_with_does_not_own_it(
    text: str, found: tuple[str, str, str | None]
) -> None:
    (claim,) = cited_in(text, document_type="preclinical_study")
    assert claim == (*found[:2], "Moro et al. (2012)" if text.startswith("As") else found[2])


def test_what_a_result_is_compared_with_says_nothing_of_its_own_study() -> None:
    text = "MSCs slowed disease progression, which differs from earlier results in ALS mice [1]."
    document = document_of(text, document_type="clinical_trial")
    place = text.index("[1]")
    (claim,) = find(document, [Citation(place, place + 3, 0, (), None, -1, "exact")])
    assert (claim.attribution, claim.model_id, claim.evidence_level) == ("own_result", None, "single_arm")


def test_a_caption_below_methods_tells_a_result() -> None:
    text = ("Methods: We gave MSCs.", "MSCs slowed disease progression.")
    document = document_of(*text, document_type="clinical_trial")
    first, second = document.sentences
    captioned = replace(document, sentences=[first, second._replace(role="caption")])
    assert [(one.claim_role, one.attribution) for one in find(captioned)] == [("result", "own_result")]


def test_a_review_that_compares_one_source_with_another_is_laid_on_the_other() -> None:
    text = "In contrast to Moro et al. (2012), Lund et al. (2009) saw that MSCs slowed disease progression."
    assert cited_in(text, document_type="review") == [("cited", "narrative_review", "Lund et al. (2009)")]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("MSCs slowed disease progression [1], and riluzole improved survival [2].", ["[1]", "[2]"]),
        ("MSCs slowed disease progression [1], and riluzole improved survival [1].", ["[1]", "[1]"]),
        ("MSCs slowed disease progression and riluzole improved survival [1] [2].", [None, None]),
        (
            "Riluzole helps [1], while MSCs slowed disease progression without any effect on survival [2].",
            ["[2]", "[2]"],
        ),
        (
            "Riluzole helps [1]; MSCs slowed disease progression, and riluzole improved survival [2].",
            [None, "[2]"],
        ),
        (
            "Lund et al. (2009) saw that MSCs slowed disease progression, and riluzole improved survival.",
            ["Lund et al. (2009)"] * 2,
        ),
    ],
)
def test_each_claim_is_laid_on_the_source_behind_it(text: str, sources: list[str | None]) -> None:
    assert [source for *_, source in cited_in(text, document_type="review")] == sources


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("They found that MSCs slowed disease progression.", "cited"),
        ("The authors concluded that MSCs slowed disease progression.", "cited"),
        ("In the pooled analysis of these studies, MSCs slowed disease progression.", "own_result"),
        ("After combining these studies, MSCs slowed disease progression.", "own_result"),
        ("In this trial MSCs slowed disease progression.", "own_result"),
    ],
)
def test_an_own_analysis_ends_what_a_source_carries(text: str, attribution: str) -> None:
    before = "Lund et al. (2009) treated 12 patients."
    assert [one for one, *_ in cited_in(before, text, document_type="systematic_review")] == [attribution]


@pytest.mark.parametrize(
    ("text", "document_type", "attribution"),
    [
        (
            "In our own open-label experience, MSCs did not slow disease progression.",
            "editorial",
            "own_result",
        ),
        ("In our opinion, MSCs did not slow disease progression.", "editorial", "vague"),
        ("In our hands MSCs slowed disease progression.", "news", "vague"),
        ("A trial is needed to determine whether MSCs improve survival.", "clinical_trial", "vague"),
    ],
)
def test_only_what_was_found_is_an_own_result(text: str, document_type: str, attribution: str) -> None:
    assert [one for one, *_ in cited_in(text, document_type=document_type)] == [attribution]


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("There was no control arm.", "single_arm"),
        ("The study lacked a control group and was not randomised.", "single_arm"),
        ("Larger, placebo-controlled trials are needed.", "single_arm"),
        ("Previous randomised trials were small.", "single_arm"),
        ("Patients were given cells or placebo.", "controlled"),
        ("Patients were randomised, but not blinded.", "randomised"),
    ],
)
def test_a_design_that_is_denied_or_wished_for_is_none(said: str, level: str) -> None:
    found = cited_in(said, "We saw that MSCs slowed disease progression.", document_type="clinical_trial")
    assert found == [("own_result", level, None)]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Cells in ALS: a randomized, double-blind, placebo-controlled trial", "randomised"),
        ("Spinal mass after cells: a case report", "case"),
        ("Cells in ALS: an open-label study", "single_arm"),
        ("Cells of rats in ALS", "narrative_review"),
        ("Why randomised trials of cells are needed", "narrative_review"),
        ("Cells in ALS", "narrative_review"),
    ],
)
def test_a_cited_claim_has_the_level_that_the_title_of_its_source_names(title: str, level: str) -> None:
    text = "MSCs slowed disease progression [1]."
    citation = Citation(32, 35, 0, (), None, 0, "exact", title)
    (claim,) = find(document_of(text), [citation])
    assert (claim.attribution, claim.evidence_level) == ("cited", level)


def test_one_cited_study_has_not_the_level_of_the_review() -> None:
    found = cited_in("MSCs slowed disease progression [1].", document_type="systematic_review")
    assert found == [("cited", "narrative_review", "[1]")]


@pytest.mark.parametrize(
    ("sentences", "role", "attribution"),
    [
        (["Riluzole treatment is known.", "MSCs slow disease progression."], "background", "vague"),
        (["We gave MSCs to mice.", "MSCs slow disease progression."], "result", "own_result"),
        (["Many studies showed that MSCs slowed disease progression."], "background", "vague"),
    ],
)
def test_general_truths_are_no_results_of_a_trial(sentences: list[str], role: str, attribution: str) -> None:
    claims = find(document_of(*sentences, document_type="clinical_trial"))
    assert [(claim.claim_role, claim.attribution) for claim in claims] == [(role, attribution)]


def test_each_clause_has_the_model_that_it_names() -> None:
    text = "MSCs prolonged survival in G93A mice, while NSCs improved motor function in ALS mice."
    assert {(claim.outcome_id, claim.model_id) for claim in find(document_of(text))} == {
        ("MESH:D013534", "ACE:sod1-g93a-mouse"),
        ("ACE:motor-function", "ACE:als-mouse-model"),
    }


def test_a_clause_that_names_no_model_has_that_of_the_other() -> None:
    document = document_of("In G93A mice MSCs prolonged survival, but did not slow disease progression.")
    assert [claim.model_id for claim in find(document)] == ["ACE:sod1-g93a-mouse"] * 2


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("MSCs prolonged survival in SOD1 mice, whereas NSCs had no effect on motor function in rats.", None),
        (
            "MSCs prolonged survival in SOD1 mice, whereas NSCs had no effect on motor function in rodents.",
            "ACE:sod1-mouse",
        ),
        (
            "MSCs prolonged survival in SOD1 mice, whereas rats gave NSCs that improved motor function.",
            "ACE:sod1-mouse",
        ),
    ],
)
def test_a_clause_about_another_species_has_no_model_of_the_other(text: str, model: str | None) -> None:
    assert {(claim.outcome_id, claim.model_id) for claim in find(document_of(text))} == {
        ("MESH:D013534", "ACE:sod1-mouse"),
        ("ACE:motor-function", model),
    }


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("In the phase 1 trial of Olsen 2019, MSCs slowed disease progression.", "cited"),
        ("Berg 2018 found that MSCs did not slow disease progression.", "cited"),
        ("Wolny and colleagues saw that MSCs slowed disease progression.", "cited"),
        ("In May 2019, MSCs slowed disease progression.", "own_result"),
        ("We and Berg 2018 found that MSCs slowed disease progression, as our study shows.", "own_result"),
        ("MSCs slowed disease progression.", "own_result"),
    ],
)
@pytest.mark.parametrize("document_type", ["clinical_trial", "systematic_review"])
def test_whose_finding_is_told_needs_no_citation_in_brackets(
    text: str, document_type: str, attribution: str
) -> None:
    (claim,) = find(document_of(text, document_type=document_type))
    assert (claim.attribution, claim.citation) == (attribution, -1)


def test_an_own_view_is_not_laid_on_whom_it_is_set_against() -> None:
    for opening, attribution in (("Unlike Berg", "vague"), ("As told by Berg", "cited")):
        text = f"{opening} (2018), we think that MSCs slow disease progression."
        document = document_of(text)
        place = text.index("Berg")
        berg = Citation(place, place + len("Berg (2018)"), 0, ("Berg",), 2018, -1, "unresolved")
        (claim,) = find(document, [berg])
        assert claim.attribution == attribution


@pytest.mark.parametrize("level", ["case", "animal", "narrative_review"])
def test_series_and_preclinical_work_tell_their_level(level: str) -> None:
    said = {
        "case": "In a retrospective series of 12 patients, MSCs slowed disease progression.",
        "animal": "Preclinical work suggests that MSCs slow disease progression.",
        "narrative_review": "In a series of trials, MSCs slowed disease progression.",
    }
    (claim,) = find(document_of(said[level]))
    assert claim.evidence_level == level


@pytest.mark.parametrize(
    ("then", "effect"),
    [("at 12 months", "benefit"), ("at 3 months", "no_difference"), ("between the groups", "no_difference")],
)
def test_what_was_missed_at_another_time_takes_no_change_back(then: str, effect: str) -> None:
    text = f"MSCs improved survival at 3 months (p = 0.01), but no difference was found {then}."
    assert [claim.effect for claim in find(document_of(text))] == [effect]
