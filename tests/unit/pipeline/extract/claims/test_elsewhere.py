"""What did not come about in others, behind a benefit to some, is a null result of its own."""

from __future__ import annotations

import pytest

from tests.quality.claims_gold.passages import found_in

SOD1, TDP_43, ALS = "ACE:sod1-mouse", "ACE:tdp-43-transgenic-mouse", "MONDO:0004976"


@pytest.mark.parametrize(
    ("said", "setting"),
    [
        ("but not in TDP-43 mice", (TDP_43, None, "animal")),
        ("but had no effect in TDP-43 mice or in rats", (TDP_43, None, "animal")),
        ("but not in patients with ALS", (None, ALS, "narrative_review")),
        ("whereas no such effect was seen in humans", (None, None, "narrative_review")),
    ],
)
def test_the_null_is_of_those_who_had_none(said: str, setting: tuple[str | None, str | None, str]) -> None:
    text = f"Mesenchymal stem cells prolonged survival in SOD1 mice, {said}."
    kinds = {"source_type": "full_text", "document_type": "review", "role": "body"}
    benefit, null = found_in({**kinds, "text": text}).claims
    assert (benefit.effect, benefit.model_id, benefit.evidence_level) == ("benefit", SOD1, "animal")
    assert (null.model_id, null.population_id, null.evidence_level) == setting
    assert (null.direction, null.effect, null.negated) == ("no_change", "no_difference", True)
    cue = null.cues[-1]
    assert text[cue.start : cue.end] in ("not", "had no effect", "no such effect was seen")
