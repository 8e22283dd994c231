"""What the chain sees of each token of an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from pipeline.chain.columns import Column, Ints, Mask, binned, crossed, flag
from pipeline.chain.sequences import Sequences
from pipeline.extract.references.chain.tokens import SHAPES, Tokens

UNLISTED = "unlisted"
_NUMBER = {shape: number for number, shape in enumerate(SHAPES)}
_SPLIT = frozenset([".", ",", ";", ":", "(", ")", "[", "]", "quote"])
_AROUND = (-3, -2, -1, 1, 2, 3)
_WORDS = {by: f"word {by:+}" for by in (-1, 0, 1)}


def listed_words(columns: Mapping[str, Iterable[str]]) -> list[str]:
    """The words that have weights, by the values of all columns."""
    return sorted({word for name in _WORDS.values() for word in columns[name]} - {UNLISTED})


class FeatureReader:
    """Reads the columns of tokens; ``words`` are those that the weights know."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = (UNLISTED, *words)
        self._codes = {word: code for code, word in enumerate(self._words)}

    def columns(self, tokens: Tokens) -> Iterator[Column]:
        """The columns of all tokens, entry by entry."""
        entries = Sequences(tokens.sizes)
        shapes = np.array(tokens.shapes, np.int64)
        words = np.array([self._codes.get(word.lower(), 0) for word in tokens.words], np.int64)
        shape = Column("shape", SHAPES, shapes)
        around = {by: Column(f"shape {by:+}", SHAPES, entries.shifted(shapes, by, 0)) for by in _AROUND}
        yield shape
        yield from around.values()
        yield crossed(around[-1], shape)
        yield crossed(shape, around[1])
        yield crossed(around[-2], around[-1])
        yield crossed(around[1], around[2])
        for by, name in _WORDS.items():
            yield Column(name, self._words, entries.shifted(words, by, 0) if by else words)
        yield from _place(entries, shapes)
        yield from _enclosed(tokens, entries, shapes)
        yield from _chunk(entries, shapes)


def _is(shapes: Ints, *names: str) -> Mask:
    sought = np.zeros(len(SHAPES), bool)
    sought[[_NUMBER[name] for name in names]] = True
    return sought[shapes]


def _place(entries: Sequences, shapes: Ints) -> Iterator[Column]:
    """Where in the entry a token stands, and what it has behind it."""
    size = entries.behind - entries.first
    yield binned("tenth", (entries.row - entries.first) * 10 // np.maximum(size, 1), range(9))
    yield binned("tokens above", entries.row - entries.first, (0, 1, 2, 4, 8, 16, 32))
    yield binned("tokens below", entries.behind - entries.row, (1, 2, 4, 8, 16, 32))
    years = _is(shapes, "year")
    yield binned("years above", entries.above(years), (0, 1, 2))
    yield binned("years below", entries.total(years) - entries.above(years) - years, (0, 1, 2))
    initials = _is(shapes, "X")
    yield binned("initials above", entries.above(initials), (0, 1, 2, 4, 8))
    yield binned("initials near", entries.window(initials, 4), (0, 1, 2, 4))
    yield binned("numbers near", entries.window(_is(shapes, "d1", "d2", "d3", "d4", "d5"), 4), (0, 1, 2, 4))
    numbers = _is(shapes, "d1", "d2", "d3", "d4", "d5", "year")
    yield binned("numbers below", entries.total(numbers) - entries.above(numbers) - numbers, (0, 1, 2, 4))
    yield binned(
        "stops above", entries.above(_is(shapes, ".") & _after_word(entries, shapes)), (0, 1, 2, 3, 4)
    )


def _after_word(entries: Sequences, shapes: Ints) -> Mask:
    """Whether a token follows a word that is no initial."""
    before = entries.shifted(shapes, -1, 0)
    return _is(before, "XX", "caps", "Xx", "xx", "xX", "quote", ")", "year")


def _enclosed(tokens: Tokens, entries: Sequences, shapes: Ints) -> Iterator[Column]:
    """Quotation marks and brackets around a token and before it."""
    quotes = _is(shapes, "quote")
    above = entries.above(quotes)
    yield flag("in quotes", above % 2 == 1)
    yield binned("quotes above", above, (0, 1, 2, 3))
    opened = entries.above(_is(shapes, "(", "["))
    yield flag("in brackets", opened > entries.above(_is(shapes, ")", "]")))
    starts = np.array(tokens.starts, np.int64)
    ends = entries.shifted(np.array(tokens.ends, np.int64), -1, -1)
    yield flag("glued", starts == ends)


def _chunk(entries: Sequences, shapes: Ints) -> Iterator[Column]:
    """The stretch between two marks that a token stands in: its length, and how it is written."""
    marks = _is(shapes, *_SPLIT)
    begins = entries.last_above(marks)
    ends = entries.next_below(marks)
    begins = np.where(begins < 0, entries.first - 1, begins)
    ends = np.where(ends < 0, entries.behind, ends)
    small = _is(shapes, "xx")
    capital = _is(shapes, "Xx", "XX", "caps")
    count = ends - begins - 1
    smalls = _between(small, begins, ends)
    capitals = _between(capital, begins, ends)
    yield binned("words in stretch", count, (1, 2, 3, 4, 6, 9, 14))
    yield binned("small words in stretch", smalls, (0, 1, 2, 3, 5, 8))
    yield binned("share of small words", 10 * smalls // np.maximum(smalls + capitals, 1), (0, 2, 4, 6, 8))
    yield binned("words since mark", entries.row - begins - 1, (0, 1, 2, 4, 8))
    shape_before = np.where(begins >= entries.first, shapes[np.maximum(begins, 0)], 0)
    shape_after = np.where(ends < entries.behind, shapes[np.minimum(ends, len(shapes) - 1)], 0)
    before, after = Column("mark before", SHAPES, shape_before), Column("mark after", SHAPES, shape_after)
    yield crossed(before, after)


def _between(held: Mask, begins: Ints, ends: Ints) -> Ints:
    """How many hold between two places, without these."""
    running = np.concatenate([[0], np.cumsum(held, dtype=np.int64)])
    return running[ends] - running[begins + 1]
