"""Family names as a list prints them."""

import pytest

from pipeline.extract.citations.library import NOT_LISTED, Library, family
from pipeline.extract.rows import Reference


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


def entry(author: str, year: int) -> Reference:
    return Reference(0, 1, 1, (author,), year, None, None, None, None, None, None, None, None)


LIBRARY = Library(
    [
        entry("Aljabri, Ammar", 2021),
        entry("Mazzini L", 2010),
        entry("Jonsen P", 2010),
        entry("Jonson K", 2010),
    ],
    "",
)


@pytest.mark.parametrize(
    ("cited", "year", "index"),
    [
        ("Ammar", 2021, 0),
        ("Mazini", 2010, 1),
        ("Mazzinni", 2010, 1),
        ("Mazzono", 2010, NOT_LISTED),
        ("Mazini", 2011, NOT_LISTED),
        ("Jonsin", 2010, NOT_LISTED),
    ],
)
def test_a_name_that_one_entry_alone_is_near_to_is_repaired(cited: str, year: int, index: int) -> None:
    assert LIBRARY.near(cited, year) == index
