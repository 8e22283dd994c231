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
    ],
)
def test_other_entries_stay_as_they_are(entry: str) -> None:
    assert with_parts(entry) == entry
