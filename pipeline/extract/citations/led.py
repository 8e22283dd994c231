"""Leads citations by author and year to the entries of a reference list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.citations.library import NOT_LISTED, Library
from pipeline.extract.rows import Citation

_ENOUGH = 2
"""Sure citations by name that a document must hold before a lone name and year is one without a list."""


class CitedYear(NamedTuple):
    """A year and the letter that tells works of one year apart, or an empty one."""

    year: int
    letter: str


class Named(NamedTuple):
    """Authors and years read at a span; ``sure`` if they can't be anything but a citation.

    ``likely`` if they are one where the document cites by name; ``others`` tells of authors beside the named
    ones: `et al.`  ``further`` are words before the first name that may be its part.
    """

    start: int
    end: int
    authors: tuple[str, ...]
    years: tuple[CitedYear, ...]
    sure: bool
    others: bool
    likely: bool = False
    further: str = ""

    def whole(self, words: Sequence[str]) -> Named:
        """With these words before the first name as its part."""
        first, *more = self.authors
        whole = " ".join([*words, first])
        return self._replace(start=self.start + len(first) - len(whole), authors=(whole, *more), further="")


def led(named: Sequence[Named], library: Library) -> Iterator[Citation]:
    """The citations of one document with their entries: none for what may be no citation."""
    by_name = sum(one.sure for one in named) >= _ENOUGH
    for one in named:
        sure = one.sure or (by_name and one.likely)
        yield from dict.fromkeys(_citations(one, library, sure=sure))


def _whole(named: Named, library: Library) -> Named:
    """With words before the first name as its part, where the list or else the sentence says so."""
    words = named.further.split()
    for first in range(len(words)):
        whole = named.whole(words[first:])
        if library.names(whole.authors[0]):
            return whole
    if not words or not named.others or library.names(named.authors[0]):
        return named
    whole = named.whole(words[-1:])
    goes_on = library.text[max(0, whole.start - 2) : whole.start - 1]
    return whole if goes_on.islower() or goes_on == "," else named


def _citations(named: Named, library: Library, *, sure: bool) -> Iterator[Citation]:
    named = _whole(named, library)
    for cited in named.years:
        index, resolution = library.index(named.authors, *cited, others=named.others), "exact"
        if named.sure and index == NOT_LISTED and not cited.letter:
            index = library.near(named.authors[0], cited.year)
            resolution = "repaired"
        if sure or index != NOT_LISTED:
            resolution = "unresolved" if index == NOT_LISTED else resolution
            yield Citation(named.start, named.end, -1, named.authors, cited.year, index, resolution)
