"""Menus made of headings' words: a table of contents opens no section."""

from __future__ import annotations

from itertools import groupby, pairwise

from pipeline.clean.segment.lines import Line

_SHORTEST_MENU = 4
_HOLDERS = frozenset(["abstract", "references", "keywords"])
"""Sections whose heading has content right below it."""


def close_menus(lines: list[Line]) -> None:
    """Take their sections from headings that stand in a row or behind bullets.

    The last of a row may be real: it is followed by what it heads.  A heading's words behind a bullet
    are an entry of a list, judged with its neighbours later.
    """
    for line in lines:
        if line.is_item and line.role == "heading" and not line.text.endswith(":"):
            line.role = ""
    for line, following in pairwise(lines):
        if line.section in _HOLDERS and line.role == "heading" and _is_other_heading(following):
            line.decide("navigation", "tab-without-text")
            line.section = ""
    for is_entry, group in groupby(lines, key=_is_entry):
        row = list(group)
        if is_entry and len(row) >= _SHORTEST_MENU:
            for line in row[:-1]:
                line.decide("navigation", "row-of-headings")
                line.section = ""


def _is_other_heading(line: Line) -> bool:
    return line.section not in ("", "part", "body", "figures", "authors", "value")


def _is_entry(line: Line) -> bool:
    return not line.is_item and (line.role == "navigation" or (line.role == "heading" and bool(line.section)))
