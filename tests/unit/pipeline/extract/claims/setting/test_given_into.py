"""Routes that are told by the part of the body that something is given into."""

from __future__ import annotations

import pytest

from tests.quality.claims_gold.passages import found_in

METHODS = "Mesenchymal stem cells were injected into the cisterna magna of SOD1 mice."


def routes_of(text: str) -> list[str | None]:
    kinds = {"source_type": "pubmed_record", "document_type": "preclinical_study"}
    return [claim.route_id for claim in found_in({**kinds, "role": "abstract", "text": text}).claims]


@pytest.mark.parametrize(
    ("said", "route"),
    [
        ("Mesenchymal stem cells prolonged survival.", "NCIT:C38233"),
        ("Mesenchymal stem cells transplanted into the spinal cord prolonged survival.", "NCIT:C38263"),
        ("Mesenchymal stem cells injected into the testis prolonged survival.", None),
        ("Lumbar injection of mesenchymal stem cells prolonged survival.", None),
        ("Intravenous mesenchymal stem cells prolonged survival.", "NCIT:C38276"),
    ],
)
def test_a_route_is_carried_to_sentences_that_tell_none(said: str, route: str | None) -> None:
    assert routes_of(f"{METHODS} {said}") == [route]


@pytest.mark.parametrize(
    ("said", "model"),
    [
        ("In SOD1 mice, mesenchymal stem cells prolonged survival.", "ACE:sod1-mouse"),
        ("In ALS mice, mesenchymal stem cells prolonged survival.", "ACE:sod1-mouse"),
        ("In ALS rats, mesenchymal stem cells prolonged survival.", "ACE:als-rat-model"),
    ],
)
def test_a_broader_model_is_the_one_that_was_given_cells(said: str, model: str) -> None:
    kinds = {"source_type": "pubmed_record", "document_type": "preclinical_study"}
    found = found_in({**kinds, "role": "abstract", "text": f"{METHODS} {said}"})
    assert [claim.model_id for claim in found.claims] == [model]


@pytest.mark.parametrize(
    ("other", "route"),
    [
        ("It also makes intravenous neural stem cells for stroke.", None),
        ("It has a factory in Lyon.", "NCIT:C38267"),
    ],
)
def test_a_release_on_two_kinds_of_cells_carries_no_route(other: str, route: str | None) -> None:
    text = (
        "Corvida today announced results of its trial of intrathecal mesenchymal stem cells. "
        f"{other} Mesenchymal stem cells slowed disease progression."
    )
    kinds = {"source_type": "news", "document_type": "news"}
    (claim,) = found_in({**kinds, "role": "body", "text": text}).claims
    assert claim.route_id == route


@pytest.mark.parametrize(
    ("background", "route"),
    [
        ("Monthly intravenous infusions may preserve function.", "NCIT:C38276"),
        ("Intravenous edaravone is given monthly.", None),
        ("Intravenous neural stem cells failed in stroke.", None),
    ],
)
def test_a_route_that_no_other_treatment_has_is_the_studys(background: str, route: str | None) -> None:
    methods, said = "Patients received MSCs.", "Mesenchymal stem cells slowed disease progression."
    text = f"{background} {methods} {said}"
    kinds = {"source_type": "pubmed_record", "document_type": "clinical_trial"}
    (claim,) = found_in({**kinds, "role": "abstract", "text": text}).claims
    assert claim.route_id == route
