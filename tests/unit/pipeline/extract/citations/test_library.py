"""Family names as a list prints them."""

import pytest

from pipeline.extract.citations.library import family


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Le Masson G.", "Le Masson"),
        ("al-Chalabi A.", "al-Chalabi"),
        ("Pratt, A. J.", "Pratt"),
        ("van den Berg LH", "van den Berg"),
        ("A. J. Pratt", "Pratt"),
        ("J.-P. Le Masson", "Le Masson"),
        ("Smith JA", "Smith"),
        ("Leibhardt, Barbara", "Leibhardt"),
        ("WHO", "WHO"),
    ],
)
def test_the_family_name_is_found(author: str, name: str) -> None:
    assert family(author) == name
