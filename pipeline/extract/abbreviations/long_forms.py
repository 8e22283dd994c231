"""Where a long form begins in the words before its short form, and which words are one."""

from __future__ import annotations

import re

_PERSON = re.compile(r"(?:[A-Z]\.[ -]?)+[A-Z]")
"""The name of somebody, whose initials define nothing: `J. Ortiz (JO)`."""
_FEWEST_LED = 2
"""Capitals at least that a word shares with the short form: `ST segment elevation (STE)`."""


def led_start(short: str, before: str, start: int) -> int:
    """``start`` moved to the left over the letters that ``short`` begins with: `ST segment elevation`."""
    word = before[:start].rstrip().rpartition(" ")[2]
    led = _FEWEST_LED <= len(word) < len(short) and word.isupper() and short.startswith(word)
    return start - len(word) - 1 if led and before[start - 1 : start] == " " else start


def token_start(before: str, start: int) -> int:
    """``start`` moved to the left over what is joined to it: `2,6-diamino…`, `non-human …`."""
    while start > 0 and not before[start - 1].isspace() and before[start - 1] not in '([/"“‘':
        start -= 1
    return start


def is_long_form(long: str, short: str) -> bool:
    """Whether ``long`` may be what ``short`` stands for: longer, its brackets closed, and not holding it."""
    return (
        len(long) > len(short)
        and long.count("(") == long.count(")")
        and long.count("[") == long.count("]")
        and short.lower() not in long.lower().split()
        and _PERSON.match(long) is None
    )
