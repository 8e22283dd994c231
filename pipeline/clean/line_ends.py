"""Mends words that a line end broke: ``neuro-`` + ``degeneration``."""

from __future__ import annotations

import re

from pipeline.clean.runs import Edit

_BREAK = re.compile(
    "[-\xad\u2013][ \t\xa0\u200b]*"
    "[\n\r\x0b\x0c\x85\u2028\u2029]"
    r"[\s\u200b]*"
)
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]{4,}$")

# These two lists are part of the recorded normalization and not rules that people edit: a published
# version must be checked against its raw bytes without any other file.
_AFTER_SUSPENDED_HYPHEN = frozenset(("and", "nor", "or", "to"))
# The commonest second parts of real compounds in 22,000 lower-case compounds of biomedical
# abstracts, without those that also end a single word (base-line, wave-length, life-time).
_COMPOUND_ENDINGS = frozenset((
    "activated", "associated", "based", "binding", "blind", "cell", "containing", "controlled",
    "deficient", "dependent", "derived", "dose", "driven", "effect", "enriched", "expressing", "free",
    "independent", "induced", "label", "labeled", "labelled", "like", "linked", "matched", "mediated",
    "negative", "onset", "positive", "regulated", "related", "resistant", "responsive", "rich",
    "sensitive", "specific", "stage", "targeted", "term", "treated", "type", "up",
))  # fmt: skip


def broken_words(text: str) -> list[Edit]:
    """What to take out so that each word broken by a line end is whole again.

    Between lower-case letters the hyphen goes too, unless the second part ends a known compound
    (``marrow-`` + ``derived``).  After a digit or capital and before one it stays (``IL-`` + ``6``).
    A suspended hyphen (``upper-`` + ``and lower``) and a dash between words keep their space.
    """
    edits: list[Edit] = []
    for found in _BREAK.finditer(text):
        start, end = found.span()
        kept = _kept_mark(text, start, end)
        if kept is not None:
            edits.append((start + len(kept), end, ""))
    return edits


def _kept_mark(text: str, start: int, end: int) -> str | None:
    """The mark that stays where ``text[start:end]`` breaks a word, or None where it breaks none."""
    mark, before, after = text[start], text[max(start - 1, 0) : start], text[end : end + 1]
    if mark == "\u2013":
        return mark if before.isdigit() and after.isdigit() else None
    if mark == "\xad":
        return "" if before.isalpha() and after.isalpha() else None
    if not after.isalnum() or not (before.isalnum() or before in {")", "]", "+", "%"}):
        return None
    if not after.islower():
        return mark
    return _kept_hyphen(text, start, end)


def _kept_hyphen(text: str, start: int, end: int) -> str | None:
    """The same for a hyphen before a lower-case letter."""
    word = _WORD.match(text, end)
    second = word.group() if word else ""
    if second in _AFTER_SUSPENDED_HYPHEN:
        return None
    if not text[start - 1].islower():
        return "-"
    first = _LAST_WORD.search(text[max(start - 24, 0) : start])
    is_compound = first is not None and not first.group().endswith("o") and second in _COMPOUND_ENDINGS
    return "-" if is_compound else ""
