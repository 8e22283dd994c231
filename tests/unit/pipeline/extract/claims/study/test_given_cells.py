"""Of which cells what is given is."""

from __future__ import annotations

import pytest

from pipeline.extract.claims.study.given_cells import GivenCells
from pipeline.extract.rows import Named
from tests.seeded import SEEDED

CELLS = GivenCells(SEEDED.rules("claims"), SEEDED.vocabulary)

MSC, BONE_MARROW_MSC, NSC, RILUZOLE = "CL:0000134", "CL:0002540", "CL:0000047", "CHEBI:8863"


def kinds(*concept_ids: str) -> set[str]:
    return CELLS.kinds(Named(0, 3, 0, "any", concept_id) for concept_id in concept_ids)


def test_kinds_are_those_of_cells_alone() -> None:
    assert kinds(MSC, RILUZOLE, NSC, MSC) == {MSC, NSC}


@pytest.mark.parametrize(
    ("named", "are_one"),
    [([], True), ([MSC], True), ([MSC, BONE_MARROW_MSC], True), ([MSC, NSC], False)],
)
def test_cells_are_of_one_kind_where_one_is_the_narrowest(named: list[str], are_one: bool) -> None:
    assert CELLS.are_one(kinds(*named)) is are_one
