"""Names of journals as they stand before dates and volumes."""

from __future__ import annotations

import re

from pipeline.clean.metadata.sheet import Value
from pipeline.clean.metadata.values import stripped

_NUMBERED = re.compile(r"\d{1,3}\. (?=[A-Z])")
_BEGIN = re.compile(r"[^\W\d_a-zß-ÿ]|[a-z]{1,3}[A-Z]")
_PEOPLE = re.compile(r"[a-z] [A-Z]{1,3}[,.]|\b[A-Z]\. ?[A-Z]?\.?,|et al")
_SENTENCE = re.compile(r"(?:[^\s.?!]+ ){3,}[^\s.?!]+[.?!] +")
_PICTURE = re.compile(r" (?:logo|home ?page|cover)$", re.IGNORECASE)
"""Behind the name of a journal where a page shows its picture or a link."""

_KIND = re.compile(r" (?:Review|Protocol|Article|Editorial) [-–] [A-Z]\w+$")
"""What is published, as libraries of reviews print it behind their name."""

_NAME = re.compile(r"[^\d|–-]+$")
_NAME_ENDS = re.compile(r"[,;]?\s?\(?\d|\s[-–|]\s|$")

_MOST_WORDS = 30
_AROUND = " .,;|:"


def journal_in(text: str, start: int, end: int) -> Value | None:
    """The name that is all of the stretch; behind a label, what stands there after a title.

    None where people, a number or a sentence stand there.
    """
    labelled = start > 0
    if number := _NUMBERED.match(text, start, end):
        start = number.end()
    found = stripped(text, start, start + len(text[start:end].rstrip(" (")), _AROUND)
    if found and (picture := _PICTURE.search(found.value)):
        found = stripped(text, found.start, found.start + picture.start(), _AROUND)
    if found and (kind := _KIND.search(found.value)):
        found = stripped(text, found.start, found.start + kind.start(), _AROUND)
    title = _SENTENCE.match(text, start, found.end) if found else None
    if title:
        found = stripped(text, title.end(), end, _AROUND) if labelled else None
    return found if found and _is_name(found.value) else None


def _is_name(text: str) -> bool:
    if len(text) <= 2 or not _BEGIN.match(text) or any(map(str.isdigit, text)):
        return False
    return (
        text.count("(") == text.count(")") and len(text.split()) <= _MOST_WORDS and not _PEOPLE.search(text)
    )


def labelled_journal(text: str, at: int) -> Value | None:
    """The value of a journal's label may be a whole citation: `Cells 2019, 8(3)`."""
    end = None if _NAME.match(text, at) else _NAME_ENDS.search(text, at)
    return stripped(text, at, end.start() if end else len(text), " .,;:")
