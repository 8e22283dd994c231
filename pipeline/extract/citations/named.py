"""Reads citations by author and year: ``Ammar et al. (2021)``, ``(Hardiman et al., 2017; Pratt, 2012)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.document import Segment, Span
from pipeline.extract.citations.library import NOT_LISTED, Library
from pipeline.extract.citations.rules import YEAR, CitationRules
from pipeline.extract.rows import Citation

_YEAR = re.compile(YEAR)
_NEXT_WORD = re.compile(r"\) ([a-z]+)")
_EDGE = re.compile(r";|(?<=\d),(?= [^\W\d])")
_LONGEST_BRACKETS = 600
"""Code points; about a dozen citations."""
_LONGEST_NAMES = 120


class _Named(NamedTuple):
    """Authors and years read at a span; ``sure`` if they can't be anything but a citation.

    ``others`` tells of authors beside the named ones: `et al.`
    """

    start: int
    end: int
    authors: tuple[str, ...]
    years: tuple[int, ...]
    sure: bool
    others: bool


class NamedCitations:
    """Finds author-year citations and links them to the reference list."""

    def __init__(self, rules: CitationRules) -> None:
        self._rules = rules

    def find(
        self, text: str, segment: Segment, library: Library, *, years: Iterable[int]
    ) -> Iterator[Citation]:
        """The segment's citations, one for each cited work; ``years`` are where years may stand."""
        seen = segment.start
        for start in years:
            year = _YEAR.match(text, start, segment.end) if start >= seen else None
            if year is None or text[start - 1 : start].isalpha():
                continue
            span = _brackets(text, segment, year.start())
            seen = span[1] if span else year.end()
            for named in self._around(text, segment, year, span=span):
                yield from _citations(named, library)

    def _around(
        self, text: str, segment: Segment, year: re.Match[str], *, span: tuple[int, int] | None
    ) -> Iterator[_Named]:
        if span is None:
            return self._before(text, segment, Span(*year.span()))
        inner = text[span[0] : span[1]]
        if self._rules.years.fullmatch(inner):
            return self._before(text, segment, Span(span[0] - 1, span[1] + 1))
        return self._inside(inner, span[0])

    def _before(self, text: str, segment: Segment, dated: Span) -> Iterator[_Named]:
        """Names right before a year that stands alone or in parentheses of its own."""
        start, end = dated
        first = max(segment.start, start - _LONGEST_NAMES)
        names = self._rules.authors_before.search(f" {text[first:start]}")
        if names is None or not (text[start] in "([" or names["others"]):
            return
        authors = _authors(names)
        if not self._are_names(authors, names["others"]):
            return
        begin = first + names.start()
        pair = names["last"] is not None and not names["more"]
        sure = bool(names["others"]) or (pair and self._is_told(text, begin, end))
        yield _Named(begin, end, authors, _years(text[start:end]), sure, bool(names["others"]))

    def _inside(self, inner: str, offset: int) -> Iterator[_Named]:
        """The pieces between semicolons, if each names a work; one sure piece makes the others sure."""
        pieces = []
        for begin, stop in _pieces(inner):
            match = self._rules.piece.fullmatch(inner, begin, stop)
            authors = _authors(match) if match else ()
            if match and self._are_names(authors, match["others"]):
                start, end = (offset + edge for edge in match.span("said"))
                sure = bool(match["others"] or match["last"])
                pieces.append(
                    _Named(start, end, authors, _years(match["years"]), sure, bool(match["others"]))
                )
        sure = any(piece.sure for piece in pieces)
        return (piece._replace(sure=sure) for piece in pieces)

    def _are_names(self, authors: tuple[str, ...], others: str | None) -> bool:
        if len(authors) == 1 and authors[0].isupper() and not others:
            return False
        return self._rules.not_names.isdisjoint(authors)

    def _is_told(self, text: str, start: int, end: int) -> bool:
        """Whether the sentence says that the named wrote something."""
        follower = _NEXT_WORD.match(text, end - 1)
        if follower and follower[1] in self._rules.report_verbs:
            return True
        before = text[max(0, start - 12) : start].split()
        return bool(before) and before[-1] in self._rules.said_by


def _brackets(text: str, segment: Segment, year: int) -> tuple[int, int] | None:
    """The inside of the parentheses, or else square brackets, around ``year``, which hold no others."""
    return _inside_of("()", text, segment, year) or _inside_of("[]", text, segment, year)


def _inside_of(marks: str, text: str, segment: Segment, year: int) -> tuple[int, int] | None:
    first = max(segment.start, year - _LONGEST_BRACKETS)
    last = min(segment.end, year + _LONGEST_BRACKETS)
    opening = text.rfind(marks[0], first, year)
    if opening < 0 or text.find(marks[1], opening, year) >= 0:
        return None
    closing = text.find(marks[1], year, last)
    return (opening + 1, closing) if closing >= 0 and text.find(marks[0], year, closing) < 0 else None


def _pieces(inner: str) -> Iterator[tuple[int, int]]:
    """The stretches between semicolons, or between a year's comma and the next name."""
    begin = 0
    for edge in _EDGE.finditer(inner):
        yield begin, edge.start()
        begin = edge.end()
    yield begin, len(inner)


def _years(written: str) -> tuple[int, ...]:
    return tuple(int(year[0][:4]) for year in _YEAR.finditer(written))


def _authors(match: re.Match[str]) -> tuple[str, ...]:
    first, more, last = match.group("first", "more", "last")
    return tuple(name for name in (first, *(more or "").split(", "), last) if name)


def _citations(named: _Named, library: Library) -> Iterator[Citation]:
    for year in named.years:
        index, resolution = library.index(named.authors, year, others=named.others), "exact"
        if named.sure and index == NOT_LISTED:
            index = library.near(named.authors[0], year)
            resolution = "unresolved" if index == NOT_LISTED else "repaired"
        if named.sure or index != NOT_LISTED:
            yield Citation(named.start, named.end, -1, named.authors, year, index, resolution)
