"""Reads the dates that bibliographic records state, whatever format they stand in."""

from __future__ import annotations

import re
from datetime import date

_OF_WORK = r"(?:1[5-9]|2[01])\d{2}"
"""A year of which records may tell, 1500 to 2199, as a part of patterns."""

_YEAR = re.compile(rf"{_OF_WORK}(?!\d)")
FULL_DAY = len("2019-03-07")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    rf"(?P<year>{_OF_WORK})"
    r"(?:[ /.-]+(?P<month>\d{1,2}|[A-Za-z]{3,9})\.?(?:[ /.-]+(?P<day>\d{1,2})(?!\d))?)?"
)
_COMPACT = re.compile(rf"(?P<year>{_OF_WORK})(?P<month>\d{{2}})(?P<day>\d{{2}})(?!\d)")
_WORDED = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?:(?P<first>\d{1,2})[ -])?(?P<month>[A-Za-z]{3,9})\.?[ -]"
    rf"(?:(?P<day>\d{{1,2}}),? )?(?P<year>{_OF_WORK})(?!\d)"
)
"""``7 Mar 2019``, ``Thu, 07 Mar 2019``, ``March 7, 2019`` and ``March 2019``."""

_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def year_of(words: str) -> str:
    """The first year in ``words``."""
    found = _YEAR.search(words)
    return found[0] if found else ""


def date_of(words: str) -> str:
    """ISO 8601 of the precision that ``words`` have; empty where they begin with no date.

    Read are ``2019 Mar 7``, ``2019/03``, ``2019``, ``20190307``, ``7 Mar 2019`` and ``March 7, 2019``.
    """
    if found := _COMPACT.match(words) or _DATE.match(words):
        month = month_of(found["month"] or "")
        return iso_date(found["year"], month, found["day"] if month else "")
    if found := _WORDED.match(words):
        month = month_of(found["month"])
        return iso_date(found["year"], month, (found["first"] or found["day"]) if month else "")
    return ""


def date_of_registration(words: str) -> str:
    """As :func:`date_of`, but WHO's platform of registries writes days first: ``07/03/2019``."""
    found = _DAY_FIRST.fullmatch(words)
    return date_of(f"{found[3]}-{found[2]}-{found[1]}" if found else words)


def month_of(words: str) -> str:
    """The number of a month, ``01`` to ``12``, from its number or English name; else empty."""
    if words.isdecimal():
        return f"{int(words):02d}" if 1 <= int(words) <= 12 else ""
    name = words[:3].lower()
    return f"{_MONTHS.index(name) + 1:02d}" if name in _MONTHS else ""


def iso_date(year: str, month: str, day: str | None) -> str:
    """ISO 8601 of the parts there are; a day that no month has is left out."""
    if not month:
        return year
    try:
        return date(int(year), int(month), int(day or "")).isoformat()
    except (ValueError, OverflowError):
        return f"{year}-{month}"


def dated(iso: str) -> dict[str, str]:
    """The fields that a date states, none if it is empty: ``published_on`` only where it is a full day."""
    if not iso:
        return {}
    full = {"published_on": iso} if len(iso) == FULL_DAY else {}
    return {"published": iso, "year": iso[:4], **full}


def loose_date_of(words: str) -> str:
    """The date that ``words`` begin with, as of :func:`date_of`, else the first year in them."""
    return date_of(words) or year_of(words)


def dated_loosely(words: str) -> dict[str, str]:
    """As :func:`dated`, of what :func:`loose_date_of` reads."""
    return dated(loose_date_of(words))
