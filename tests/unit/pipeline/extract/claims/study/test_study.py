"""What a document says of its own study, however long it is."""

from __future__ import annotations

import time

import pytest

from tests.quality.claims_gold.passages import found_in

RELEASE = "Corvida today announced results of its trial of intrathecal mesenchymal stem cells."
KINDS = {"source_type": "news", "document_type": "news", "role": "body"}
CO_CULTURE = "ACE:motor-neuron-astrocyte-co-culture"
UC_MSC, STEM_CELL = "CL:0002569", "CL:0000034"
SAID = "Mesenchymal stem cells slowed disease progression."


def route_of(text: str) -> str | None:
    (claim,) = found_in({**KINDS, "text": text}).claims
    return claim.route_id


def test_a_long_release_takes_no_quadratic_time() -> None:
    given = " ".join(f"Group {place} received mesenchymal stem cells." for place in range(8000))
    route = route_of(f"{RELEASE} {SAID}")
    started = time.process_time()
    assert route_of(f"{RELEASE} {given} {SAID}") == route == "NCIT:C38267"
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("methods", "model"),
    [
        ("We co-cultured motor neurons of patients with astrocytes and MSCs.", CO_CULTURE),
        ("Motor neurons were plated on SOD1 astrocytes, and MSCs were added.", CO_CULTURE),
        ("MSCs were added to patient-derived motor neurons.", "ACE:patient-derived-motor-neuron"),
        ("MSCs were added to motor neurons.", None),
        ("MSCs were added to motor neurons and to isogenic controls.", None),
        ("MSCs protected SOD1 mice.", None),
    ],
)
@pytest.mark.parametrize("opening", ["", "In co-cultures, "])
def test_a_study_in_a_dish_has_the_one_that_its_abstract_tells(
    opening: str, methods: str, model: str | None
) -> None:
    kinds = {"source_type": "full_text", "document_type": "in_vitro_study", "role": "abstract"}
    claim = found_in({**kinds, "text": f"{methods} {opening}MSCs reduced oxidative stress."}).claims[-1]
    assert (claim.model_id, claim.evidence_level) == (model, "in_vitro")


@pytest.mark.parametrize(
    ("said", "population", "attribution"),
    [
        ("MSCs were safe in stroke.", "MONDO:0005098", "vague"),
        ("In multiple sclerosis, MSCs were safe.", "MONDO:0005301", "vague"),
        ("MSCs were safe in ALS.", "MONDO:0004976", "own_result"),
        ("MSCs were safe in pneumonia.", "MONDO:0004976", "own_result"),
        ("MSCs were safe.", "MONDO:0004976", "own_result"),
    ],
)
def test_what_is_so_in_another_disease_is_no_result_of_a_trial(
    said: str, population: str, attribution: str
) -> None:
    kinds = {"source_type": "full_text", "document_type": "clinical_trial", "role": "abstract"}
    text = f"In this trial 20 patients with ALS received intrathecal MSCs. {said}"
    (claim,) = found_in({**kinds, "text": text}).claims
    assert (claim.population_id, claim.attribution) == (population, attribution)
    assert (claim.route_id is None) == (attribution == "vague")


@pytest.mark.parametrize(
    ("named", "said", "cells"),
    [
        ("umbilical cord mesenchymal stem cells", "Our stem cells slow ALS.", UC_MSC),
        ("umbilical cord mesenchymal stem cells", "Stem cells slow ALS.", STEM_CELL),
        (
            "umbilical cord mesenchymal stem cells and neural stem cells",
            "Our stem cells slow ALS.",
            STEM_CELL,
        ),
    ],
)
def test_what_a_clinic_calls_its_own_is_of_the_one_kind_that_it_names(
    named: str, said: str, cells: str
) -> None:
    kinds = {"source_type": "clinic_marketing", "document_type": "marketing", "role": "body"}
    (claim,) = found_in({**kinds, "text": f"We use {named} in our clinic.\n\n{said}"}).claims
    assert claim.cell_source_id == cells
