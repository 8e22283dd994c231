"""Entries that end without pages."""

from __future__ import annotations

import pytest

from pipeline.extract.references.brief import read_brief_imprint
from pipeline.extract.references.rules import reference_rules
from tests.seeded import SEEDED

RULES = reference_rules(SEEDED.rules("references"))


def read(body: str, *, is_dated: bool = False, is_linked: bool = True) -> str | None:
    """What stands before the imprint."""
    imprint = read_brief_imprint(body, 0, RULES, is_dated=is_dated, is_linked=is_linked)
    return body[: imprint.start].strip() if imprint else None


@pytest.mark.parametrize("end", ["2020, 15.", "15 (2020).", "2020."])
def test_a_journal_stands_before_its_year_or_volume(end: str) -> None:
    assert read(f"Grafts of marrow cells. Nerve Ther. {end}") == "Grafts of marrow cells. Nerve Ther."


@pytest.mark.parametrize(
    "body",
    [
        "The handbook of marrow grafts. Oslo University Press. 2020.",
        "Grafts of marrow cells in London. 2020.",
        "Grafts of cells. Part 2 (2020).",
        "Holm. Nerve Ther. 2020, 15.",
        "Grafts of marrow cells. Berlin, Germany: Nerve House, 2020.",
    ],
)
def test_what_is_no_title_and_journal_has_no_imprint(body: str) -> None:
    assert read(body) is None


def test_a_year_alone_needs_a_link_of_the_work() -> None:
    assert read("Grafts of marrow cells. Nerve Ther. 2020.", is_linked=False) is None


def test_a_number_alone_is_a_volume_where_the_year_stands_behind_the_authors() -> None:
    body = "Grafts of marrow cells. Nerve Therapy, 15."
    assert read(body) is None
    assert read(body, is_dated=True) == "Grafts of marrow cells. Nerve Therapy,"
