"""Reads the rows of one rule file: each with an id of its own, each pattern compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from pipeline.errors import SeedError

Rules = Mapping[str, Any]
"""One rule file as loaded, or one row of it."""


def rule_rows(rules: Rules, section: str, place: str) -> list[Rules]:
    """The rows under ``section``, in file order; raises :class:`SeedError` on a missing or repeated id."""
    rows = rules.get(section)
    if not isinstance(rows, list) or not rows:
        raise SeedError(place, section, "is not a list of rules", f"Give the file a list named {section}.")
    seen: set[str] = set()
    for row in rows:
        name = row.get("id") if isinstance(row, Mapping) else None
        if not isinstance(name, str) or name in seen:
            raise SeedError(
                f"{place} {section}", name, "is missing or stands twice", "Give each rule its own id."
            )
        seen.add(name)
    return rows


def rule_id(place: str, name: object) -> str:
    """The id that a row names its rule by: ``rules/quantities.yaml#year``."""
    return f"{place.removeprefix('seeds/')}#{name}"


def field(row: Rules, key: str, place: str) -> Any:
    """The value of a key that the rule must have."""
    if key not in row:
        raise SeedError(f"{place} rule {row.get('id')}", key, "is missing", f"Give the rule a {key}.")
    return row[key]


def words(rules: Rules, key: str, place: str) -> frozenset[str]:
    """A list of words or phrases, as a set."""
    listed = field(rules, key, place)
    wrong = [word for word in listed if not isinstance(word, str)] if isinstance(listed, list) else [listed]
    if wrong:
        raise SeedError(
            f"{place} {key}",
            wrong[0],
            "is no word",
            "List words, and quote those that YAML reads as no or 1.",
        )
    return frozenset(listed)


def compiled(pattern: object, place: str, flags: int = 0) -> re.Pattern[str]:
    """``pattern`` as a regular expression; raises :class:`SeedError` naming ``place`` where it is none."""
    try:
        return re.compile(str(pattern), flags)
    except re.error as error:
        raise SeedError(place, pattern, f"is no regular expression ({error})", "Mend the pattern.") from error


def with_parts(source: str, parts: Mapping[str, str]) -> str:
    """``source``, a pattern, with each ``{name}`` replaced by the part of that name."""
    for name, part in parts.items():
        source = source.replace(f"{{{name}}}", part)
    return source


def alternatives(listed: frozenset[str] | list[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


def any_of(listed: frozenset[str]) -> bytes:
    """A pattern of bytes that matches any of the words; by their first letters, so that few are tried."""
    by_letter = groupby(sorted(listed), key=itemgetter(0))
    tails = [
        f"{re.escape(letter)}(?:{alternatives([word[1:] for word in same])})" for letter, same in by_letter
    ]
    return "|".join(tails).encode()
