"""Finds in-text citations and links them to the document's own reference list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from pipeline.document import CleanDocument
from pipeline.extract.citations.led import led
from pipeline.extract.citations.library import NOT_LISTED, Library
from pipeline.extract.citations.named import NamedCitations
from pipeline.extract.citations.numbered import NumberedCitations
from pipeline.extract.citations.rules import citation_rules, family_name
from pipeline.extract.citations.told import ToldCitations
from pipeline.extract.digits import digit_mask, places
from pipeline.extract.prose import SentenceIndex, in_segments, prose_segments
from pipeline.extract.rows import Citation, Reference
from pipeline.vocabulary.rules import Rules

__all__ = ["CitationFinder"]

_FOUR_DIGITS = b"0000"
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class CitationFinder:
    """Finds the citations that ``seeds/rules/citations.yaml`` describes."""

    def __init__(self, rules: Rules) -> None:
        compiled = citation_rules(rules)
        self._named = NamedCitations(compiled)
        self._numbered = NumberedCitations(compiled)
        self._told = ToldCitations(rules, family_name(rules))

    def find(self, document: CleanDocument, references: Sequence[Reference]) -> list[Citation]:
        """Citations of the prose in text order; ``reference`` is an index into ``references`` or -1."""
        text, years = document.text, _possible_years(document.text)
        told_at = self._told.places(text)
        if not (years or references or told_at or self._numbered.may_stand_in(text)):
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
        told = [_listed(row, library) for row in self._told.find(document, segments, told_at)]
        return _in_sentences(rows, told, document) if rows or told else []


def _place(row: Citation) -> tuple[int, int, int, int]:
    return row.start, row.end, row.reference, row.year or 0


def _listed(row: Citation, library: Library) -> Citation:
    """The citation led to the one entry by its author."""
    index = library.only(row.authors[0]) if row.authors else NOT_LISTED
    return row if index == NOT_LISTED else row._replace(reference=index, resolution="exact")


def _in_sentences(
    rows: Sequence[Citation], told: Sequence[Citation], document: CleanDocument
) -> list[Citation]:
    """All in text order with their sentences; what is told counts in sentences that cite nothing else."""
    sentences = SentenceIndex(document)
    placed = [row._replace(sentence=sentences.holding(row.start, row.end)) for row in rows]
    held = {row.sentence for row in placed}
    for row in told:
        sentence = sentences.holding(row.start, row.end)
        if sentence >= 0 and sentence not in held:
            held.add(sentence)
            placed.append(row._replace(sentence=sentence))
    return sorted(placed, key=_place)


def _possible_years(text: str) -> list[int]:
    """Where runs of exactly four digits of these centuries begin."""
    return [begin for begin in places(digit_mask(text), _FOUR_DIGITS) if _YEAR.match(text, begin)]
