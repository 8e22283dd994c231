"""Finds the runs that print the authors and affiliations which the head of a page states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from pipeline.decoded import Stated
from pipeline.sources.html.layout import Run

_TAG = re.compile(r"<[^<>]*>")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ROLES = {"authors": "author", "affiliations": "affiliation"}
_MOST_LEFT = 0.2
"""Share of a line of names that may be something else: degrees, `and`, letters that mark affiliations."""

_SHORTEST = 5
"""Letters of a name; shorter ones may be any word."""

_LONGEST = 5_000
"""Code points of a list of names."""


def printed_people(text: str, runs: list[Run], stated: list[Stated]) -> dict[int, str]:
    """The role of each run, by number, that prints what is stated of people and little else."""
    found: dict[int, str] = {}
    for field, role in _ROLES.items():
        names = {key for one in stated if one.field == field for key in _spellings(one.value)}
        if names:
            pattern = re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))
            found |= dict.fromkeys(_made_of(pattern, text, runs), role)
    return found


def _spellings(name: str) -> Iterator[str]:
    """The letters of a name with the given names first, and with the family name first."""
    given, _, family = name.rpartition(" ")
    for spelling in (name, family + given):
        key = _letters(spelling)
        if len(key) >= _SHORTEST:
            yield key


def _made_of(names: re.Pattern[str], text: str, runs: list[Run]) -> Iterator[int]:
    for number, run in enumerate(runs):
        if _SHORTEST <= run.size <= _LONGEST and not run.element.place.role:
            key = _letters(text[run.start : run.end])
            if len(names.sub("", key)) <= _MOST_LEFT * len(key) and key:
                yield number


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", unescape(_TAG.sub("", text))).lower()
