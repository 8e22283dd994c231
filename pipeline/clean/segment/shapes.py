"""Shapes of lines: prose, one sentence, a list of names, anything short."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pipeline.chain.columns import Column, Ints, Mask, held_by
from pipeline.clean.names import NameWords, has_marks, read_names
from pipeline.clean.segment.characters import KINDS
from pipeline.clean.segment.lines import Wording
from pipeline.clean.segment.own import is_labelled, of_class
from pipeline.clean.segment.surface import Surface
from pipeline.clean.segment.word_classes import WordClasses

SHAPES = ("short", "sentence", "prose", "names")
SHORT, SENTENCE, PROSE, NAMES = range(len(SHAPES))

_PLAIN = 0.4
"""Most words with a capital in sentences, as a share; entries of reference lists have half of them."""

_LONG, _FAIR = 160, 100
_LONGEST_NAMES = 600
_MOST_NAMES_LIKE_WORDS = 2
"""Small words that a list of names may seem to hold: `I` and `He` are initial and surname too."""

_LISTED = (",", ";", "&", " and ", " et al")


class _Counts(NamedTuple):
    """What tells sentences apart.

    ``verbs`` counts the words that sentences need, ``small`` those and the ones that titles have too;
    ``plain`` says that most words have small letters, ``stopped`` and ``closed`` how the line ends.
    """

    length: Ints
    words: Ints
    verbs: Ints
    small: Ints
    stops: Ints
    plain: Mask
    stopped: Mask
    closed: Mask


def shape_column(
    lines: list[Wording], length: Ints, surface: Surface, *, classes: WordClasses, names: NameWords
) -> Column:
    """The shape of each line; function words tell prose from titles and menus."""
    counts = _counts(length, surface, classes)
    is_prose = _is_prose(counts) | _is_unspaced(surface, counts.stopped)
    shapes = np.where(is_prose, PROSE, np.where(_is_sentence(counts), SENTENCE, SHORT))
    may_list = ~is_prose & _may_list(counts) & ~is_labelled(surface)
    for row in np.flatnonzero(may_list).tolist():
        if _names_people(lines[row].text, names):
            shapes[row] = NAMES
    return Column("shape", SHAPES, shapes)


def _counts(length: Ints, surface: Surface, classes: WordClasses) -> _Counts:
    verbs, joining = (of_class(surface, classes, name) for name in ("sentence", "joining"))
    return _Counts(
        length=length,
        words=surface.words,
        verbs=verbs,
        small=verbs + joining,
        stops=surface.kinds[:, KINDS.index("stop")],
        plain=surface.capitals <= _PLAIN * surface.words,
        stopped=_ends_with(surface, "stop", "question", "quote"),
        closed=_ends_with(surface, "stop", "question", "quote", "bracket", "ellipsis"),
    )


def _ends_with(surface: Surface, *kinds: str) -> Mask:
    return held_by([KINDS.index(kind) for kind in kinds], len(KINDS))[surface.last]


def _is_prose(line: _Counts) -> Mask:
    """A paragraph, by its small words or, in a language whose small words are not listed, its stops."""
    full = (line.length >= _LONG) & (line.verbs >= 1) & (line.small >= 3) & (line.stopped | (line.verbs >= 3))
    fair = (line.length >= _FAIR) & (line.verbs >= 1) & (line.small >= 5) & line.stopped
    foreign = (line.length >= _LONG) & (line.words >= 20) & line.plain & (line.stops > 0)
    several = (line.length >= _FAIR) & (line.words >= 12) & line.plain & (line.stops > 1) & line.stopped
    return full | fair | foreign | several


def _is_unspaced(surface: Surface, stopped: Mask) -> Mask:
    return (surface.kinds[:, KINDS.index("ideograph")] >= 40) & stopped


def _is_sentence(line: _Counts) -> Mask:
    return (line.words >= 4) & line.closed & ((line.verbs > 0) | (line.plain & line.stopped))


def _may_list(line: _Counts) -> Mask:
    """A quick look before names are read: few small words and mostly capitals."""
    few = (line.verbs <= _MOST_NAMES_LIKE_WORDS) & (line.words >= 2) & (line.length <= _LONGEST_NAMES)
    return few & ~line.plain


@lru_cache(maxsize=4096)
def _names_people(text: str, words: NameWords) -> bool:
    """Remembered for a while, since pages of one site share many lines."""
    if not any(map(text.__contains__, _LISTED)):
        return False
    found = read_names(text, words)
    return bool(found.names) and (found.truncated or len(found.names) > 1 or has_marks(text))
