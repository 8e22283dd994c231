"""The foldings keep every offset and say the same of what looks the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.fold import folded, lowered


@given(st.text())
def test_every_folding_is_as_long_as_the_text(text: str) -> None:
    assert {len(layer) for layer in folded(text)} == {len(text)}
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("bone\u2010marrow", "bone-marrow"),
        ("bone\u2013marrow", "bone marrow"),
        ("bone\u00a0marrow", "bone marrow"),
        ("bone\nmarrow", "bone/marrow"),
        ("Gehrig’s", "Gehrig's"),
        ("naïve", "naive"),
        ("CD4⁺", "CD4+"),
        ("µ", "μ"),
        ("İL", "IL"),
    ],
)
def test_what_looks_alike_is_folded_alike(text: str, alike: str) -> None:
    assert folded(text) == folded(alike)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Ca2+", "Ca2"),
        ("α", "β"),
        ("ALS²", "ALS2"),
        ("bone—marrow", "bone marrow"),
        ("stem  cell", "stem cell"),
    ],
)
def test_what_differs_stays_different(text: str, other: str) -> None:
    assert folded(text).cased != folded(other).cased


def test_a_letter_without_likeness_still_ends_no_word() -> None:
    assert b" " not in folded("ALSß").words


def test_many_strange_letters_fold_like_few() -> None:
    strange = "".join(map(chr, range(0x4E00, 0x4E00 + 300)))
    assert folded(strange + "α").low == b"".join(folded(letter).low for letter in strange) + folded("α").low
