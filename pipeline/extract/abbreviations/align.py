"""Lays the letters of a short form along the words before it, to find where its long form begins.

Two readings, the surer one first: the letters are the initials of the last words; or, after Schwartz
and Hearst (Pac Symp Biocomput 2003), each letter stands somewhere in the words, in order, and the first
one begins a word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.fold import lowered
from pipeline.extract.greek import latin_initials

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EXTRA_WORDS = 5
"""Words a long form may have beyond the letters of its short form, as Schwartz and Hearst measured."""
_LETTERS_PER_LETTER = 16
"""Code points of a long form for each letter of its short form at most; 12 to 24 find the same in MED1250."""


class Alignment(NamedTuple):
    """Where a long form begins in the text before its short form; ``initials`` tells the surer reading."""

    start: int
    initials: bool


def letters_of(short: str) -> str:
    """The letters and digits of ``short`` that its long form has to lend, without a plural s."""
    plural = short[-1:] == "s" and (short[-2:-1].isupper() or short[-2:-1].isdigit())
    folded = latin_initials(lowered(short[:-1] if plural else short))
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def align(short: str, before: str, skipped: frozenset[str]) -> Alignment | None:
    """The reading of ``short`` whose words end where ``before`` ends; ``skipped`` ones may lend no letter."""
    letters = letters_of(short)
    folded = latin_initials(lowered(before))
    far = len(folded) - _LETTERS_PER_LETTER * (len(letters) + 1)
    reach = folded.find(" ", far) + 1 if far > 0 else 0
    words = [word.span() for word in _WORD.finditer(folded, reach)] if letters[:1] in folded else []
    if not letters or not words:
        return None
    start = _initials_start(letters, folded, words)
    if start < 0:
        start = _initials_start(letters, folded, _without(skipped, folded, words))
    if start >= 0:
        return Alignment(start, initials=True)
    floor = words[-min(len(letters) + _EXTRA_WORDS, 2 * len(letters), len(words))][0]
    start = _scattered_start(letters, folded, words[-1 if len(letters) < 3 else max(-2, -len(words))][0])
    return Alignment(start, initials=False) if start >= floor else None


def _without(skipped: frozenset[str], folded: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words that must lend a letter; the last word always must."""
    return [word for word in words[:-1] if folded[word[0] : word[1]] not in skipped] + words[-1:]


def _initials_start(letters: str, folded: str, words: list[tuple[int, int]]) -> int:
    tail = words[-len(letters) :]
    first = tail[0][0]
    if folded[first] != letters[0] or len(tail) < len(letters):
        return -1
    return first if "".join([folded[start] for start, _ in tail]) == letters else -1


def _scattered_start(letters: str, folded: str, tail: int) -> int:
    """Right to left; the last letter has to stand at or after ``tail``."""
    place = len(folded)
    for letter in reversed(letters[1:]):
        place = folded.rfind(letter, tail, place)
        if place < 0:
            return -1
        tail = 0
    return _word_start(letters[0], folded, place)


def _word_start(letter: str, folded: str, before: int) -> int:
    """The nearest word beginning with ``letter`` before ``before``, or -1."""
    place = folded.rfind(letter, 0, before)
    while place > 0 and folded[place - 1].isalnum():
        place = folded.rfind(letter, 0, place)
    return place
