"""One definition of a short form, and what its parts define."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

_SHORTEST_PART = 2
_LONG_WORD = re.compile(r"(?<![\w-])[A-Za-z][a-z]{5,}$")


class Definition(NamedTuple):
    """A short form and its long form; ``start`` is where the short form begins."""

    short: str
    long: str
    start: int


def one_letter(before: str, short: str, start: int) -> list[Definition]:
    """A capital that is the initial of one long word right before it; A, B and C mostly number things."""
    word = _LONG_WORD.search(before)
    told = word is not None and short not in "ABC" and word[0][0].upper() == short
    return [Definition(short, word[0], start)] if told and word else []


def parts(definition: Definition) -> list[Definition]:
    """`ALS/MND` by its parts, where the long form has as many: each is a definition of its own."""
    short, long, start = definition
    if "/" not in short and "/" not in long:
        return [Definition(short, long.strip(), start)]
    shorts, longs = short.split("/"), long.split("/")
    if len(shorts) != len(longs) or min(map(len, shorts)) < _SHORTEST_PART:
        return [definition]
    starts = accumulate((len(part) + 1 for part in shorts[:-1]), initial=start)
    return [Definition(*part) for part in zip(shorts, map(str.strip, longs), starts, strict=True)]
