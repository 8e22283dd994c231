"""Reads citations by number: ``[3]``, ``[1, 4–6]``, and superscripts that can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.document import Segment
from pipeline.extract.citations.library import NOT_LISTED, Library
from pipeline.extract.citations.rules import CitationRules
from pipeline.extract.rows import Citation

_BRACKET = re.compile(r"\[(\d{1,3}(?: ?[,;–‐‑-] ?\d{1,3})*)\]")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED + "⁻", "0123456789-")
_PART = re.compile(r"(\d+)(?: ?[–‐‑-] ?(\d+))?")
_WORD_BEFORE = re.compile(r"(?:[a-z]{4}|[a-z)][.,;:)])$")
_LONGEST_RANGE = 50
"""Entries in one range; a wider one is an interval, not citations."""
_ENOUGH = 2
"""Groups that a document must hold for numbers to be its way of citing where no list proves it."""


class _Group(NamedTuple):
    """One bracket or superscript with the ordinals that it names."""

    start: int
    end: int
    ordinals: tuple[int, ...]


class NumberedCitations:
    """Finds numbered citations of a whole document: one group vouches for the others."""

    def __init__(self, rules: CitationRules) -> None:
        self._intervals = rules.intervals

    def find(self, text: str, segments: list[Segment], library: Library) -> Iterator[Citation]:
        """One citation for each entry that a group names, all with the group's span."""
        if "[" in text:
            brackets = [group for segment in segments for group in self._brackets(text, segment)]
            yield from _citations(_trusted(brackets, library), library)
        if library.size and not text.isascii() and any(map(text.__contains__, _RAISED)):
            raised = [group for segment in segments for group in _superscripts(text, segment, library)]
            yield from _citations(raised if len(raised) >= _ENOUGH else [], library)

    def _brackets(self, text: str, segment: Segment) -> Iterator[_Group]:
        for match in _BRACKET.finditer(text, segment.start, segment.end):
            before = text[max(segment.start, match.start() - 16) : match.start()]
            words = {word.strip("(),:=") for word in before.lower().split()[-2:]}
            ordinals = _ordinals(match[1])
            if ordinals and not before[-1:].isdigit() and self._intervals.isdisjoint(words):
                yield _Group(*match.span(), ordinals)


def _trusted(groups: list[_Group], library: Library) -> list[_Group]:
    """The groups that the list proves; all of them where enough speak for one way of citing."""
    listed = [group for group in groups if max(group.ordinals) <= library.size]
    if listed or len({group.ordinals for group in groups}) >= _ENOUGH:
        return groups if len(groups) >= _ENOUGH else listed
    return []


def _superscripts(text: str, segment: Segment, library: Library) -> Iterator[_Group]:
    for match in _SUPERSCRIPT.finditer(text, segment.start, segment.end):
        ordinals = _ordinals(match[0].translate(_PLAIN))
        follower = text[match.end() : match.end() + 1]
        if not ordinals or max(ordinals) > library.size or follower.isalnum():
            continue
        if _WORD_BEFORE.search(text[max(segment.start, match.start() - 4) : match.start()]):
            yield _Group(*match.span(), ordinals)


def _ordinals(written: str) -> tuple[int, ...]:
    """The numbers of ``1, 4–6``; none where one is zero or a range falls or is too wide."""
    ordinals: list[int] = []
    for first, last in _PART.findall(written):
        low, high = int(first), int(last or first)
        if low == 0 or not low <= high <= low + _LONGEST_RANGE:
            return ()
        ordinals += range(low, high + 1)
    return tuple(ordinals)


def _citations(groups: Iterable[_Group], library: Library) -> Iterator[Citation]:
    for group in groups:
        for ordinal in group.ordinals:
            index = ordinal - 1 if ordinal <= library.size else NOT_LISTED
            resolution = "unresolved" if index == NOT_LISTED else "exact"
            yield Citation(group.start, group.end, -1, (), None, index, resolution)
