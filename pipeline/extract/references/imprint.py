"""Reads year, volume, issue and pages from the end of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.extract.references.rules import Layout, ReferenceRules

_PAGE = re.compile(r"(?P<letters>\D*)(?P<digits>\d+)(?P<rest>\D*)")
_AROUND = 16
_LONGEST_IMPRINT = 120
"""Code points; ``vol. 204, no. 11, pp. 3790–3804, December 2007`` has 50."""


class Imprint(NamedTuple):
    """Where the run begins and what it says."""

    start: int
    year: int | None
    volume: str | None
    issue: str | None
    first_page: str | None
    last_page: str | None


def read_imprint(entry: str, start: int, rules: ReferenceRules) -> Imprint | None:
    """The imprint behind ``start``, by the first layout that reads one, or ``None``."""
    return next(imprints_by(rules.layouts, entry, start, rules), None)


def imprints_by(
    layouts: Iterable[Layout], entry: str, start: int, rules: ReferenceRules
) -> Iterator[Imprint]:
    """What each of ``layouts`` reads behind ``start``, in their order."""
    first = max(start, len(entry) - _LONGEST_IMPRINT)
    end = entry[first:]
    for pattern, needs in layouts:
        match = pattern.search(entry, first) if needs in end else None
        if match and not _is_of_another(entry, match, rules):
            yield _imprint(match)


def _is_of_another(entry: str, match: re.Match[str], rules: ReferenceRules) -> bool:
    """Whether what was read as the volume is a day of a month or an issue."""
    if "volume" not in match.re.groupindex:
        return False
    volume = match.start("volume")
    before = rules.no_volume_behind.search(entry, max(0, volume - _AROUND), volume + _AROUND)
    return before is not None and before.end() == volume


def _imprint(match: re.Match[str]) -> Imprint:
    said = match.groupdict()
    issue = said.get("issue") or said.get("supplement") or said.get("number") or said.get("plain")
    first, last = said.get("first"), said.get("last")
    return Imprint(
        start=match.start(),
        year=int(said["year"]) if said.get("year") else None,
        volume=said.get("volume"),
        issue=issue.strip() if issue else None,
        first_page=first,
        last_page=expand(first, last) if first and last else None,
    )


def expand(first: str, last: str) -> str | None:
    """``last`` in full: 184 for ``181-4``, S15 for ``S12-5``; ``None`` where it would precede ``first``."""
    head, tail = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if head is None or tail is None or tail["letters"] not in ("", head["letters"]):
        return None
    missing = len(head["digits"]) - len(tail["digits"])
    full = head["digits"][: max(0, missing)] + tail["digits"]
    return head["letters"] + full + tail["rest"] if int(full) >= int(head["digits"]) else None
