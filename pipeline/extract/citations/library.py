"""Finds the entry of a reference list that an in-text citation means."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.extract.rows import Reference

_INITIALS = re.compile(r"(?:[A-Z]\.?[- ]?){1,4}")
_LEADING_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+")
_LETTERED_YEAR = re.compile(r"(?:19|20)\d\d([a-z])\b")
NOT_LISTED = -1
_BODY = re.compile(r"[^\W\d_a-z][^.;(]+?(?=[.,]? \(?(?:19|20)\d\d|[.;(])")
_LONGEST_BODY = 80
"""Code points of a body's name and what ends it."""
_SHORTEST_REPAIRED = 5
"""A cited name with fewer letters is one letter away from too many others."""


class _Listed(NamedTuple):
    """An entry, its second author, and the letter behind its year; empty where there is none."""

    place: int
    second: str
    letter: str


class Library:
    """A document's reference list by first author's family name and year."""

    def __init__(self, references: Sequence[Reference], text: str) -> None:
        self.size = len(references)
        self._references = references
        self.text = text

    @cached_property
    def _by_key(self) -> dict[tuple[str, int], list[_Listed]]:
        """The entries by first author and year; most documents ask for none."""
        by_key: defaultdict[tuple[str, int], list[_Listed]] = defaultdict(list)
        for index, entry in enumerate(self._references):
            authors = entry.authors or self._body(entry)
            if authors and entry.year:
                first, second = (_folded(family(author)) for author in (*authors[:2], "")[:2])
                lettered = _LETTERED_YEAR.search(self.text, entry.start, entry.end)
                by_key[first, entry.year].append(_Listed(index, second, lettered[1] if lettered else ""))
        return by_key

    def _body(self, entry: Reference) -> tuple[str, ...]:
        """What an entry without authors begins with, before its year or first period: ``MND Society``."""
        body = _BODY.match(self.text, entry.start, min(entry.end, entry.start + _LONGEST_BODY))
        return (body[0],) if body else ()

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for name, _ in self._by_key)

    def names(self, author: str) -> bool:
        """Whether an entry of any year has that first author."""
        return self.size > 0 and _folded(author) in self._names

    def only(self, author: str) -> int:
        """Index of the one entry of any year by that first author; -1 where none or several are."""
        if not self.names(author):
            return NOT_LISTED
        name = _folded(author)
        places = [one.place for key, listed in self._by_key.items() if key[0] == name for one in listed]
        return places[0] if len(places) == 1 else NOT_LISTED

    def index(self, authors: tuple[str, ...], year: int, letter: str = "", *, others: bool = False) -> int:
        """Index of the one entry that fits, or -1 where none or several do.

        Of several, those by one author count where one is cited, without ``others``; else those by more.
        """
        if not self.size:
            return NOT_LISTED
        candidates = self._by_key.get((_folded(authors[0]), year), [])
        if len(authors) > 1:
            fitting = ("", _folded(authors[1]))
            candidates = [candidate for candidate in candidates if candidate.second in fitting]
        if letter:
            same = [candidate for candidate in candidates if candidate.letter == letter]
            candidates = same or [candidate for candidate in candidates if not candidate.letter]
        if len(candidates) > 1:
            shared = others or len(authors) > 1
            candidates = [candidate for candidate in candidates if bool(candidate.second) == shared]
        return candidates[0].place if len(candidates) == 1 else NOT_LISTED

    def near(self, author: str, year: int) -> int:
        """Index of the one entry of that year whose first author's given name or part of a double name was
        cited, or whose family name differs by one letter; -1 where none or several are so.
        """
        cited = _folded(author)
        if len(cited) < _SHORTEST_REPAIRED or not self.size:
            return NOT_LISTED
        of_year = (
            (key[0], index) for key, own in self._by_key.items() if key[1] == year for index, *_ in own
        )
        found = [
            index for name, index in of_year if _one_letter_apart(cited, name) or cited in self._parts(index)
        ]
        return found[0] if len(found) == 1 else NOT_LISTED

    def _parts(self, index: int) -> list[str]:
        authors = self._references[index].authors
        return _parts(authors[0]) if authors else []


def family(author: str) -> str:
    """The family name of an author as printed: ``Le Masson G.``, ``Pratt, A. J.``, ``A. J. Pratt``."""
    before_comma, comma, _ = author.partition(",")
    if comma:
        return before_comma
    leading = _LEADING_INITIALS.match(author)
    if leading:
        return author[leading.end() :]
    words = author.split()
    while len(words) > 1 and _INITIALS.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def _parts(author: str) -> list[str]:
    """The words of an author's name, given names too, but for the whole family name."""
    words = map(_folded, re.split(r"[\s,‐‑-]+", author))
    return [word for word in words if word != _folded(family(author))]


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether dropping, adding or changing one letter makes one name of the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rests = {
        (one[same + 1 :], other[same + 1 :]),
        (one[same + 1 :], other[same:]),
        (one[same:], other[same + 1 :]),
    }
    return any(left == right for left, right in rests)


def _folded(name: str) -> str:
    """Lower case letters without accents, marks and spaces."""
    if name.isascii() and name.isalnum():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if letter.isalnum()).lower()
