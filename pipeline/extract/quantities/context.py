"""Judges the words before a number: a label, a year, a comparator, an age."""

from __future__ import annotations

from pipeline.extract.quantities.cues import Cues

YEARS = range(1900, 2100)
"""Numbers that are a year where four plain digits stand."""
WRITTEN_YEARS = frozenset(map(str, YEARS))
WINDOW = 48
"""Code points that are looked at; the longest cue with its gap is shorter."""
_AGE_WORDS = 6
"""Words of the longest age cue and of what may stand between it and the number."""
_COMPARING_WORDS = 6
"""Words of the longest comparator and of what may stand between it and the number."""
_CHANGING_WORDS = 8
"""Words from a verb of change to `from`."""
_CLAUSE_ENDS = (",", ";", ":", ".", ")")
_JOINS = "-‐‑–−"
_GLUED = "_/@#\\^.,:·∙⋅‧+"
_AMOUNT_ENDS = (*"0123456789", "%", "%)")
_NAME_ENDS = ")]+."
BINDING = f"{_JOINS}{_GLUED})"
"""Marks that can bind a number to what stands before them."""


def begins_a_number(text: str, start: int) -> bool:
    """Whether the digit at ``start`` is not the inside of a word, name, address or larger number."""
    if start == 0:
        return True
    before = text[start - 1]
    if before == " ":
        return True
    if before.isalnum() or before == ")":
        return False
    if before in _JOINS or before in _GLUED:
        return start == 1 or not (text[start - 2].isalnum() or text[start - 2] in _NAME_ENDS)
    return True


def words_before(text: str, first: int, start: int) -> list[str]:
    """The last words before ``start``, lower case, not reaching before ``first``."""
    return text[max(first, start - WINDOW) : start].lower().split()


def is_labelled(before: list[str], cues: Cues) -> bool:
    """Whether the word before says that the number is a name: figure 3, type 2, but not age group 3."""
    if not before or before[-1].strip("([{.") not in cues.labels:
        return False
    if before[-1] in cues.list_joins and before[-2:-1] and before[-2].endswith(_AMOUNT_ENDS):
        return False
    return " ".join(before[-2:]) not in cues.no_labels


def follows_an_acronym(text: str, start: int) -> bool:
    """Whether capitals stand before the number, which is then mostly a part of their name: HERV 4."""
    window = text[max(0, start - 12) : start]
    word = window.rstrip(" ").rpartition(" ")[2].lstrip("([")
    return len(word) > 1 and word.isalnum() and word.isupper() and window.endswith(" ")


def is_year(written: str, before: list[str], cues: Cues, *, decade: bool = False) -> bool:
    """Whether four plain digits are a year rather than an amount; ``decade`` if an s follows them."""
    if written not in WRITTEN_YEARS:
        return False
    if decade or not before:
        return True
    return before[-1].endswith(("(", ",")) or before[-1].strip("([.,") in cues.years


def comparator_before(before: list[str], cues: Cues, *, duration: bool) -> str | None:
    """The comparator that the words before a number express, or ``None``."""
    if before and before[-1].isalpha() and before[-1] not in cues.gaps and before[-1] not in cues.ends:
        return None
    tail = [bare for word in before[-_COMPARING_WORDS:] if (bare := word.lstrip("(["))]
    if tail[-2:] == ["than", "the"]:
        return None
    while tail and tail[-1] in cues.gaps:
        tail.pop()
    if not tail or tail[-1] not in cues.ends:
        return cues.comparators.get(tail[-1][-1]) if tail else None
    for size in range(min(len(tail), 5), 0, -1):
        cue = " ".join(tail[-size:])
        if cue in cues.no_comparators:
            return None
        sign = cues.comparators.get(cue)
        if sign is not None and not (duration and cue in cues.not_with_duration):
            return sign
    return None


def is_age(before: list[str], cues: Cues) -> bool:
    """Whether a duration behind these words is an age; a comparator may stand between."""
    tail = [word.strip("([,:") for word in before[-_AGE_WORDS:]]
    if cues.age_words.isdisjoint(tail):
        return False
    last = len(tail)
    return any(
        " ".join(tail[first:end]) in cues.ages
        for first, word in enumerate(tail)
        if word in cues.age_words
        for end in (last, last - 1, last - 2)
    )


def is_change(before: list[str], cues: Cues) -> bool:
    """Whether "from 5 to 10" is told as a change, so that it is no range.

    A verb in the past may stand further off, before what changed: `raised the share of responders from`.
    """
    if before[-1:] != ["from"] or len(before) == 1 or before[-2].startswith(cues.ranges):
        return False
    if any(word.startswith(cues.changes) for word in before[-5:-1]):
        return True
    for word in before[-2 : -_CHANGING_WORDS - 2 : -1]:
        if word.endswith(_CLAUSE_ENDS):
            return False
        if word.endswith("ed") and word.startswith(cues.changes):
            return True
    return False
