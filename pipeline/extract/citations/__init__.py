"""Finds in-text citations and links them to the document's own reference list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from pipeline.document import CleanDocument
from pipeline.extract.citations.led import led
from pipeline.extract.citations.library import Library
from pipeline.extract.citations.named import NamedCitations
from pipeline.extract.citations.numbered import NumberedCitations
from pipeline.extract.citations.rules import citation_rules
from pipeline.extract.digits import places
from pipeline.extract.prose import SentenceIndex, in_segments, prose_segments
from pipeline.extract.rows import Citation, Reference
from pipeline.extract.rule_rows import Rules

__all__ = ["CitationFinder"]

_CENTURIES = ("19", "20")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class CitationFinder:
    """Finds the citations that ``seeds/rules/citations.yaml`` describes."""

    def __init__(self, rules: Rules) -> None:
        compiled = citation_rules(rules)
        self._named = NamedCitations(compiled)
        self._numbered = NumberedCitations(compiled)

    def find(self, document: CleanDocument, references: Sequence[Reference]) -> list[Citation]:
        """Citations of the prose in text order; ``reference`` is an index into ``references`` or -1."""
        text, years = document.text, _possible_years(document.text)
        if not (years or references or self._numbered.may_stand_in(text)):
            return []
        library, segments = Library(references, text), prose_segments(document)
        rows = list(self._numbered.find(text, segments, library))
        by_segment = groupby(in_segments(years, segments), key=itemgetter(1))
        named = [
            one
            for segment, own in by_segment
            for one in self._named.find(text, segment, years=[year for year, _ in own])
        ]
        rows += led(named, library)
        return _in_sentences(sorted(rows, key=_place), document) if rows else []


def _place(row: Citation) -> tuple[int, int, int, int]:
    return row.start, row.end, row.reference, row.year or 0


def _in_sentences(rows: Sequence[Citation], document: CleanDocument) -> list[Citation]:
    sentences = SentenceIndex(document)
    return [row._replace(sentence=sentences.holding(row.start, row.end)) for row in rows]


def _possible_years(text: str) -> list[int]:
    """Where runs of exactly four digits of these centuries begin."""
    begins = [begin for century in _CENTURIES for begin in places(text, century)]
    return sorted(begin for begin in begins if _YEAR.match(text, begin))
