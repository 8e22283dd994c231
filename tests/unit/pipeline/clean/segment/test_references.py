"""Entries of reference lists that a page prints on several lines."""

from __future__ import annotations

from pipeline.clean.segment.lines import Line, read_lines
from pipeline.clean.segment.references import join_entries


def referenced(raw: str) -> list[Line]:
    lines = read_lines(raw)
    for line in lines:
        line.decide("navigation" if line.says.text == "Crossref" else "reference", "r")
    return lines


def test_the_lines_of_one_entry_between_links_become_one() -> None:
    raw = "Holm, 2016\nJ. Holm\nNerves today\nEx Med, 12 (2016), pp. 4-8\nCrossref\n"
    assert [line.role for line in join_entries(referenced(raw))] == ["reference", "navigation"]


def test_two_dated_entries_stay_two() -> None:
    raw = "Holm J. Nerves today. Ex Med. 2016;3:1-9.\nLind A. Cells tomorrow. Ex Med. 2017;4:2-8.\n"
    assert len(join_entries(referenced(raw))) == 2


def test_numbered_entries_are_never_joined() -> None:
    raw = "1. Holm J. Nerves today. Ex Med. 2016.\n2. Lind A. Cells tomorrow.\n"
    assert len(join_entries(referenced(raw))) == 2
