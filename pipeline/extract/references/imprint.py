"""Reads year, volume, issue and pages from the end of an entry."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.references.rules import ReferenceRules

_LONGEST_IMPRINT = 120
"""Code points; ``vol. 204, no. 11, pp. 3790–3804, December 2007`` has 50."""


class Imprint(NamedTuple):
    """Where the run begins and what it says."""

    start: int
    year: int | None
    volume: str
    issue: str | None
    first_page: str | None
    last_page: str | None


def read_imprint(entry: str, start: int, rules: ReferenceRules) -> Imprint | None:
    """The imprint behind ``start``, by the first layout that reads one, or ``None``."""
    first = max(start, len(entry) - _LONGEST_IMPRINT)
    for layout in rules.layouts:
        match = layout.search(entry, first)
        if match:
            return _imprint(match)
    return None


def _imprint(match: re.Match[str]) -> Imprint:
    said = match.groupdict()
    issue = said.get("issue") or said.get("supplement") or said.get("number") or said.get("plain")
    first, last = said.get("first"), said.get("last")
    year = int(said["year"]) if said.get("year") else None
    return Imprint(
        match.start(),
        year,
        said["volume"],
        issue and issue.strip(),
        first,
        first and last and expand(first, last),
    )


def expand(first: str, last: str) -> str | None:
    """``last`` in full: 184 for ``181``–``4``, S15 for ``S12``–``5``; ``None`` where it would precede ``first``."""
    head, digits = re.fullmatch(r"(\D*)(\d+)\D*", first), re.fullmatch(r"(\D*)(\d+)\D*", last)
    if head is None or digits is None:
        return None
    if digits[1] and digits[1] != head[1]:
        return None
    full = digits[2]
    if len(full) < len(head[2]):
        full = head[2][: len(head[2]) - len(full)] + full
    if int(full) < int(head[2]):
        return None
    return head[1] + full + last[digits.end(2) :]
