"""Bullets and numbers that only mark an item of a list."""

from __future__ import annotations

import re

_BULLET = r"(?:[•·◦▪▫■□●○‣⁃∙►▶➢➤✓✔\uf0a7\uf0b7]\s*|[-–—*](?:\s+|$))"
_NUMBER = r"(?:\d{1,3}[.)](?:\s+|$)|\[\d{1,3}\]\.?\s*|\(\d{1,3}\)\.?\s*)"
# A number without a mark of its own needs a name after it, and keywords may begin with one (5 HT).
_BARE_NUMBER = r"\d{1,3}\s+(?=[^\W\d_a-z])"

# What leads from an entry of an encyclopedia back to where it is cited: `^ a b`.
_BACKLINKS = r"(?:\^(?:\s[a-z]\b)*\s+)?"

_BULLETS = frozenset("•·◦▪▫■□●○‣⁃∙►▶➢➤✓✔\uf0a7\uf0b7-–—*")
_NUMBERS = _BULLETS | frozenset("0123456789[(")
_BULLETED = re.compile(f"{_BULLET}+")
_NUMBERED = re.compile(f"{_BULLET}*(?:{_NUMBER})?")
_COUNTED = re.compile(f"{_BULLET}*(?:{_NUMBER}|{_BARE_NUMBER})?")
_MARKS = {
    "affiliation": _COUNTED,
    "body": _BULLETED,
    "keyword": _NUMBERED,
    "metadata": _BULLETED,
    "reference": re.compile(_COUNTED.pattern + _BACKLINKS),
}

FIRST_OF_MARKS = {
    "affiliation": _NUMBERS,
    "body": _BULLETS,
    "keyword": _NUMBERS,
    "metadata": _BULLETS,
    "reference": _NUMBERS | {"^"},
}
"""The characters that such a mark may begin with, by the role of its segment."""


def mark_length(role: str, text: str) -> int:
    """How many code points at the start of ``text`` only mark the item, by its segment's role."""
    if text[:1] not in FIRST_OF_MARKS.get(role, ()):
        return 0
    found = _MARKS[role].match(text)
    return found.end() if found else 0
