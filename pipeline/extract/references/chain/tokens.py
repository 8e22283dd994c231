"""Cuts entries of reference lists into words, numbers and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

SHAPES = (
    "outside", "X", "XX", "caps", "Xx", "xx", "xX", "d1", "d2", "d3", "d4", "d5", "year",
    ".", ",", ";", ":", "(", ")", "[", "]", "quote", "'", "-", "&", "/", "#", "mark",
)  # fmt: skip
"""What a token looks like; ``outside`` is beyond the entry."""

_MARKS = {mark: mark for mark in SHAPES if len(mark) == 1 and not mark.isalpha()}
_MARKS |= dict.fromkeys('“”«»„"‟', "quote") | dict.fromkeys("’‘´`", "'") | dict.fromkeys("‐‑‒–—−", "-")
_NUMBERS = {shape: number for number, shape in enumerate(SHAPES)}
_REMEMBERED = 16_384
"""Words whose shape is remembered: marks, initials and the words of one field come again and again."""


class Tokens(NamedTuple):
    """The tokens of several entries, one after the other."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    shapes: list[int]
    sizes: list[int]


def read_tokens(entries: Sequence[str]) -> Tokens:
    """The tokens of each entry; ``starts``/``ends`` count its code points."""
    found = [list(TOKEN.finditer(entry)) for entry in entries]
    tokens = list(chain.from_iterable(found))
    words = [token[0] for token in tokens]
    starts, ends = (list(map(side, tokens)) for side in (re.Match.start, re.Match.end))
    return Tokens(words, starts, ends, list(map(_shape_number, words)), list(map(len, found)))


@lru_cache(_REMEMBERED)
def _shape_number(word: str) -> int:
    return _NUMBERS[_shape(word)]


def _shape(word: str) -> str:
    if word.isdecimal():
        return "year" if _YEAR.fullmatch(word) else f"d{min(len(word), 5)}"
    if not word[0].isalpha():
        return _MARKS.get(word, "mark")
    if word.islower() or not word[0].isupper():
        return "xx" if word.islower() or len(word) == 1 else "xX"
    if word.isupper():
        return "X" * len(word) if len(word) < 3 else "caps"
    return "Xx"
