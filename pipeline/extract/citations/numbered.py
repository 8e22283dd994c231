"""Reads citations by number: ``[3]``, ``[1, 4–6]``, ``(3)``, ``refs 3 and 4``; raised ones elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.document import Segment
from pipeline.extract.citations.groups import DASHES, ENOUGH, Group, in_order, ordinals
from pipeline.extract.citations.library import NOT_LISTED, Library
from pipeline.extract.citations.raised import raised_groups
from pipeline.extract.citations.rules import CitationRules
from pipeline.extract.digits import digit_mask
from pipeline.extract.patterns import alternatives
from pipeline.extract.rows import Citation

_LIST = rf"\d{{1,3}}(?: ?[,;{DASHES}] ?\d{{1,3}})*"
_BRACKET = re.compile(rf"\[({_LIST}(?:\] ?[{DASHES}] ?\[\d{{1,3}})?)\]")
_ROUND = re.compile(rf"\(({_LIST})\)")
_ROUND_STARTS = re.compile(rb"\(0{1,3}[^0]")
"""How it begins in a mask of digits; years in brackets are longer."""
_LISTING = ":;,"
"""Marks before a number in round brackets that counts the points of a list: `either: (1) cells`."""
_CLAUSE_ENDS = (".", ",", ";")
_ENOUGH = 2
"""Groups that a document must hold for numbers to be its way of citing where no list proves it."""


class NumberedCitations:
    """Finds numbered citations of a whole document: one group vouches for the others."""

    def __init__(self, rules: CitationRules) -> None:
        self._intervals = rules.intervals
        self._counted = rules.counted
        self._labelled = rules.labelled
        ends = frozenset(f"{label[1:]} " for label in rules.labels)
        self._label_end = re.compile(alternatives(ends))
        """What labels before numbers end with: small letters that begin alike, so that few places count."""

    def may_stand_in(self, text: str) -> bool:
        """Whether ``text``, which has no list, may cite by number."""
        return "[" in text or "^" in text or self._may_be_labelled(text)

    def _may_be_labelled(self, text: str) -> bool:
        return self._label_end.search(text) is not None

    def find(self, text: str, segments: list[Segment], library: Library) -> Iterator[Citation]:
        """One citation for each entry that a group names, all with the group's span."""
        if self._may_be_labelled(text):
            yield from _citations(self._told(text, segments), library)
        brackets = self._enclosed(_BRACKET, text, segments) if "[" in text else []
        trusted = _trusted(brackets, library)
        raised = raised_groups(text, segments, library.size, counted=self._counted)
        yield from _citations([*trusted, *raised], library)
        if library.size and not trusted and not raised and _ROUND_STARTS.search(digit_mask(text)):
            yield from _citations(self._round(text, segments, library.size), library)

    def _round(self, text: str, segments: list[Segment], size: int) -> list[Group]:
        """The groups in round brackets; those of a list too short to tell an order end a clause."""
        groups = self._enclosed(_ROUND, text, segments)
        found = [group for group in groups if text[group.start - 2] not in _LISTING]
        if size < ENOUGH:
            found = [group for group in found if text[group.end : group.end + 1] in _CLAUSE_ENDS]
        return in_order(found, size, min(size, ENOUGH))

    def _told(self, text: str, segments: list[Segment]) -> Iterator[Group]:
        """Numbers that a word calls references."""
        for segment in segments:
            for match in self._labelled.finditer(text, segment.start, segment.end):
                if not text[match.start() - 1 : match.start()].isalnum() and (named := ordinals(match[1])):
                    yield Group(*match.span(), named)

    def _enclosed(self, pattern: re.Pattern[str], text: str, segments: list[Segment]) -> list[Group]:
        """The groups in brackets behind a word that no interval, count or label is behind."""
        groups = []
        for segment in segments:
            for match in pattern.finditer(text, segment.start, segment.end):
                before = text[max(segment.start, match.start() - 16) : match.start()]
                words = {word.strip("(),:=") for word in before.lower().split()[-2:]}
                named = ordinals(match[1])
                if named and not before[-1:].isdigit() and self._intervals.isdisjoint(words):
                    groups.append(Group(*match.span(), named))
        return groups


def _trusted(groups: list[Group], library: Library) -> list[Group]:
    """The groups that the list proves; all of them where enough speak for one way of citing."""
    groups = _from_one(groups, library.size)
    listed = [group for group in groups if max(group.ordinals) <= library.size]
    if listed or len({group.ordinals for group in groups}) >= _ENOUGH:
        return groups if len(groups) >= _ENOUGH else listed
    return []


def _from_one(groups: list[Group], size: int) -> list[Group]:
    """The groups by places in the list, where its numbers go on from a page before: 12 is the first of 8.

    That is sure where just as many numbers are cited as the list has entries, without a gap.
    """
    numbers = {ordinal for group in groups for ordinal in group.ordinals}
    if size < _ENOUGH or len(numbers) != size or max(numbers) - min(numbers) + 1 != size:
        return groups
    before = min(numbers) - 1
    return [
        group._replace(ordinals=tuple(ordinal - before for ordinal in group.ordinals)) for group in groups
    ]


def _citations(groups: Iterable[Group], library: Library) -> Iterator[Citation]:
    for group in groups:
        for ordinal in group.ordinals:
            index = ordinal - 1 if ordinal <= library.size else NOT_LISTED
            resolution = "unresolved" if index == NOT_LISTED else "exact"
            yield Citation(group.start, group.end, -1, (), None, index, resolution)
