"""What stands around the text of a segment and is none: marks of list items, empty cells of tables."""

from __future__ import annotations

import re

from pipeline.clean.raw_segment import ROLES

_BULLET = r"(?:[•·◦▪▫■□●○‣⁃∙►▶➢➤✓✔\uf0a7\uf0b7]\s*|[-–—*](?:\s+|$))"
_NUMBER = r"(?:\d{1,3}[.)](?:\s+|$)|\[\d{1,3}\]\.?\s*|\(\d{1,3}\)\.?\s*)"
# A number without a mark of its own needs a name after it, and keywords may begin with one (5 HT).
_BARE_NUMBER = r"\d{1,3}\s+(?=[^\W\d_a-z])"

# What leads from an entry of an encyclopedia back to where it is cited: `^ a b`.
_BACKLINKS = r"(?:\^(?:\s[a-z]\b)*\s+)?"

_BULLETS = "•·◦▪▫■□●○‣⁃∙►▶➢➤✓✔\uf0a7\uf0b7-–—*"
_NUMBERS = _BULLETS + "0123456789[("
_BULLETED = f"{_BULLET}*"
_NUMBERED = f"{_BULLET}*(?:{_NUMBER})?"
_COUNTED = f"{_BULLET}*(?:{_NUMBER}|{_BARE_NUMBER})?"
_MARKS = {
    "affiliation": (_NUMBERS, _COUNTED),
    "body": (_BULLETS, _BULLETED),
    "keyword": (_NUMBERS, _NUMBERED),
    "metadata": (_BULLETS, _BULLETED),
    "reference": (_NUMBERS + "^", _COUNTED + _BACKLINKS),
}
"""The characters that such a mark may begin with, and its pattern, by the role of its segment."""

EMPTY_CELLS = " \n|"
"""What a row of a table begins or ends with where its outer cells are empty."""

FIRSTS = {role: frozenset(_MARKS.get(role, ("", ""))[0] + EMPTY_CELLS) for role in ROLES}
"""With what a text begins that may lose something there, by the role of its segment."""


def _outer(role: str) -> re.Pattern[str]:
    """Empty cells, and behind them the marks of a role."""
    if role not in _MARKS:
        return re.compile(f"[{EMPTY_CELLS}]*")
    firsts, mark = _MARKS[role]
    return re.compile(f"[{EMPTY_CELLS}]*+(?:(?=[{re.escape(firsts)}]){mark})?")


_OUTER = {role: _outer(role) for role in ROLES}


def outer_length(role: str, text: str) -> int:
    """How many code points at the start of ``text`` are empty cells or only mark the item, by its role."""
    found = _OUTER[role].match(text)
    return found.end() if found else 0
