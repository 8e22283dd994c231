"""Reads dates as page heads write them, as precise as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.sources.dates import month_of

_YEAR = r"((?:19|20)\d\d)"
_NUMBERED = re.compile(_YEAR + r"(?:([-/.]?)(\d{1,2})(?:\2(\d{1,2}))?)?(?!\d)")
_YEAR_FIRST = re.compile(_YEAR + r"[ -]([A-Za-z]{3,9})(?:[ -](\d{1,2}))?(?!\d)")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3,9})[ -]" + _YEAR + r"(?!\d)")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9}) (\d{1,2}), " + _YEAR + r"(?!\d)")


def published(value: str) -> dict[str, str]:
    """``year``, ``published`` in ISO 8601 as far as stated, and ``published_on`` for a full day.

    Nothing where ``value`` does not begin with a date of the calendar whose order is certain.
    """
    for year, month, day in _readings(value.strip()):
        iso = "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
        try:
            date.fromisoformat(iso + "-01" * (2 - iso.count("-")))
        except ValueError:
            return {}
        return {"year": year, "published": iso} | ({"published_on": iso} if day else {})
    return {}


def _readings(value: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Year, month and day as numbers."""
    if found := _YEAR_FIRST.match(value):
        yield from _worded(found[1], found[2], found[3])
    elif found := _NUMBERED.match(value):
        yield found[1], found[3], found[4]
    elif found := _DAY_FIRST.match(value):
        yield from _worded(found[3], found[2], found[1])
    elif found := _MONTH_FIRST.match(value):
        yield from _worded(found[3], found[1], found[2])


def _worded(year: str, month: str, day: str | None) -> Iterator[tuple[str, str | None, str | None]]:
    number = month_of(month)
    yield (year, number, day) if number else (year, None, None)
