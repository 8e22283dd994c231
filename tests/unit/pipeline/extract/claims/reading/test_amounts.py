"""What the changes of two groups tell of which no test is told."""

from __future__ import annotations

import pytest

from tests.quality.claims_gold.passages import found_in

UP, DOWN, NONE = ("increase", "benefit"), ("decrease", "harm"), ("no_change", "no_difference")


def claims_of(text: str) -> list[tuple[str, str]]:
    kinds = {"source_type": "pubmed_record", "document_type": "clinical_trial", "role": "abstract"}
    return [(claim.direction, claim.effect) for claim in found_in({**kinds, "text": text}).claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mean change in ALSFRS-R was -2.0 with MSCs and -5.0 in controls.", [UP]),
        ("The mean change in ALSFRS-R was -5.0 with MSCs and -2.0 in controls.", [DOWN]),
        ("The mean change in ALSFRS-R was -5.6 with MSCs and -5.9 with placebo.", [NONE]),
        ("The mean change in ALSFRS-R was -2.0 with MSCs and -2.5 in controls.", []),
        ("The mean change in ALSFRS-R was 2.0 with MSCs and 5.0 in controls.", []),
        ("ALSFRS-R was 38.1 with MSCs and 38.0 in controls.", []),
        ("Before treatment the fall in ALSFRS-R was 2.0 points with MSCs and 5.0 points in controls.", []),
        ("Headache occurred in 31% of the MSC group and 14% of the placebo group.", [("increase", "harm")]),
        ("Headache occurred in 12% of the MSC group and 11% of the placebo group.", [NONE]),
        ("Headache occurred in 16% of the MSC group and 13% of the placebo group.", []),
        (
            "Headache occurred in 12 of 30 patients given MSCs and in 4 of 31 given placebo.",
            [("increase", "harm")],
        ),
        ("Headache occurred in 4 of the MSC group and 9 of the placebo group.", []),
        ("ALSFRS-R fell by 0.5 points with MSCs and by 1.1 points with placebo.", [UP]),
    ],
)
def test_only_changes_far_apart_have_a_way_and_only_such_alike_have_none(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert claims_of(text) == told
