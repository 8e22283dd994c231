"""Cells that only say what a product is made of."""

from __future__ import annotations

import pytest

from tests.unit.pipeline.extract.claims.meant.test_understood import SURVIVED, claims_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Exosomes from MSCs were injected into mice. Survival was prolonged by 12 days.", [SURVIVED]),
        ("Mice received conditioned medium of NSCs. Survival was prolonged by 12 days.", [SURVIVED]),
        ("Exosomes or MSCs were injected into mice. Survival was prolonged by 12 days.", []),
        ("MSCs from mice given exosomes were injected. Survival was prolonged by 12 days.", []),
    ],
)
def test_a_product_is_given_and_not_the_cells_that_it_is_made_of(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert claims_of(text) == told
