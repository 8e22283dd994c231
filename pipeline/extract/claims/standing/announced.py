"""Tells whether news are a firm's own announcement of what its study found, or a registry shows results."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.document import CleanDocument
from pipeline.extract.claims.remembered import OfLast
from pipeline.vocabulary.rules import Rules

OPENING = 1500
"""Code points within which a document says that it announces something."""


class Announced:
    """The section ``announced``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("announced")
        self._needle: str = section.field("needle")
        self._pattern = section.pattern("pattern")
        posted = section.section("posted")
        self._posted = posted.pattern("pattern")
        self._quotes: str = section.field("quotes")
        self._told_by: dict[str, Callable[[str], bool]] = {
            **dict.fromkeys(section.field("document_types"), self.announces),
            **dict.fromkeys(posted.field("document_types"), self.posts),
        }
        self._tells = OfLast(self._says_so)

    def by(self, document: CleanDocument) -> bool:
        """Does the document announce results of its authors' own study, or of the trial that it registers?"""
        return document.document_type in self._told_by and self._tells(document)

    def _says_so(self, document: CleanDocument) -> bool:
        return self._told_by[document.document_type](document.text)

    def posts(self, text: str) -> bool:
        """Does a registry's record hold lines that stand over results alone?"""
        return self._posted.search(text) is not None

    def announces(self, text: str) -> bool:
        """Does the text open so?"""
        found = text.find(self._needle, 0, OPENING) >= 0
        return found and self._pattern.search(text, 0, OPENING) is not None

    def quotes(self, text: str) -> bool:
        """Is the sentence what somebody is quoted with?"""
        return text.startswith(tuple(self._quotes))
