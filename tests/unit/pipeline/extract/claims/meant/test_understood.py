"""What a result is of whose sentence names no intervention."""

from __future__ import annotations

import pytest

from tests.quality.claims_gold.passages import found_in

SURVIVED, SAME = ("MESH:D013534", "increase"), ("EFO:0004338", "no_change")
GIVEN = "MSCs were given intrathecally to mice."


def claims_of(text: str, document_type: str = "preclinical_study", **others: str) -> list[tuple[str, str]]:
    passage = {
        "source_type": "pubmed_record",
        "document_type": document_type,
        "role": "abstract",
        "text": text,
        **others,
    }
    return [(claim.outcome_id, claim.direction) for claim in found_in(passage).claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Doctors gave MSCs to 189 people. The trial lasted a year. Three developed meningitis.",
            [("HP:0001287", "increase")],
        ),
        ("Doctors gave MSCs to 189 people. Others had NSCs for a year. Three developed meningitis.", []),
    ],
)
def test_a_paragraph_of_news_goes_on_about_the_only_cells(text: str, told: list[tuple[str, str]]) -> None:
    assert claims_of(text, "news", role="body") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{GIVEN} Survival was prolonged by 12 days.", [("MESH:D013534", "increase")]),
        (f"{GIVEN} Mice were watched. Survival was prolonged by 12 days.", [("MESH:D013534", "increase")]),
        (f"{GIVEN} There was no change in body weight.", [("EFO:0004338", "no_change")]),
        (f"{GIVEN} Body weight was not altered.", [("EFO:0004338", "no_change")]),
        (f"{GIVEN} Survival was prolonged in the controls.", []),
        (f"{GIVEN} Survival was prolonged in both groups.", []),
        (f"{GIVEN} Exercise is good. So is rest. So is food. Survival was prolonged by 12 days.", [SURVIVED]),
        (f"NSCs are cells. {GIVEN} Good. So is rest. So is food. Survival was prolonged by 12 days.", []),
        ("MSCs prolonged survival. Body weight did not change.", [SURVIVED, SAME]),
        (
            "Survival was longer in MSC-treated mice. Body weight was similar in both groups.",
            [SURVIVED, SAME],
        ),
        (f"{GIVEN} Three animals developed tumors.", [("HP:0002664", "increase")]),
        (f"{GIVEN} Three developed tumors.", [("HP:0002664", "increase")]),
        (f"{GIVEN} Three controls developed tumors.", []),
        (f"{GIVEN} Unexpectedly, 5 of 22 recipients developed tumors.", [("HP:0002664", "increase")]),
        (f"{GIVEN} At baseline, three animals had developed tumors.", []),
        (f"{GIVEN} Six days later he developed a tumor.", [("HP:0002664", "increase")]),
        (f"{GIVEN} During follow-up there was one case of meningitis.", [("HP:0001287", "increase")]),
        (f"{GIVEN} Two seizures were judged to be related to the procedure.", [("ACE:seizure", "increase")]),
        (f"{GIVEN} Two seizures were judged not to be related to the procedure.", []),
        (
            f"{GIVEN} Body weight did not change, and the hazard ratio for death was 1.1 (95% CI 0.6-1.8).",
            [SAME, ("MESH:D003643", "no_change")],
        ),
        (f"{GIVEN} Survival was shorter in older animals.", []),
        (f"{GIVEN} Carers showed higher anxiety.", []),
        (f"{GIVEN} Transgenic mice showed reduced grip strength.", []),
        (f"{GIVEN} Recipients lived 23 days longer.", [SURVIVED]),
        (f"{GIVEN} One died of sepsis.", [("HP:0100806", "increase")]),
        (f"{GIVEN} One control died of sepsis.", []),
        (
            f"{GIVEN} A 63-year-old man developed seizures within hours of his infusion.",
            [("ACE:seizure", "increase")],
        ),
        (f"{GIVEN} A 63-year-old man developed seizures in childhood.", []),
        ("They paid for infusions of MSCs in 2019. One died of sepsis.", [("HP:0100806", "increase")]),
        (f"{GIVEN} Control recipients lived 23 days longer.", []),
        (f"{GIVEN} No patient improved.", [("ACE:efficacy", "no_change")]),
        (f"{GIVEN} No patient improved before the first injection.", []),
        (f"{GIVEN} The hazard ratio for death was 1.06 (95% CI 0.62-1.81).", [("MESH:D003643", "no_change")]),
        (f"{GIVEN} The hazard ratio for death was 1.06 (95% CI 0.62-1.81) for older animals.", []),
        (
            f"{GIVEN} Body weight fell by 2 g in the month before surgery and by 3 g thereafter (p = 0.4).",
            [SAME],
        ),
        (f"{GIVEN} Patients with bulbar onset had shorter survival.", []),
        (f"{GIVEN} In wild-type mice, body weight did not change.", []),
        (f"{GIVEN} Body weight did not change after transplantation.", [SAME]),
        (f"{GIVEN} Tumors occurred in 3 of 20 animals.", [("HP:0002664", "increase")]),
        (f"{GIVEN} Tumors occurred in three animals in each group.", []),
        (f"{GIVEN} Three animals of the control group developed tumors.", []),
        (f"{GIVEN} Three animals developed tumors, which were unrelated.", []),
        (
            f"{GIVEN} Results: Three animals had seizures and one developed tumors.",
            [("ACE:seizure", "increase"), ("HP:0002664", "increase")],
        ),
        (f"{GIVEN} Results: Seizures developed in three of 24 animals.", [("ACE:seizure", "increase")]),
        (f"{GIVEN} Seizures affected three of 24 animals.", [("ACE:seizure", "increase")]),
        (f"{GIVEN} Seizures were seen in all animals.", [("ACE:seizure", "increase")]),
        (f"{GIVEN} Seizures were seen in all controls.", []),
        (f"{GIVEN} A 52-year-old woman presented with meningitis.", []),
        (f"{GIVEN} Patient 3 developed a tumor of the left leg.", [("HP:0002664", "increase")]),
        (f"{GIVEN} Patient 3 had developed a tumor of the left leg.", []),
        (f"{GIVEN} One participant discontinued because of seizures.", [("ACE:seizure", "increase")]),
        (f"{GIVEN} Riluzole was discontinued because of seizures in one participant.", []),
        (f"{GIVEN} None of the animals died.", [("EFO:0004352", "no_change")]),
        (f"{GIVEN} None of the animals had died before.", []),
        (f"{GIVEN} No case of meningitis was seen.", [("HP:0001287", "no_change")]),
        (f"{GIVEN} Body weight went on falling at the pace seen before surgery.", [SAME]),
        (f"{GIVEN} Body weight went on falling at a pace of 2 g a week.", [("EFO:0004338", "decrease")]),
        (f"{GIVEN} The slope of body weight remained the same.", [SAME]),
        (f"{GIVEN} Body weight fell in parallel in the three groups.", [SAME]),
        (f"{GIVEN} Seizures affected three of 24 controls.", []),
        (f"{GIVEN} Scans revealed tumors in two animals.", [("HP:0002664", "increase")]),
        (f"{GIVEN} Scans revealed tumors in two animals before the first injection.", []),
        (f"{GIVEN} Seizures unrelated to the injections developed in three animals.", []),
        (f"{GIVEN} Three animals had seizures and one had a tumor.", []),
        (f"{GIVEN} Results: Three animals had seizures and one control developed tumors.", []),
        (f"{GIVEN} Three animals had meningitis.", [("HP:0001287", "increase")]),
        (f"{GIVEN} Three animals had hypertension.", []),
        (f"{GIVEN} Three animals in group A had meningitis.", [("HP:0001287", "increase")]),
        (f"{GIVEN} Three animals in the control group had meningitis.", []),
        (f"{GIVEN} Three animals had meningitis before the first injection.", []),
        (f"{GIVEN} Three animals developed pneumonia.", []),
        (f"{GIVEN} No animal developed pneumonia.", [("HP:0002090", "no_change")]),
        (f"{GIVEN} Three animals had infections and were excluded.", []),
        (f"{GIVEN} Three animals had infections during the run-in period.", []),
        (f"{GIVEN} Three animals in each arm had meningitis.", []),
        (f"{GIVEN} Healthy littermates developed tumors.", []),
        (
            f"{GIVEN} Seizures developed in three animals and resolved with analgesics.",
            [("ACE:seizure", "increase")],
        ),
        (f"{GIVEN} Seizures developed in three animals and resolved with riluzole.", []),
        (f"{GIVEN} Tumors were seen on scans in three animals.", [("HP:0002664", "increase")]),
        (f"{GIVEN} A tumor was diagnosed in one animal of ten mice.", [("HP:0002664", "increase")]),
        (f"{GIVEN} Three animals developed tumors and one required surgery.", [("HP:0002664", "increase")]),
        (f"{GIVEN} There were two cases of meningitis.", [("HP:0001287", "increase")]),
        (f"{GIVEN} Two cases of meningitis were reported.", [("HP:0001287", "increase")]),
        (f"{GIVEN} We excluded two cases of meningitis.", []),
        (f"{GIVEN} Two cases of meningitis occurred in controls.", []),
        (f"{GIVEN} Neither cohort showed signs of tumors.", [("HP:0002664", "no_change")]),
        (f"{GIVEN} Both cohorts showed signs of tumors.", []),
        ("Body weight did not change (MSCs 30 g; vehicle 31 g).", [SAME]),
        (f"{GIVEN} Survival was longer and body weight was unchanged.", [SURVIVED, SAME]),
        (f"{GIVEN} Mice were well and body weight was unchanged in controls.", []),
        ("Body weight did not change in controls (MSCs are cells).", []),
        ("Body weight is steady (MSCs 30 g; vehicle 31 g).", []),
        ("MSCs prolonged survival. Body weight is kept by exercise.", [SURVIVED]),
        ("MSCs prolonged survival. Body weight was kept in other studies.", [SURVIVED]),
        ("MSCs prolonged survival. Body weight fell after discontinuation.", [SURVIVED]),
        ("MSCs prolonged survival. Dead cells had no effect on body weight.", [SURVIVED]),
        ("MSCs and riluzole prolonged survival. Body weight did not change.", [SURVIVED, SURVIVED]),
        ("MSCs were given with riluzole. Survival was prolonged by 12 days.", []),
        ("MSCs are found in bone. Survival was prolonged by 12 days.", []),
        ("Riluzole was given to mice. Survival was prolonged by 12 days.", []),
    ],
)
def test_a_result_shortly_behind_the_giving_of_one_kind_of_cells_is_theirs(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert claims_of(text) == told


@pytest.mark.parametrize(
    ("title", "told"),
    [("MSC therapy in mice", [SURVIVED]), ("Dyes on MSCs", []), ("MSC or riluzole therapy", [])],
)
def test_a_result_in_the_abstract_is_that_of_the_only_cells_of_the_title(
    title: str, told: list[tuple[str, str]]
) -> None:
    text = "MSCs are cells. Mice were young. They were kept. They ran. Survival was prolonged by 12 days."
    assert claims_of(text, title=title) == told


@pytest.mark.parametrize(("heading", "told"), [("Results", [SURVIVED]), ("Introduction", [])])
def test_so_is_one_below_the_heading_of_the_results(heading: str, told: list[tuple[str, str]]) -> None:
    text = (
        f"{heading}: MSCs are cells. Mice were young. They ran. All ate. Survival was prolonged by 12 days."
    )
    assert claims_of(text, title="MSC therapy in mice", role="body") == told


def test_a_sentence_that_names_nothing_goes_on_too() -> None:
    assert claims_of(f"{GIVEN} The treatment was safe.") == [("ACE:safety", "unclear")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{GIVEN} Survival was prolonged by 12 days.", [SURVIVED]),
        (f"{GIVEN} Mice were watched. Survival was prolonged by 12 days.", []),
        (f"{GIVEN}\nSurvival was prolonged by 12 days.", []),
        (f"{GIVEN} Survival is prolonged by exercise.", []),
        ("MSCs prolonged survival. Body weight did not change.", [SURVIVED]),
    ],
)
def test_in_a_review_only_the_next_sentence_of_the_paragraph_tells_it(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert claims_of(text, "review") == told


def test_what_a_review_tells_so_is_of_the_model_that_was_given_the_cells() -> None:
    passage = {"source_type": "full_text", "document_type": "review", "role": "body"}
    text = "SOD1-G93A mice were injected with MSCs. Survival was prolonged."
    (claim,) = found_in({**passage, "text": text}).claims
    assert (claim.model_id, claim.evidence_level) == ("ACE:sod1-g93a-mouse", "animal")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two patients experienced fever after infusion.", [("HP:0001945", "increase")]),
        ("Two patients experienced fever before infusion.", []),
        ("No treatment-related adverse events occurred.", [("ACE:adverse-event", "no_change")]),
        ("Treatment-related adverse events were defined.", []),
        ("The most common complaint was headache.", [("HP:0002315", "increase")]),
        ("The most common complaint before treatment was headache.", []),
        ("Two infections were related to the procedure.", [("MESH:D007239", "increase")]),
        ("Two infections were related to age.", []),
        ("Two infections were possibly related to the procedure.", []),
        ("Treatment with riluzole led to tremor.", [("HP:0001337", "increase")]),
    ],
)
def test_events_of_those_given_what_the_title_names_are_its(text: str, told: list[tuple[str, str]]) -> None:
    given = "Patients received mesenchymal stem cells or placebo."
    title = "Mesenchymal stem cells in amyotrophic lateral sclerosis: a trial"
    assert claims_of(f"{given} {text}", "clinical_trial", title=title) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She later developed leg pain and generalised seizures.", ["HP:0012514", "ACE:seizure"]),
        ("The patient developed meningitis.", ["HP:0001287"]),
        ("The patient had hypertension.", []),
        ("She had developed seizures.", []),
        ("She developed seizures before the injections.", []),
        ("The patient developed aspiration pneumonia.", []),
        ("The clinic reported seizures.", []),
    ],
)
def test_what_one_patient_had_behind_the_cells_is_a_harm(text: str, told: list[str]) -> None:
    given = "A woman with amyotrophic lateral sclerosis received five intrathecal injections of stem cells."
    found = claims_of(f"{given} {text}", "case_report")
    assert found == [(outcome, "increase") for outcome in told]
