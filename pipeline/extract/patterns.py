"""Patterns made of lists of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter


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
