"""Normalizes many short texts together, which is faster than one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat

from pipeline.clean.forms import plain
from pipeline.clean.markup_text import BORDER
from pipeline.clean.normalize import are_normal, is_normal, normalize_with_map
from pipeline.clean.runs import UNCHANGED
from pipeline.decoded import MARKUP, PLAIN
from pipeline.document import OffsetMap

_REFERENCES_TO_BORDER = ("9712;", "25f0;", "25F0;")
"""How a reference ends that would become one."""

_WITHOUT_CONTEXT = frozenset([PLAIN, MARKUP])
"""Forms of which no token asks for more around it than the next characters."""


Normalized = tuple[str, OffsetMap, int, int]
"""The clean form of a text, and the map that leads from it.

The first number says where in what the map leads from the form begins, the second where in what it leads
to the text begins.
"""


def normalize_all(texts: Sequence[str], form: str) -> Iterator[Normalized]:
    """Each text as :func:`~pipeline.clean.normalize.normalize_with_map` gives it.

    Most texts of a page hold no markup and stay as they are.
    """
    if are_normal(texts, form):
        return _as_they_are(texts)
    plain_ones = [text for text in texts if not _may_hold_markup(text)]
    if not are_normal(plain_ones, form):
        return _together(texts, form)
    unchanged = _as_they_are(plain_ones)
    marked = _together([text for text in texts if _may_hold_markup(text)], form)
    return (next(marked if _may_hold_markup(text) else unchanged) for text in texts)


def _as_they_are(texts: Sequence[str]) -> Iterator[Normalized]:
    return zip(texts, repeat(UNCHANGED), repeat(0), repeat(0))


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
            normalized = zip(found, repeat(offsets), _starts(found), _starts(texts))
            return normalized if is_normal(read) else map(_completed, normalized, texts, repeat(form))
    return (_alone(text, form) for text in texts)


def _completed(one: Normalized, text: str, form: str) -> Normalized:
    """What was read of ``text`` with others, if it is as it should be; few texts need more."""
    return one if is_normal(one[0]) else _alone(text, form)


def _alone(text: str, form: str) -> Normalized:
    return *normalize_with_map(text, form), 0, 0


def _may_hold_border(joined: str, borders: int) -> bool:
    return joined.count(BORDER) != borders or any(sign in joined for sign in _REFERENCES_TO_BORDER)


def _starts(texts: Sequence[str]) -> Iterator[int]:
    """Where each text begins when all are joined."""
    return accumulate(map(len(BORDER).__add__, map(len, texts)), initial=0)
