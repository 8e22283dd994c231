"""Normalizes many short texts together, which is faster than one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat
from typing import NamedTuple

from pipeline.clean.forms import plain
from pipeline.clean.markup_text import BORDER
from pipeline.clean.normalize import is_normal, normalize_with_map
from pipeline.clean.runs import UNCHANGED
from pipeline.decoded import MARKUP, PLAIN
from pipeline.document import OffsetMap, row_maker

_REFERENCES_TO_BORDER = ("9712;", "25f0;", "25F0;")
"""How a reference ends that would become one."""

_WITHOUT_CONTEXT = frozenset([PLAIN, MARKUP])
"""Forms of which no token asks for more around it than the next characters."""


class Normalized(NamedTuple):
    """The clean form of a text, which begins at ``start`` of what ``offsets`` leads from.

    Its source begins at ``source`` of what they lead to.
    """

    text: str
    offsets: OffsetMap
    start: int
    source: int


_normalized = row_maker(Normalized)


def normalize_all(texts: Sequence[str], form: str) -> Iterator[Normalized]:
    """Each text as :func:`~pipeline.clean.normalize.normalize_with_map` gives it.

    Most texts of a page hold no markup and stay as they are.
    """
    if is_normal("".join(texts), form):
        return _as_they_are(texts)
    plain_ones = [text for text in texts if not _may_hold_markup(text)]
    if not is_normal("".join(plain_ones), form):
        return _together(texts, form)
    unchanged = _as_they_are(plain_ones)
    marked = _together([text for text in texts if _may_hold_markup(text)], form)
    return (next(marked if _may_hold_markup(text) else unchanged) for text in texts)


def _as_they_are(texts: Sequence[str]) -> Iterator[Normalized]:
    return map(_normalized, zip(texts, repeat(UNCHANGED), repeat(0), repeat(0)))


def _may_hold_markup(text: str) -> bool:
    return "<" in text or "&" in text


def _together(texts: Sequence[str], form: str) -> Iterator[Normalized]:
    """Texts that are read as one; where lines or spaces are uneven they need more, and gain nothing."""
    joined = BORDER.join(texts)
    is_even = "\n" not in joined and "  " not in joined
    if is_even and form in _WITHOUT_CONTEXT and not _may_hold_border(joined, len(texts) - 1):
        read, offsets = plain(joined, form)
        found = read.split(BORDER)
        if len(found) == len(texts):
            rows = zip(found, repeat(offsets), _starts(found), _starts(texts))
            normalized = map(_normalized, rows)
            return normalized if is_normal(read) else map(_completed, normalized, texts, repeat(form))
    return (_alone(text, form) for text in texts)


def _completed(one: Normalized, text: str, form: str) -> Normalized:
    """What was read of ``text`` with others, if it is as it should be; few texts need more."""
    return one if is_normal(one.text) else _alone(text, form)


def _alone(text: str, form: str) -> Normalized:
    return Normalized(*normalize_with_map(text, form), 0, 0)


def _may_hold_border(joined: str, borders: int) -> bool:
    return joined.count(BORDER) != borders or any(sign in joined for sign in _REFERENCES_TO_BORDER)


def _starts(texts: Sequence[str]) -> Iterator[int]:
    """Where each text begins when all are joined."""
    return accumulate(map(len(BORDER).__add__, map(len, texts)), initial=0)
