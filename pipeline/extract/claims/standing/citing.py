"""Tells which citations a sentence is laid on: its own, or those of the sentences that it goes on about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from functools import partial

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.letters.phrases import Phrases
from pipeline.extract.claims.looking_back import LookingBack
from pipeline.extract.claims.parts import in_one_paragraph
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.standing import words_of
from pipeline.extract.claims.standing.reporting import Reporting
from pipeline.extract.claims.standing.sources import Sources
from pipeline.extract.rows import Citation

OF_OTHERS = ("they", "of-which", "those-studies")
"""Rows of ``same_source`` that never mean a document's own study."""


class Citing:
    """The section ``same_source`` over the citations of a document."""

    def __init__(self, phrases: Phrases, reporting: Reporting, sources: Sources) -> None:
        self._phrases, self._reporting, self._sources = phrases, reporting, sources
        self._read = OfLast(self._looking_back)

    def of(
        self, document: CleanDocument, sentence: int, citations: Sequence[Citation]
    ) -> tuple[list[int], dict[int, Span]]:
        """The places of the citations that the sentence is laid on, and those that it is compared with.

        They are its own; else those of the sentence before, as long as each sentence goes on about it.
        """
        if not citations:
            return [], {}
        cited, citing = self._read(citations, document)
        found = cited.get(citing.of(sentence), [])
        compared = self._sources.compared(document, found, citations)
        return [place for place in found if place not in compared], compared

    def _looking_back(
        self, citations: Sequence[Citation], document: CleanDocument
    ) -> tuple[dict[int, list[int]], LookingBack[int]]:
        """The document's citations by sentence, and which sentence's each sentence is laid on."""
        cited = _by_sentence(citations)
        return cited, LookingBack(partial(self._cites, document, cited))

    def _cites(self, document: CleanDocument, cited: Container[int], sentence: int) -> int | None:
        """The sentence itself, where it cites; -1 where it goes on about nothing that another cites."""
        if sentence in cited:
            return sentence
        return None if self._goes_on(document, sentence) else -1

    def _goes_on(self, document: CleanDocument, sentence: int) -> bool:
        """Does the sentence speak of the studies of the one before it, in the same paragraph?

        `This trial` and `the patients` are the document's own, where it has such and brought up no other.
        """
        if sentence < 1 or not in_one_paragraph(document, sentence - 1, sentence):
            return False
        text = words_of(document, sentence)
        if self._phrases.first("own_work", text) is not None:
            return False
        goes_on = self._phrases.first("same_source", text)
        if goes_on is None or goes_on in OF_OTHERS or not self._reporting.reports(document):
            return goes_on is not None
        return self._phrases.first("other_study", words_of(document, sentence - 1)) is not None


def _by_sentence(citations: Sequence[Citation]) -> dict[int, list[int]]:
    """The places of the citations of each sentence; some stand in none."""
    found = defaultdict[int, list[int]](list)
    for place, one in enumerate(citations):
        if one.sentence >= 0:
            found[one.sentence].append(place)
    return found
