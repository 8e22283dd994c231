"""Claims about a product that only the page names."""

from __future__ import annotations

import pytest

from tests.quality.claims_gold.passages import found_in

THERAPY = "ACE:mesenchymal-stem-cell-therapy"


def claims_of(text: str) -> list[tuple[str, str]]:
    passage = {"source_type": "news", "document_type": "news", "role": "body", "text": text}
    return [(claim.intervention_id, claim.outcome_id) for claim in found_in(passage).claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("CRV-210 (autologous MSCs) is given monthly. CRV-210 extended survival.", ["CL:0000134"]),
        ("CRV-210 (autologous MSCs) is given monthly. CRV-2101 extended survival.", []),
        ("CRV-210 extended survival. CRV-210 (autologous MSCs) is given monthly.", ["CL:0000134"]),
        ("CRV-210 (riluzole) is given monthly. CRV-210 extended survival.", []),
        ("Neurelix is an allogeneic MSC therapy. Neurelix extended survival.", [THERAPY]),
        (
            "Group A received MSCs and group B saline. Survival was longer in group A than in group B.",
            ["CL:0000134"],
        ),
        ("Group A received MSCs and group B saline. Survival was longer in group B than in group A.", []),
        ("Group A received MSCs and group B saline. Group B had longer survival.", []),
        ("Neurelix makes an allogeneic MSC therapy. Neurelix extended survival.", []),
    ],
)
def test_a_name_that_the_page_explains_means_the_cells(text: str, told: list[str]) -> None:
    assert claims_of(text) == [(cells, "MESH:D013534") for cells in told]
