"""What many lines look like, counted for all of them at once: kinds of characters, words, years, labels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.chain.columns import Codes, Ints, Mask
from pipeline.clean.segment.characters import CAPITAL, IDEOGRAPH, KINDS, SMALL, Characters, last_kinds
from pipeline.clean.segment.lines import Wording
from pipeline.clean.segment.word_classes import WordClasses, word_hashes

_CHUNK = 4096
"""Lines that are looked at together, which bounds the memory."""


class Surface(NamedTuple):
    """Counts over the first ``LONGEST`` code points of lines; arrays have one row a line unless said.

    ``kinds`` counts characters of each of ``KINDS``, ``classes`` words of each class.
    ``first``/``last`` are kinds of characters, ``first_class``/``last_class`` classes of words.
    ``capitals`` counts words that begin with a capital, ``shouted`` those of capitals only, ``letters``
    those of one capital; ``glued`` counts capitals right behind a small letter.  ``label`` is where the
    first colon with something behind it stands, or 0.  ``word_lines`` and ``word_hashes`` have one
    entry a word: its line and its hash.
    """

    kinds: Ints
    seen: Ints
    words: Ints
    capitals: Ints
    shouted: Ints
    letters: Ints
    years: Ints
    glued: Ints
    label: Ints
    first: Codes
    last: Codes
    classes: Ints
    first_class: Ints
    last_class: Ints
    word_lines: Ints
    word_lengths: Ints
    word_class: Ints
    word_hashes: NDArray[np.uint64]


def surface_of(lines: list[Wording], classes: WordClasses) -> Surface:
    """The surface of ``lines``."""
    chunks = [
        _surface(lines[start : start + _CHUNK], start, classes)
        for start in range(0, max(len(lines), 1), _CHUNK)
    ]
    return chunks[0] if len(chunks) == 1 else Surface(*map(np.concatenate, zip(*chunks, strict=True)))


def _surface(lines: list[Wording], offset: int, classes: WordClasses) -> Surface:
    text = Characters(lines)
    words = _words_of(text, classes)
    return Surface(
        kinds=text.counted(text.rows, text.kinds, len(KINDS)),
        seen=text.lengths,
        years=text.count(text.rows[text.years()]),
        glued=text.count(text.rows[1:][(text.kinds[:-1] == SMALL) & (text.kinds[1:] == CAPITAL)]),
        label=text.labels(),
        first=text.kinds[text.begins],
        last=last_kinds(lines),
        word_lines=words.rows.astype(np.int64) + offset,
        word_lengths=words.lengths,
        word_class=words.classes[:, 0],
        word_hashes=words.hashes,
        **_counts(text, words),
        **_outermost(len(lines), words, classes),
        classes=_class_counts(text, words, classes),
    )


class _Words(NamedTuple):
    """All words of some lines: the line of each, its length and classes, how its letters are written."""

    rows: Codes
    lengths: Ints
    hashes: NDArray[np.uint64]
    classes: Ints
    is_capital: Mask
    is_shouted: Mask


def _words_of(text: Characters, classes: WordClasses) -> _Words:
    starts, stops = text.runs((text.kinds >= SMALL) & (text.kinds <= IDEOGRAPH))
    hashes = word_hashes(text.folded, text.places, starts, stops)
    capitals = np.concatenate([[0], np.cumsum(text.kinds == CAPITAL)])
    lengths = stops - starts
    return _Words(
        rows=text.rows.take(starts),
        lengths=lengths,
        hashes=hashes,
        classes=classes.classes(hashes),
        is_capital=text.kinds.take(starts) == CAPITAL,
        is_shouted=capitals.take(stops) - capitals.take(starts) == lengths,
    )


def _counts(text: Characters, words: _Words) -> dict[str, Ints]:
    """How many words each line has, and how many of each way of writing."""
    return {
        "words": text.count(words.rows),
        "capitals": text.count(words.rows[words.is_capital]),
        "shouted": text.count(words.rows[words.is_shouted & (words.lengths > 1)]),
        "letters": text.count(words.rows[words.is_shouted & (words.lengths == 1)]),
    }


def _class_counts(text: Characters, words: _Words, classes: WordClasses) -> Ints:
    rows = np.repeat(words.rows, words.classes.shape[1])
    return text.counted(rows, words.classes.ravel(), classes.none + 1)[:, :-1]


def _outermost(lines: int, words: _Words, classes: WordClasses) -> dict[str, Ints]:
    """The classes of each line's first and last word."""
    outer = np.searchsorted(words.rows, np.arange(lines + 1))
    bounded = np.vstack([words.classes, classes.classes(np.zeros(1, np.uint64))])
    has_words = outer[1:] > outer[:-1]
    return {
        "first_class": np.where(has_words, bounded[outer[:-1], 0], classes.none),
        "last_class": np.where(has_words, bounded[outer[1:] - 1, 0], classes.none),
    }
