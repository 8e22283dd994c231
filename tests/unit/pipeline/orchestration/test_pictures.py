"""Pictures stay in sight, tell all numbers, and let no text of theirs come alive."""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.orchestration.pictures import IN_SIGHT, bars, heat_map


def words(picture: str) -> list[str]:
    """The texts of an SVG that stands in the address of a Markdown image."""
    address = picture.partition("](data:image/svg+xml,")[2].removesuffix(")")
    svg = ElementTree.fromstring(unquote(address))
    return [element.text or "" for element in svg.iter("{http://www.w3.org/2000/svg}text")]


def test_bars_stand_in_order_of_their_length() -> None:
    assert words(bars({"news": 3, "registry": 1200, "blog": 0}, about="documents")) == [
        "registry 1,200",
        "news 3",
    ]


def test_a_picture_names_what_it_shows() -> None:
    assert bars({"news": 3}, about="documents by type").startswith("![documents by type](data:image/svg+xml,")


@pytest.mark.parametrize("counts", [{}, {"news": 0}])
def test_nothing_to_show_is_said_in_words(counts: dict[str, int]) -> None:
    assert bars(counts, about="documents") == "No documents."
    assert heat_map({}, about="claims") == "No claims."


def test_bars_that_find_no_room_are_told() -> None:
    shown = bars({f"a kind of document {n}": n for n in range(40)}, about="documents")

    assert shown.startswith("![documents, the first ")
    assert "of 39]" in shown


@given(st.dictionaries(st.text(), st.integers(1, 10**9)))
def test_a_picture_is_one_image_that_stays_in_sight(counts: dict[str, int]) -> None:
    shown = bars(counts, about="documents")

    assert len(shown) < IN_SIGHT
    assert shown.count("(") == shown.count(")") <= 1
    assert not set(shown.partition("](")[2]) & set(' <>"`|\n')


def test_a_label_is_text_and_never_markup() -> None:
    assert words(bars({"<script>x</script>": 1}, about="kinds")) == ["<script>x</script> 1"]


def test_a_heat_map_has_a_line_per_source_and_a_column_per_outcome() -> None:
    cells = {("bone marrow", "survival"): 8, ("bone marrow", "safety"): 1, ("fat", "survival"): 4}

    assert heat_map(cells, about="claims").splitlines() == [
        "| claims | `survival` | `safety` |",
        "| --- | --- | --- |",
        "| `bone marrow` | `█ 8` | `░ 1` |",
        "| `fat` | `▒ 4` |  |",
    ]


def test_a_heat_map_shows_what_counts_most() -> None:
    cells = {(f"source {n}", f"outcome {n}"): n for n in range(1, 30)}

    lines = heat_map(cells, about="claims").splitlines()

    assert len(lines) == 2 + 5
    assert lines[2].startswith("| `source 29` |")
