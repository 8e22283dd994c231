"""What graded evidence does: a guideline's is its result, that in a trial's introduction is not."""

from __future__ import annotations

import pytest

from tests.quality.claims_gold.passages import found_in

GRADED = "Low-quality evidence suggested that MSCs slow disease progression."


@pytest.mark.parametrize(
    ("document_type", "before", "role"),
    [
        ("other", "", "result"),
        ("clinical_trial", "Background: ", "background"),
        ("systematic_review", "Conclusions: ", "conclusion"),
    ],
)
def test_a_part_of_a_report_says_what_graded_evidence_does(
    document_type: str, before: str, role: str
) -> None:
    passage = {"source_type": "unknown", "document_type": document_type, "role": "abstract"}
    (claim,) = found_in({**passage, "text": f"{before}{GRADED}"}).claims
    assert (claim.claim_role, claim.evidence_level) == (role, "systematic_review")
