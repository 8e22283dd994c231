"""Finds the entry of a reference list that an in-text citation means."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from pipeline.extract.rows import Reference

_INITIALS = re.compile(r"(?:[A-Z]\.?[- ]?){1,4}")
_LEADING_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+")
NOT_LISTED = -1


class Library:
    """A document's reference list by first author's family name and year."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.size = len(references)
        self._seconds = [
            _folded(family(entry.authors[1])) if len(entry.authors) > 1 else "" for entry in references
        ]
        self._by_key: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for index, entry in enumerate(references):
            if entry.authors and entry.year:
                self._by_key[_folded(family(entry.authors[0])), entry.year].append(index)

    def index(self, authors: tuple[str, ...], year: int) -> int:
        """Index of the one entry that fits, or -1 where none or several do."""
        candidates = self._by_key.get((_folded(authors[0]), year), [])
        if len(authors) > 1:
            second = _folded(authors[1])
            candidates = [index for index in candidates if self._seconds[index] in ("", second)]
        return candidates[0] if len(candidates) == 1 else NOT_LISTED


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


def _folded(name: str) -> str:
    """Lower case letters without accents, marks and spaces."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if letter.isalnum()).lower()
