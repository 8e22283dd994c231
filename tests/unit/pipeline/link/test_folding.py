"""Titles and names that mean the same fold to the same key."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.link.folding import family_key, folded, given_key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Stem Cells in ALS: a review.", "stem cells in als a review"),
        ("Élan — TDP\u201143  (\u03b1)", "elan tdp 43 \u03b1"),
        ("", ""),
        (None, None),
    ],
)
def test_a_title_keeps_its_letters_and_digits(printed: str | None, key: str | None) -> None:
    assert folded(pa.array([printed], pa.string())).to_pylist() == [key]


@pytest.mark.parametrize(
    ("printed", "family", "given"),
    [
        ("Agnese Gugliandolo", "gugliandolo", "agnese"),
        ("Gugliandolo A.", "gugliandolo", None),
        ("Gugliandolo, Agnese", "gugliandolo", None),
        ("Le Masson G.", "masson", None),
        ("Gwendal Le Masson", "masson", "gwendal"),
        ("S. Mathis", "mathis", None),
        ("J.-P. Dubois", "dubois", None),
        ("Müller K-H", "muller", None),
        ("Ammar et al.", "ammar", None),
        (None, None, None),
    ],
)
def test_a_name_has_a_family_and_perhaps_a_given_name(
    printed: str | None, family: str | None, given: str | None
) -> None:
    names = pa.array([printed], pa.string())
    assert (family_key(names).to_pylist(), given_key(names).to_pylist()) == ([family], [given])
