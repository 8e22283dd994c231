"""Joins entries of a reference list that a page prints on several lines, with link lines between them."""

from __future__ import annotations

from itertools import groupby

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

SHORT_LINE = "short-line-in-references"
"""The rule of a line in a reference list that is no entry by itself."""

_MOST_LINES = 6


def join_entries(lines: list[Line]) -> list[Line]:
    """``lines`` with authors, title and journal of one entry as one line.

    An entry's lines stand together between two lines of links (`Crossref`, `View in Scopus`); one of
    them has a year and so was found to be a reference.
    """
    if not any(line.rule_id == SHORT_LINE for line in lines):
        return lines
    result: list[Line] = []
    for is_part, group in groupby(lines, key=_is_part):
        run = list(group)
        parted = result and result[-1].context == "references"
        result.extend([_entry(run)] if is_part and parted and _is_entry(run) else run)
    return result


def _is_part(line: Line) -> bool:
    if line.context != "references" or line.marker:
        return False
    return line.rule_id == SHORT_LINE or line.role == "reference"


def _is_entry(run: list[Line]) -> bool:
    if not 1 < len(run) <= _MOST_LINES or any(line.gap for line in run[1:]):
        return False
    return sum(line.role == "reference" for line in run) == 1


def _entry(run: list[Line]) -> Line:
    entry = joined(run)
    entry.context = run[0].context
    entry.decide("reference", "lines-of-one-reference")
    return entry
