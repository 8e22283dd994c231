"""Concepts that one narrower concept joins are of one family."""

import pyarrow as pa

from pipeline.link.claim_links.families import Families
from tests.seeded import SEEDED

STEM_CELL, CORD_CELL, CORD_MSC, RILUZOLE = "CL:0000034", "ACE:umbilical-cord-cell", "CL:0002569", "CHEBI:8863"


def test_a_concept_of_two_families_joins_them() -> None:
    families = Families(SEEDED.vocabulary)
    stem, cord, msc, drug = families.roots[
        families.numbers(pa.array([STEM_CELL, CORD_CELL, CORD_MSC, RILUZOLE]))
    ]
    assert stem == cord == msc != drug


def test_what_shares_a_family_need_not_be_related() -> None:
    families = Families(SEEDED.vocabulary)
    one, other = (families.numbers(pa.array(ids)) for ids in ([CORD_MSC, STEM_CELL], [STEM_CELL, CORD_CELL]))
    assert families.related(one, other).tolist() == [True, False]
