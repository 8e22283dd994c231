"""A page may introduce a product of cells that the vocabulary lacks."""

import pytest

from tests.documents import one_sentence
from tests.seeded import SEEDED

FINDER = SEEDED.mentions


def introduced(text: str) -> list[tuple[str, str]]:
    """Surface and concept of each product that the text introduces."""
    rows = FINDER.find(one_sentence(text), [])
    return [
        (text[row.start : row.end], row.concept_id) for row in rows if row.rule_id.endswith("#introduced")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NVT-207 is an allogeneic, off-the-shelf MSC product.", [("NVT-207", "ACE:cell-therapy-product")]),
        ("CordRestore™ (umbilical cord blood cells) is sold.", [("CordRestore", "ACE:cell-therapy-product")]),
        ("We gave NVT-208 (NurOwn).", [("NVT-208", "ACE:nurown")]),
        ("AxoMend, autologous MSCs; AxoMend-treated men.", [("AxoMend", "ACE:cell-therapy-product")] * 2),
        ("MSCs (NVT-209) rose. NVT-209 fell.", [("NVT-209", "ACE:cell-therapy-product")] * 2),
        ("MSCs (Axocellin®) rose. Axocellin fell.", [("Axocellin", "ACE:cell-therapy-product")] * 2),
        ("the stem cell therapy NVT-210 failed", [("NVT-210", "ACE:stem-cell-therapy")]),
        ("NVT-211 comprises MSCs (human).", [("NVT-211", "ACE:cell-therapy-product")]),
        ("MSCs (NVT-209) rose.", []),
        ("MSCs (Miscellaneous) fell. Miscellaneous", []),
        ("MSCs NVT-212 fell.", []),
        ("PromoCell sells MSCs.", []),
        ("CD-271 is expressed by MSCs.", []),
        ("SmartTrial, a trial of MSCs, began.", []),
    ],
)
def test_products_that_a_page_introduces_are(text: str, expected: list[tuple[str, str]]) -> None:
    assert introduced(text) == expected


def test_a_list_of_names_is_read_up_to_a_bound() -> None:
    text = " ".join(f"XY-{number} (human MSCs)." for number in range(100, 200))
    assert len(introduced(text)) == 32


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("CRV-210 (MSCs) helps. CRV-210 is an umbilical cord-derived MSC product.", "CL:0002569"),
        ("CRV-210 is an umbilical cord-derived MSC product. CRV-210 (MSCs) helps.", "CL:0002569"),
        ("CRV-210 consists of mesenchymal stem cells taken from the bone marrow.", "CL:0002540"),
        ("CRV-210 (MSCs) helps. CRV-210 is a neural stem cell product.", "CL:0000134"),
    ],
)
def test_a_product_is_made_of_the_narrowest_cells_that_its_page_names(text: str, cells: str) -> None:
    rows = FINDER.find(one_sentence(text), [])
    assert {row.made_of for row in rows if row.rule_id.endswith("#introduced")} == {cells}
