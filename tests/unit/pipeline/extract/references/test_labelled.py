from __future__ import annotations

import pytest

from pipeline.extract.references.labelled import with_parts


@pytest.mark.parametrize(
    ("entry", "parted"),
    [
        (
            "Abe et al., 2001a T. Abe, S. de Vries Cells: what for? J. Ex. Neurol., 19 (2001), p. 12",
            "T. Abe, S. de Vries. Cells: what for? J. Ex. Neurol., 19 (2001), p. 12",
        ),
        (
            "Abe and O’Neill, 2004 T. Abe, C. O’Neill A new marrow J of Cells, 110 (3) (2004), p. 385",
            "T. Abe, C. O’Neill. A new marrow. J of Cells, 110 (3) (2004), p. 385",
        ),
        (
            "C. Abe-Lund, J.H. Pak Grafts in SOD1 mice Ex. Transl. Med., 33 (2020), pp. 410-422",
            "C. Abe-Lund, J.H. Pak. Grafts in SOD1 mice. Ex. Transl. Med., 33 (2020), pp. 410-422",
        ),
        (
            "D. Okafor, et al. Cells of muscle Cell-Ex. Rep., 2 (4) (2019), Article 100077",
            "D. Okafor, et al.. Cells of muscle. Cell-Ex. Rep., 2 (4) (2019), Article 100077",
        ),
        ("Wu 2006 {published data only} Wu Z. Axons. Cell Ex 2006;5:1.", "Wu Z. Axons. Cell Ex 2006;5:1."),
        ("Wu, 2006 Z. Wu Axons. Example Press, Oslo (2006)", "Z. Wu Axons. Example Press, Oslo (2006)"),
    ],
)
def test_the_label_goes_and_the_parts_are_told(entry: str, parted: str) -> None:
    assert with_parts(entry) == parted


@pytest.mark.parametrize(
    "entry",
    [
        "Abe, T. (2001). Cells in a dish. J Ex. 19, 12.",
        "Abe T, Ito S. Cells in a dish. J Ex. 2001;19:12.",
        "Abe, 2001 U. Bauer Cells in a dish J Ex. 19 (2001), p. 12",
        "World Health Organization, 2004 Guide",
        "C. Abe Grafts in Mice, 33 (2020), pp. 410-422",
        "C. Abe, Grafts in mice, J. Ex. Neurol. 33 (2020), pp. 410-422",
    ],
)
def test_other_entries_stay_as_they_are(entry: str) -> None:
    assert with_parts(entry) == entry
