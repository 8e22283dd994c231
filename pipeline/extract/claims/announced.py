"""Tells whether a document of news is a firm's own announcement of what its study found."""

from __future__ import annotations

from pipeline.document import CleanDocument
from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.rule_rows import Rules, compiled, field

OPENING = 1500
"""Code points within which a document says that it announces something."""


class Announced:
    """The section ``announced``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section, place = field(rules, "announced", PLACE), f"{PLACE} announced"
        self._types = frozenset(field(section, "document_types", place))
        self._needle: str = field(section, "needle", place)
        self._pattern = compiled(field(section, "pattern", place), f"{place} pattern")
        self._quotes: str = field(section, "quotes", place)
        self._opens_so = OfLast(self._says_so)

    def by(self, document: CleanDocument) -> bool:
        """Does the document announce results of its authors' own study?"""
        return document.document_type in self._types and self._opens_so(document)

    def _says_so(self, document: CleanDocument) -> bool:
        return self.announces(document.text)

    def announces(self, text: str) -> bool:
        """Does the text open so?"""
        found = text.find(self._needle, 0, OPENING) >= 0
        return found and self._pattern.search(text, 0, OPENING) is not None

    def quotes(self, text: str) -> bool:
        """Is the sentence what somebody is quoted with?"""
        return text.startswith(tuple(self._quotes))
