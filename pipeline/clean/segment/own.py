"""What lines show by themselves: length, characters, words, and the classes of their words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.chain.columns import Column, Ints, Mask, binned, crossed, flag
from pipeline.clean.segment.characters import KINDS
from pipeline.clean.segment.surface import Surface
from pipeline.clean.segment.word_classes import WordClasses

_LENGTHS = (3, 8, 15, 24, 40, 60, 90, 130, 200, 400, 800)
_WORDS = (0, 1, 2, 3, 5, 8, 12, 20)
_SHARES = (0, 0.2, 0.4, 0.6, 0.8, 0.99)
_COUNTED = {"comma": (0, 1, 3, 7), "stop": (0, 1, 2, 5), "colon": (0, 1, 3), "semicolon": (0, 1, 3)}
_SEEN = ("bracket", "quote", "dash", "slash", "bar", "at", "copyright", "percent", "money", "star", "sign",
         "tab", "ellipsis", "question", "ideograph")  # fmt: skip
_SIZES = ("1", "3", "12", "many")
_PARTS = ("few", "half", "most")
_CLASS_VALUES = ("none", *(f"{part} of {size}" for size in _SIZES for part in _PARTS))
_FEWEST, _HALF, _MOST = 0.08, 0.3, 0.6
"""Shares of a line's words; a word of a class in a long sentence says nothing about the line."""

_LONGEST_LABEL = 48
"""Characters before the colon of a label."""


def own_columns(length: Ints, surface: Surface, classes: WordClasses) -> Iterator[Column]:
    """Everything that lines of these lengths show by themselves."""
    yield binned("length", length, _LENGTHS)
    yield Column("first", KINDS, surface.first)
    yield Column("last", KINDS, surface.last)
    yield from _characters(surface)
    yield from _words(surface, classes)
    yield from _classes(surface, classes)


def is_labelled(surface: Surface) -> Mask:
    """Whether a few characters, a colon and something more make the line."""
    return (surface.label > 1) & (surface.label <= _LONGEST_LABEL)


def of_class(surface: Surface, classes: WordClasses, name: str) -> Ints:
    """How many words of one class each line has."""
    return surface.classes[:, classes.names.index(name)]


def _characters(surface: Surface) -> Iterator[Column]:
    count = dict(zip(KINDS, np.ascontiguousarray(surface.kinds.T), strict=True))
    yield binned("digits", count["digit"] / np.maximum(surface.seen, 1), (0, 0.05, 0.1, 0.2, 0.4, 0.7))
    for kind, edges in _COUNTED.items():
        yield binned(kind, count[kind], edges)
    for kind in _SEEN:
        yield flag(kind, count[kind] > 0)
    yield flag("year", surface.years > 0)
    yield flag("glued", surface.glued > 0)


def _words(surface: Surface, classes: WordClasses) -> Iterator[Column]:
    words = np.maximum(surface.words, 1)
    sentence, joining = (of_class(surface, classes, name) for name in ("sentence", "joining"))
    yield binned("words", surface.words, _WORDS)
    yield binned("capitalized", surface.capitals / words, _SHARES)
    yield flag("shouted", surface.shouted * 2 > words)
    yield binned("initials", surface.letters, (0, 1, 2, 5))
    yield binned("small words", (sentence + joining) / words, (0, 0.1, 0.2, 0.3, 0.4, 0.5))
    yield binned("sentence words", sentence, (0, 1, 2, 4, 8))
    yield crossed(flag("label", is_labelled(surface)), binned("words", surface.words, (3, 6, 12, 25)))


def _classes(surface: Surface, classes: WordClasses) -> Iterator[Column]:
    """For each class what part of the line's words is in it, and in how long a line."""
    size = (surface.words > 1).astype(np.int64) + (surface.words > 3) + (surface.words > 12)
    share = surface.classes / np.maximum(surface.words, 1)[:, None]
    part = (share > _HALF).astype(np.int64) + (share > _MOST)
    codes = np.where(share >= _FEWEST, 1 + len(_PARTS) * size[:, None] + part, 0)
    by_class = np.ascontiguousarray(codes.T)
    for number, name in enumerate(classes.names):
        yield Column(f"{name} in line", _CLASS_VALUES, by_class[number])
    unlisted = surface.classes.sum(axis=1) == 0
    yield Column("no listed word", ("no", *_SIZES), np.where(unlisted, 1 + size, 0))
    names = [*classes.names, "none"]
    yield Column("first word", names, surface.first_class)
    yield Column("last word", names, surface.last_class)
