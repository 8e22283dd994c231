from __future__ import annotations

import time

import pytest

from pipeline.sources.people import names_in


def parted(text: str, *, is_turned: bool = False) -> list[str]:
    return [text[start:end] for start, end in names_in(text, 0, len(text), is_turned=is_turned)]


@pytest.mark.parametrize(
    "names",
    [
        ["Jane Doe", "Richard Roe"],
        ["Jane A. Doe", "R. B. Roe"],
        ["JANE DOE", "RICHARD ROE"],
        ["Jane van der Doe", "Rita de la Roe"],
        ["Jane Doe Jr.", "Rita Roe"],
        ["J. Doe", "R. Roe"],
        ["Doe J", "Roe RH"],
        ["Doe J.", "Roe R.H"],
        ["Doe J.", "Roe R.H."],
        ["Doe, J.", "Roe, R. B."],
        ["Doe, J.", "Roe, R"],
        ["Doe, J.", "Roe, R. B.", "Poe, A.-B."],
        ["Jane Doe", "Rita Roe", "Ann Poe"],
    ],
)
def test_commas_part_whole_names(names: list[str]) -> None:
    assert parted(", ".join(names)) == names


@pytest.mark.parametrize(
    "name",
    [
        "Doe, Jane",
        "Doe, Jane Ann",
        "van der Berg, Jan",
        "van der Berg, Jan Willem",
        "Van der Berg, Jan Willem",
        "De Souza, Ana Maria",
        "Garcia Lopez, Maria",
        "Garcia Lopez, Maria J.",
        "Garcia Lopez, M. J.",
        "GARCIA LOPEZ, M J",
        "Doe Jr, Jane Ann",
        "Doe, Jr., Jane",
        "Invented Study Group",
    ],
)
def test_a_comma_within_a_turned_name_parts_nothing(name: str) -> None:
    assert parted(name) == [name]


def test_a_comma_parts_nothing_where_names_are_known_to_be_turned() -> None:
    assert parted("Garcia Lopez, Maria Jose", is_turned=True) == ["Garcia Lopez, Maria Jose"]
    assert parted("Garcia Lopez, Maria Jose; Doe, J. (12)", is_turned=True) == [
        "Garcia Lopez, Maria Jose",
        "Doe, J.",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe and Richard Roe, Ann Poe", ["Jane Doe", "Richard Roe", "Ann Poe"]),
        ("Doe, Jane and Roe, Richard", ["Doe, Jane", "Roe, Richard"]),
        ("Doe, Jane and Invented Study Group", ["Doe, Jane", "Invented Study Group"]),
        ("Jane Doe | Rita Roe", ["Jane Doe", "Rita Roe"]),
    ],
)
def test_lists_with_other_marks_are_parted(text: str, names: list[str]) -> None:
    assert parted(text) == names


@pytest.mark.parametrize("piece", [" and", ", ", "; ", " ", "A. ", "(1", "Doe, J., "])
def test_a_hostile_list_is_parted_in_linear_time(piece: str) -> None:
    begun = time.process_time()
    parted(f"x{piece * 200_000}y")
    assert time.process_time() - begun < 5
