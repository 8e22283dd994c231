"""Title and journal are parted at the right mark, or not at all."""

import pytest

from pipeline.extract.references.journal import Titles, split_titles
from pipeline.extract.references.rules import reference_rules
from tests.seeded import SEEDED

RULES = reference_rules(SEEDED.rules("references"))


@pytest.mark.parametrize(
    ("body", "by_comma", "titles"),
    [
        ("A view of ALS. Chest.", False, Titles("A view of ALS", "Chest")),
        ("A view of ALS. J. Neurol. Sci.", False, Titles("A view of ALS", "J. Neurol. Sci.")),
        ("What is ALS? Annals of neurology", False, Titles("What is ALS?", "Annals of neurology")),
        ("Vaccines for hepatitis B. The Lancet", False, Titles("Vaccines for hepatitis B", "The Lancet")),
        ("Suture biology of the dura. Plast. Reconstr. Surg.", False,
         Titles("Suture biology of the dura", "Plast. Reconstr. Surg.")),
        ("“A view of ALS,” Stem Cells,", True, Titles("A view of ALS", "Stem Cells")),
        ("A short, rigid tube, J. Am. Chem. Soc.", True, Titles("A short, rigid tube", "J. Am. Chem. Soc.")),
        ("Phys. Rev. Lett.", True, Titles(None, "Phys. Rev. Lett.")),
        ("A chapter. In Handbook of ALS", False, Titles("A chapter", None)),
        ("no mark at all between the two", False, Titles(None, None)),
    ],
)  # fmt: skip
def test_title_and_journal_are_parted(body: str, by_comma: bool, titles: Titles) -> None:
    assert split_titles(body, RULES, by_comma=by_comma) == titles
