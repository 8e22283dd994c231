"""Lays the letters of a short form along the words before it, to find where its long form begins.

Three readings, the surer ones first: the letters are the initials of the last words; they are so in another
order; or, after Schwartz and Hearst (Pac Symp Biocomput 2003), each letter stands somewhere in the words, in
order, and the first one begins a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.fold import lowered
from pipeline.extract.greek import latin_initials

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_DIPHTHONG = re.compile(r"\b[ao](?=e[a-z]{3})")
"""The first letter of `oestrogen` and `aetiology`, which short forms leave out."""
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")
_NO_LETTER = "_"
_FEWEST_TURNED = 3
"""Letters whose words may stand in another order: of two, too many words have them by chance."""
_FEWEST_PARTED = 4
_EXTRA_WORDS = 5
"""Words a long form may have beyond the letters of its short form, as Schwartz and Hearst measured."""
_LETTERS_PER_LETTER = 16
"""Code points of a long form for each letter of its short form at most; 12 to 24 find the same in MED1250."""
_REMEMBERED = 4096
"""Short forms whose letters are remembered: the documents of one field define the same ones."""


class Alignment(NamedTuple):
    """Where a long form begins in the text before its short form; ``initials`` tells the surer reading."""

    start: int
    initials: bool


@lru_cache(_REMEMBERED)
def letters_of(short: str) -> str:
    """The letters and digits of ``short`` that its long form has to lend, without a plural s."""
    plural = short[-1:] == "s" and (short[-2:-1].isupper() or short[-2:-1].isdigit())
    folded = latin_initials(lowered(short[:-1] if plural else short))
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def begins_a_word(short: str, name: str) -> bool:
    """Whether a word of ``name`` lends the first letter of ``short``; none of `stem cell` does for `hSC`."""
    return any(word[0] == letters_of(short)[:1] for word in _WORD.findall(latin_initials(lowered(name))))


def align(short: str, before: str, skipped: frozenset[str]) -> Alignment | None:
    """The reading of ``short`` whose words end where ``before`` ends; ``skipped`` ones may lend no letter."""
    letters = letters_of(short)
    folded = latin_initials(lowered(before))
    reading = _aligned(letters, folded, skipped)
    if ")" in folded and (reading is None or not reading.initials):
        inner = _aligned(letters, _BRACKET.sub(_blanks, folded), skipped)
        reading = inner if inner and (inner.initials or reading is None) else reading
    if reading is None and "e" in letters and ("oe" in folded or "ae" in folded):
        reading = _aligned(letters, _DIPHTHONG.sub(_NO_LETTER, folded), skipped)
    if (reading is None or not reading.initials) and (spelt := _by_acronyms(letters, before, skipped)):
        return spelt
    turns = short.removesuffix("s").isupper() and short[-1].isalpha()
    return reading or (_turned(letters, folded, skipped) if turns else None)


def _blanks(bracket: re.Match[str]) -> str:
    return " " * len(bracket[0])


def _aligned(letters: str, folded: str, skipped: frozenset[str]) -> Alignment | None:
    """The reading of ``letters`` by the words of ``folded`` that keeps their order."""
    far = len(folded) - _LETTERS_PER_LETTER * (len(letters) + 1)
    reach = folded.find(" ", far) + 1 if far > 0 else 0
    words = _WORD.findall(folded, reach) if letters[:1] in folded else []
    if not letters or not words:
        return None
    count = _words_by_initials(letters, words, skipped)
    if count:
        return Alignment(_start_of_last(count, words, folded), initials=True)
    start = _scattered_start(letters, folded, _start_of_last(1 if len(letters) < 3 else 2, words, folded))
    most = min(len(letters) + _EXTRA_WORDS, 2 * len(letters))
    near = start >= 0 and start >= _start_of_last(most, words, folded)
    return Alignment(start, initials=False) if near else None


def _turned(letters: str, folded: str, skipped: frozenset[str]) -> Alignment | None:
    """The reading of ``letters`` as the initials of the last words in another order.

    Words that lend none may part them where the letters are more: `cells from the umbilical cord (UC-MSC)`.
    """
    words = list(_WORD.finditer(folded)) if len(letters) >= _FEWEST_TURNED else []
    if len(letters) >= _FEWEST_PARTED:
        words = [word for word in words[:-1] if word[0] not in skipped] + words[-1:]
    words = words[-len(letters) :]
    if not words or sorted(letters) != sorted(word[0][0] for word in words):
        return None
    return Alignment(words[0].start(), initials=True)


def _by_acronyms(letters: str, before: str, skipped: frozenset[str]) -> Alignment | None:
    """The reading of ``letters`` by words of which an acronym lends all its letters: `ALS rating scale`."""
    if _ACRONYM.search(before) is None:
        return None
    lent, told = "", False
    for word in reversed(list(_WORD.finditer(before))[-len(letters) - _EXTRA_WORDS :]):
        if len(word[0]) == 1:
            return None
        if word[0] not in skipped or not lent:
            acronym = word[0].isupper()
            lent, told = lowered(word[0] if acronym else word[0][0]) + lent, told or acronym
        if len(lent) >= len(letters):
            spelt = told and sorted(lent) == sorted(letters)
            return Alignment(word.start(), initials=True) if spelt else None
    return None


def _words_by_initials(letters: str, words: list[str], skipped: frozenset[str]) -> int:
    """How many of the last words the letters are the initials of, or 0.

    First all words lend a letter; then those that are not ``skipped``, and the last one always.
    """
    if words[-1][0] != letters[-1]:
        return 0
    if "".join([word[0] for word in words]).endswith(letters):
        return len(letters)
    lending = [place for place, word in enumerate(words[:-1]) if word not in skipped]
    lending = [*lending, len(words) - 1][-len(letters) :]
    told = "".join([words[place][0] for place in lending]) == letters
    return len(words) - lending[0] if told else 0


def _start_of_last(count: int, words: list[str], folded: str) -> int:
    """Where the last ``count`` of the words in ``folded`` begin, or all of them where there are fewer."""
    start = len(folded)
    for word in reversed(words[-count:]):
        start = folded.rindex(word, 0, start)
    return start


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
