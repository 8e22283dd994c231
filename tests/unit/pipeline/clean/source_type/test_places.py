"""A page's kind is read from its titles, the lines around them, its opening and its text."""

from __future__ import annotations

import pytest

from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type.places import around_title, is_short_record, opening_of, text_of, titles_of


def page(*roles: str) -> list[RawSegment]:
    """A page of one segment of 100 code points for each of the roles."""
    return [RawSegment(role, 100 * place, 100 * place + 100, True, "") for place, role in enumerate(roles)]


def test_only_parts_near_the_first_title_are_around_it() -> None:
    parts = page("heading", "author", "title", "author", "body", "title")
    assert around_title(parts, 1) == parts[1:4]
    assert around_title(page("body"), 6) == []


def test_a_label_tells_a_title_too() -> None:
    labelled = RawSegment("metadata", 0, 10, True, "label-title")
    assert titles_of([labelled, *page("title", "body")]) == [labelled, page("title")[0]]


@pytest.mark.parametrize(("roles", "opening"), [(["body", "abstract"], 1), (["heading", "body", "body"], 1)])
def test_the_abstract_opens_a_page_else_its_first_paragraph(roles: list[str], opening: int) -> None:
    parts = page(*roles)
    assert opening_of(parts) == [parts[opening]]


def test_a_greeting_opens_nothing() -> None:
    assert opening_of([RawSegment("body", 0, 12, True, "")]) == []


def test_headings_are_of_the_text() -> None:
    parts = page("title", "heading", "body", "reference")
    assert text_of(parts) == parts[1:3]


def test_the_line_of_a_journal_does_not_say_what_a_page_is() -> None:
    said = "health technology assessment 2020; 24(5)"
    line = RawSegment("metadata", 0, len(said), True, "")
    assert not is_short_record(line, said)
    assert is_short_record(line, "health technology assessment".ljust(len(said)))
    assert not is_short_record(line._replace(role="body"), "health technology assessment".ljust(len(said)))
