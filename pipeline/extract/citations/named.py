"""Reads citations by author and year: ``Ammar et al. (2021)``, ``(Hardiman et al., 2017; Pratt, 2012)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from pipeline.document import Segment, Span
from pipeline.extract.citations.led import CitedYear, Named
from pipeline.extract.citations.rules import YEAR, CitationRules

_YEAR = re.compile(YEAR)
_YEARS = re.compile(r"(\d{4})([a-z]?)|\b([a-z])\b")
_NEXT_WORD = re.compile(r" ([a-z]+)")
_NAME_BEFORE = re.compile(r"[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+[ '’s]*$")
_WORDS_BEFORE = re.compile(
    r"(?<![\w-])((?:[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+ ){0,2}[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ]+) $"
)
_FAMILY = re.compile(
    r"(?:[\w'’]+[ -])*(?:Ma?c|[A-Z]['’]|D[ei]|L[aeo])?[^\W\d_][a-zß-öø-ÿ]+(?:[-‐‑][^\W\d_][a-zß-öø-ÿ]+)?"
)
"""A family name; products have capitals in odd places."""
_EDGE = re.compile(r";|(?:(?<=\d)|(?<=\d[a-z])),(?= [^\W\d]{2})")
_LONGEST_BRACKETS = 600
"""Code points; about a dozen citations."""
_LONGEST_NAMES = 120
_LONGEST_WORD = 24


class NamedCitations:
    """Finds author-year citations and links them to the reference list."""

    def __init__(self, rules: CitationRules) -> None:
        self._rules = rules

    def find(self, text: str, segment: Segment, *, years: Iterable[int]) -> Iterator[Named]:
        """What the segment may cite; ``years`` are where years may stand."""
        seen = segment.start
        for start in years:
            year = _YEAR.match(text, start, segment.end) if start >= seen else None
            if year is None or text[start - 1 : start].isalpha():
                continue
            span = _brackets(text, segment, year.start())
            seen = span[1] if span else year.end()
            yield from self._around(text, segment, year, span=span)

    def _around(
        self, text: str, segment: Segment, year: re.Match[str], *, span: tuple[int, int] | None
    ) -> Iterator[Named]:
        if span is None:
            return self._before(text, segment, Span(*year.span()))
        if self._rules.years.fullmatch(text, *span):
            return self._before(text, segment, Span(span[0] - 1, span[1] + 1))
        return self._inside(text, span)

    def _before(self, text: str, segment: Segment, dated: Span) -> Iterator[Named]:
        """Names right before a year that stands alone or in parentheses of its own."""
        start, end = dated
        first = max(segment.start, start - _LONGEST_NAMES)
        names = self._rules.authors_before.search(f" {text[first:start]}")
        bare = text[start] not in "(["
        if names is None or (bare and names[0].endswith(", ") and not (_is_marked(names) or names["last"])):
            return
        authors, others = _authors(names), bool(names["others"])
        if not self._are_names(authors) or (_is_short_form(authors) and not others):
            return
        begin = first + names.start()
        may_tell = not others and (_is_marked(names) or not bare)
        told = may_tell and self._is_told(text, begin, end, owns=bool(names["owns"]))
        pair = names["last"] is not None and not names["more"]
        likely = told and self._is_likely(text, begin, authors)
        years = _years(text[start:end])
        further = self._further(text, segment, begin)
        yield Named(begin, end, authors, years, others or (pair and told), others, likely, further)

    def _inside(self, text: str, inner: tuple[int, int]) -> Iterator[Named]:
        """The pieces between semicolons, if each names a work; one sure piece makes the others sure.

        The short form of a body (`WHO, 2019`) is one only where the list has it.
        """
        pieces = []
        for begin, stop in _pieces(text, *inner):
            match = self._rules.piece.fullmatch(text, begin, stop)
            authors = _authors(match) if match else ()
            if match and self._are_names(authors):
                start, end = match.span("said")
                sure = bool(match["others"] or match["last"])
                likely = not sure and self._is_likely(text, inner[0] - 1, authors)
                years = _years(match["years"])
                pieces.append(Named(start, end, authors, years, sure, bool(match["others"]), likely))
        sure = any(piece.sure for piece in pieces)
        return (
            piece._replace(sure=sure and (piece.others or not _is_short_form(piece.authors)))
            for piece in pieces
        )

    def _are_names(self, authors: tuple[str, ...]) -> bool:
        return self._rules.not_names.isdisjoint(" ".join(authors).split())

    def _further(self, text: str, segment: Segment, start: int) -> str:
        """The words with capitals right before a name, which may be its first: ``Almansa Prieto``."""
        before = _WORDS_BEFORE.search(text, max(segment.start, start - 2 * _LONGEST_WORD), start)
        words = before[1].split() if before else []
        names = list(takewhile(lambda word: word not in self._rules.not_names, reversed(words)))
        return " ".join(reversed(names))

    def _is_likely(self, text: str, start: int, authors: tuple[str, ...]) -> bool:
        """Whether a lone name before a year is a person's: no place, no product, no part of a longer name."""
        if len(authors) > 1 or not _FAMILY.fullmatch(authors[0]):
            return False
        if not self._rules.particles.issuperset(authors[0].split()[:-1]):
            return False
        is_part = _NAME_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        return not is_part and authors[0] not in self._rules.unlikely_names

    def _is_told(self, text: str, start: int, end: int, *, owns: bool) -> bool:
        """Whether the sentence says that the named wrote something."""
        follower = _NEXT_WORD.match(text, end)
        if follower and follower[1] in (self._rules.works if owns else self._rules.report_verbs):
            return True
        return text[max(0, start - _LONGEST_WORD) : start].rstrip().lower().endswith(self._rules.said_by)


def _is_marked(names: re.Match[str]) -> bool:
    """Whether more than capitals makes authors of the names; of others only the list knows: `Holm 2018`."""
    return bool(names["others"] or names["owns"])


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


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between semicolons, or between a year's comma and the next name."""
    for edge in _EDGE.finditer(text, start, end):
        yield start, edge.start()
        start = edge.end()
    yield start, end


def _years(written: str) -> tuple[CitedYear, ...]:
    """The years of ``(2008, 2010a,b)``."""
    years: list[CitedYear] = []
    for year, letter, further in _YEARS.findall(written):
        years.append(CitedYear(int(year), letter) if year else CitedYear(years[-1].year, further))
    return tuple(years)


def _is_short_form(authors: tuple[str, ...]) -> bool:
    return len(authors) == 1 and authors[0].isupper()


def _authors(match: re.Match[str]) -> tuple[str, ...]:
    first, more, last = match.group("first", "more", "last")
    return tuple(name for name in (first, *(more or "").split(", "), last) if name)
