"""Whose results a text tells: a firm's own, or those of others in a study of patients."""

from __future__ import annotations

import pytest

from tests.quality.claims_gold.passages import found_in

RELEASE = "Corvida today announced results of its Phase 2 trial of CRV-210 (autologous MSCs)."


def standings(text: str, document_type: str = "news", role: str = "body") -> list[tuple[str, str, str]]:
    kinds = {"source_type": "news", "document_type": document_type}
    claims = found_in({**kinds, "role": role, "text": text}).claims
    return [(claim.claim_role, claim.attribution, claim.evidence_level) for claim in claims]


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ("CRV-210 significantly extended survival.", ("result", "own_result", "single_arm")),
        ("In rats, CRV-210 significantly extended survival.", ("background", "vague", "animal")),
        ("“CRV-210 extended survival,” said its founder.", ("background", "vague", "opinion")),
    ],
)
def test_a_release_tells_results_of_its_own(said: str, standing: tuple[str, str, str]) -> None:
    assert standings(f"{RELEASE} {said}") == [standing]


def test_news_tell_those_of_a_trial_by_its_name() -> None:
    assert standings("The RESTORE-ALS trial found that MSCs did not slow disease progression.") == [
        ("background", "cited", "opinion")
    ]


@pytest.mark.parametrize(
    ("before", "standing"),
    [
        ("Ten patients were given MSCs.", ("background", "vague", "animal")),
        ("Ten patients and six mice were given MSCs.", ("result", "own_result", "animal")),
    ],
)
def test_what_a_study_of_patients_says_of_animals_alone_is_others(
    before: str, standing: tuple[str, str, str]
) -> None:
    said = f"{before} MSCs improved survival in mice."
    assert standings(said, "clinical_trial", "abstract") == [standing]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (
            "This randomised trial gave MSCs.\n\nMSCs did not improve survival.",
            "randomised",
        ),
        ("A randomised trial ended. An open-label trial too.\n\nMSCs did not improve survival.", "opinion"),
        ("A randomised trial ended.\n\nMSCs improve survival.", "opinion"),
        ("A randomised trial ended.\n\nMSCs did not improve my survival.", "opinion"),
        ("It was a randomised trial. MSCs cause headache.", "randomised"),
        ("A randomised trial is needed. MSCs cause headache.", "opinion"),
        ("Trials ended. MSCs did not improve survival.", "opinion"),
        ("Half of them got MSCs and half a dummy injection. MSCs did not improve survival.", "controlled"),
        (
            "They were assigned at random to MSCs or nothing. Fever was commoner with MSCs than placebo.",
            "randomised",
        ),
        ("An open-label trial ended. Headache was commoner with MSCs than with placebo.", "controlled"),
        ("A pooled analysis of five trials came out. MSCs did not improve survival.", "systematic_review"),
        ("Sixty-two patients were given MSCs. MSCs did not improve survival.", "single_arm"),
        ("It was a randomised trial. Ten patients got MSCs. MSCs did not improve survival.", "randomised"),
        ("Two women got MSCs. MSCs improve survival.", "opinion"),
        ("Ten patients took part.\n\nMSCs did not improve survival.", "opinion"),
    ],
)
def test_news_rest_on_the_one_design_that_they_name(text: str, level: str) -> None:
    assert [told for _, _, told in standings(text)] == [level]


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("MSCs were well tolerated in that trial.", "randomised"),
        ("MSCs were well tolerated.", "narrative_review"),
    ],
)
def test_a_review_goes_on_about_the_design_of_that_trial(said: str, level: str) -> None:
    text = f"A randomised trial of MSCs was long. {said}"
    assert [told for _, _, told in standings(text, "review")] == [level]


@pytest.mark.parametrize(
    ("opening", "attribution"),
    [
        ("According to the discharge letter, muscle", "vague"),
        ("As per his wife, muscle", "vague"),
        ("According to the protocol, muscle", "own_result"),
        ("Muscle", "own_result"),
    ],
)
def test_what_a_letter_says_of_a_patient_is_no_own_result(opening: str, attribution: str) -> None:
    text = f"A man received MSCs. {opening} strength improved after MSCs."
    assert [told for _, told, _ in standings(text, "case_report", "abstract")] == [attribution]


@pytest.mark.parametrize(
    ("before", "behind", "cells"),
    [
        ("Stem cells were given.\n\n", "\n\nIn Japan, neural stem cells helped rats.", []),
        ("", " The trial gave neural stem cells.", ["CL:0000047"]),
        ("The team gave neural stem cells to sixty people.\n\n", "", ["CL:0000047"]),
    ],
)
def test_news_mean_no_cells_that_only_a_later_story_names(before: str, behind: str, cells: list[str]) -> None:
    text = f"{before}Headaches were common after the injections.{behind}"
    kinds = {"source_type": "news", "document_type": "news", "role": "body"}
    assert [claim.intervention_id for claim in found_in({**kinds, "text": text}).claims] == cells


def test_a_comment_rests_on_the_trial_that_it_tells() -> None:
    text = "The trial randomised 190 people. MSCs did not improve survival. I think MSCs improve survival."
    levels = [told for _, _, told in standings(text, "editorial")]
    assert levels == ["randomised", "opinion"]


def test_a_letter_may_tell_a_series_without_controls() -> None:
    text = "In our own series, MSCs improved survival; we know that there were no controls."
    assert standings(text, "editorial") == [("result", "own_result", "single_arm")]


@pytest.mark.parametrize(
    ("heading", "standing"),
    [
        ("Participant Flow", ("result", "own_result", "single_arm")),
        ("Outcome Measures", ("background", "vague", "single_arm")),
    ],
)
def test_a_registry_with_results_tells_its_own(heading: str, standing: tuple[str, str, str]) -> None:
    assert standings(f"{heading}\nMSCs improved survival.", "trial_registration") == [standing]


@pytest.mark.parametrize(
    ("between", "route"),
    [("", "NCIT:C38267"), ("It is costly. ", "NCIT:C38267"), ("\n", None), ("MSCs are cells. ", None)],
)
def test_what_goes_on_about_cells_has_the_route_by_which_these_were_given(between: str, route: str) -> None:
    text = (
        f"Intrathecal MSCs did not extend survival in ALS. {between}The cells increase the risk of headache."
    )
    kinds = {"source_type": "unknown", "document_type": "other"}
    claims = found_in({**kinds, "role": "body", "text": text}).claims
    assert claims[-1].route_id == route
