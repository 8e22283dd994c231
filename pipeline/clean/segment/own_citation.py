"""Keeps the line that says how to cite the page, where no other line of its record has the DOI."""

from __future__ import annotations

import re

from pipeline.clean.segment.lines import Line
from pipeline.years import PRINTED_YEAR

_DROPPED = frozenset(["legal", "navigation", "unknown"])
_SHORTEST_TITLE, _LONGEST = 25, 1000
_DOI = re.compile(r"\b10\.\d{4,9}/")


def keep_own_citation(lines: list[Line]) -> None:
    """A dropped line that holds the title of the page, a year and a DOI is one of its record."""
    title = next((line.says.folded.rstrip(" .") for line in lines if line.role == "title"), "")
    if len(title) < _SHORTEST_TITLE or any(line.role == "metadata" and _has_doi(line) for line in lines):
        return
    for line in lines:
        if line.role in _DROPPED and _cites(line.says.folded, title):
            line.decide("metadata", "own-citation")


def _has_doi(line: Line) -> bool:
    head = line.says.folded[:_LONGEST]
    return "10." in head and _DOI.search(head) is not None


def _cites(folded: str, title: str) -> bool:
    if len(folded) > _LONGEST:
        return False
    head, found, rest = folded.partition(title)
    return bool(found and PRINTED_YEAR.search(head + rest) and _DOI.search(rest))
