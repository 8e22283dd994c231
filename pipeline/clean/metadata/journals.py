"""Names of journals as they stand before dates and volumes."""

from __future__ import annotations

import re

from pipeline.clean.metadata.sheet import Value
from pipeline.clean.metadata.values import stripped

_NUMBERED = re.compile(r"\d{1,3}\. (?=[A-Z])")
_PEOPLE = re.compile(r"[a-z] [A-Z]{1,3}[,.]|\b[A-Z]\. ?[A-Z]?\.?,|et al")
_MOST_WORDS = 14


def journal_in(text: str, start: int, end: int) -> Value | None:
    """The name that is all of the stretch, None where that holds people, a number or a sentence."""
    found = stripped(text, start, end, " .,;|(:")
    if found and (number := _NUMBERED.match(found.value)):
        found = stripped(text, found.start + number.end(), found.end)
    if found is None or not _is_name(found.value):
        return None
    return found


def _is_name(text: str) -> bool:
    if not text[0].isupper() or len(text) <= 2 or any(map(str.isdigit, text)):
        return False
    return len(text.split()) <= _MOST_WORDS and _PEOPLE.search(text) is None
