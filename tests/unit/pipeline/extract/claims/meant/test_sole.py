"""Which cells some interventions are."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.rows import Named
from tests.seeded import SEEDED

VOCABULARY = SEEDED.vocabulary
SOLE = SoleCells(SEEDED.rules("claims"), VOCABULARY)

MSC, NSC, RILUZOLE, CELL_THERAPY = "CL:0000134", "CL:0000047", "CHEBI:8863", "MAXO:0000016"


def named(concept_id: str, start: int = 0) -> Named:
    return Named(start, start + 3, 0, VOCABULARY.concepts[concept_id].entity_type, concept_id)


@pytest.mark.parametrize(
    ("given", "sole"),
    [
        ([MSC], MSC),
        ([MSC, MSC], MSC),
        ([CELL_THERAPY, MSC], MSC),
        ([MSC, NSC], None),
        ([MSC, RILUZOLE], None),
        ([RILUZOLE], None),
    ],
)
def test_several_interventions_are_no_sole_cells(given: list[str], sole: str | None) -> None:
    found = SOLE.of(list(map(named, given)))
    assert (found and found.concept_id) == sole


@pytest.mark.parametrize(("behind", "is_product"), [(4, True), (9, False)])
def test_what_a_product_is_made_of_does_not_count_beside_it(behind: int, is_product: bool) -> None:
    product = named("CL:0000047", behind)._replace(entity_type="cell_product")
    assert SOLE.of([named(MSC), product]) == (product if is_product else None)
