"""Which lines speak of what the page's text speaks of: titles, headings and keywords do, menus do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.chain.columns import Column, Ints, Mask, binned, numbered
from pipeline.chain.sequences import Sequences
from pipeline.clean.segment.surface import Surface

_PAGE = np.uint64(0xC2B2AE3D27D4EB4F)
"""Tells equal words of different pages apart."""

_SHORTEST_WORD = 4
_FAIR_TITLE = 140
"""Characters above which a longer line is no better title."""


@dataclass(frozen=True, slots=True)
class Topic:
    """How many content words each line has, and how many of them other lines of its page's text hold."""

    words: Ints
    shared: Ints


def read_topic(
    surface: Surface, rows: Ints, pages: Sequences, *, is_text: Mask, small: Sequence[int]
) -> Topic:
    """The topic of lines, whose wordings stand at ``rows`` of ``surface``; those of ``is_text`` are the
    page's text, words of the classes ``small`` say nothing of a topic."""
    content = (surface.word_lengths >= _SHORTEST_WORD) & ~np.isin(surface.word_class, small)
    words = np.bincount(surface.word_lines[content], minlength=len(surface.seen))
    lines, place = _spread(rows, words)
    owners = pages.owner.astype(np.uint64) * _PAGE
    keys = surface.word_hashes[content].take(place) ^ owners.take(lines)
    in_text = is_text.take(lines)
    number = numbered(keys)
    counts = np.bincount(number[in_text], minlength=len(keys)).take(number)
    return Topic(words=words.take(rows), shared=np.bincount(lines[counts > in_text], minlength=len(is_text)))


def _spread(rows: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """For all words of all lines the line, and the place among the words of the wordings.

    These have ``sizes`` words, one after the other.
    """
    size = sizes.take(rows)
    lines = np.repeat(np.arange(len(rows)), size)
    first = (np.cumsum(sizes) - sizes).take(rows) - (np.cumsum(size) - size)
    return lines, first.take(lines) + np.arange(len(lines))


def topic_columns(topic: Topic, pages: Sequences, length: Ints, *, may_be_title: Mask) -> Iterator[Column]:
    """The share of shared words, and where a line stands to the best candidates for the title.

    These are the longest candidate and the one with most words of the text.
    """
    share = np.where(topic.words > 0, topic.shared / np.maximum(topic.words, 1), -1)
    yield binned("topic", share, (-1, 0, 0.2, 0.4, 0.6, 0.8, 0.99))
    longest = pages.best(np.where(may_be_title, np.minimum(length, _FAIR_TITLE), 0))
    nearest = pages.best(np.where(may_be_title, topic.shared, 0))
    values = ("no", "yes", "longest", "of topic", "both")
    yield Column(
        "title candidate", values, np.where(longest | nearest, 1 + longest + 2 * nearest, may_be_title)
    )
    yield _place_to(longest | nearest, pages)


def _place_to(chosen: Mask, pages: Sequences) -> Column:
    above, below = pages.last_above(chosen) >= 0, pages.next_below(chosen) >= 0
    code = np.where(chosen, 4, above + 2 * below)
    return Column("place to candidates", ("none", "below", "above", "between", "at"), code)
