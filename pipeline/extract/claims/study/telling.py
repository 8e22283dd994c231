"""Picks the sentences in which a document tells what its own study gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.lexicon import CELLS
from pipeline.extract.claims.letters.phrases import Phrases
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.parts import ABSTRACT, BODY
from pipeline.extract.claims.setting import ROUTE
from pipeline.extract.claims.standing import words_of
from pipeline.extract.claims.standing.reporting import Reporting
from pipeline.extract.claims.whole import SENTENCE
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules

DRUG = "drug"


class Told(NamedTuple):
    """The mentions of a sentence on a document's own study; does it say that cells were given, or tested?"""

    mentions: list[Named]
    gives: bool
    tests: bool


class Telling:
    """Sentences of the abstract that name cells, or a route by which no drug is given, on nobody else's word.

    What a firm announces or a registry posts has no abstract: there any sentence of the text is one, and
    tells what was given.
    """

    def __init__(self, rules: Rules, phrases: Phrases, reporting: Reporting, gives: LookedFor) -> None:
        """``gives`` fits a sentence that tells to whom or how something was given."""
        self._phrases, self._reporting, self._gives = phrases, reporting, gives
        self._tests = rules.pattern("tests_cells")
        self.announces = reporting.announces

    def of(self, document: CleanDocument, mentions: Sequence[Named]) -> Iterator[Told]:
        """Each of these; ``mentions`` are the document's, in order."""
        announces = self.announces(document)
        roles = (ABSTRACT, BODY) if announces else (ABSTRACT,)
        for place, own in groupby(mentions, SENTENCE):
            if place < 0 or document.sentences[place].role not in roles:
                continue
            named = list(own)
            kinds = {one.entity_type for one in named}
            of_cells = not CELLS.isdisjoint(kinds)
            if not of_cells and (ROUTE not in kinds or DRUG in kinds):
                continue
            words = words_of(document, place)
            if not self._is_of_others(document, words):
                gives = of_cells and (announces or self._gives.fits(document, place))
                yield Told(named, gives, gives or self._tests.search(words) is not None)

    def _is_of_others(self, document: CleanDocument, words: str) -> bool:
        vague = self._phrases.first("vague_authority", words) is not None
        return vague or self._reporting.is_of_others(document, words)
