"""Joins entries of a reference list that a page prints on several lines, with link lines between them."""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.wrap import joined

_MOST_LINES = 6
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_HEAD = 2000
_LONGEST_LABEL = 20


def join_entries(lines: list[Line]) -> list[Line]:
    """``lines`` with authors, title and journal of one entry as one line.

    An entry's lines stand together between lines of links (`Crossref`, `View in Scopus`); one of them,
    beside a short label like `Holm, 2016`, has a year.
    """
    if "reference" not in [line.role for line in lines]:
        return lines
    result: list[Line] = []
    for is_part, group in groupby(lines, key=_is_part):
        run = list(group)
        result.extend([_entry(run)] if is_part and _is_entry(run) else run)
    return result


def _is_part(line: Line) -> bool:
    return line.role == "reference" and not line.says.marker


def _is_entry(run: list[Line]) -> bool:
    if not 1 < len(run) <= _MOST_LINES or any(line.gap for line in run[1:]):
        return False
    return sum(_is_dated(line) for line in run) == 1


def _is_dated(line: Line) -> bool:
    return len(line.says.text) >= _LONGEST_LABEL and _YEAR.search(line.says.folded[:_HEAD]) is not None


def _entry(run: list[Line]) -> Line:
    entry = joined(run)
    entry.decide("reference", "lines-of-one-reference")
    return entry
