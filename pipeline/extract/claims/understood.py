"""Finds what a result is of whose sentence names no intervention: what one shortly before says was given."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import CleanDocument
from pipeline.extract.claims.going_on import sole_cells
from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.rows import Named
from pipeline.extract.rule_rows import Rules, compiled, field
from pipeline.vocabulary.vocabulary import Vocabulary


class Understood:
    """The section ``understood``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        section, place = field(rules, "understood", PLACE), f"{PLACE} understood"
        self.pattern: str = field(section, "gives", place)
        """Fits a sentence that tells to whom or how something was given."""
        self.reach: int = field(section, "sentences_most", place)
        """How many sentences behind it may go on about it."""
        self._gives = compiled(self.pattern, f"{place} gives")
        self._reports = frozenset(field(rules, "own_result_document_types", PLACE))
        self._sole = sole_cells(rules, vocabulary)

    def of(self, document: CleanDocument, place: int, given: Sequence[Named]) -> Named | None:
        """An empty mention at the head of the sentence at ``place``, of what the sentence before gave.

        ``given`` are the interventions of the last sentence that names any.  Null where these are several
        or no cells, where that sentence lies in another part or does not tell that they were given, and in
        documents that report no results of their own.
        """
        if document.document_type not in self._reports:
            return None
        last, sentence = document.sentences[given[0].sentence], document.sentences[place]
        if last.role != sentence.role:
            return None
        cells = self._sole(given)
        if cells is None or not self._gives.search(document.text, *last[-2:]):
            return None
        return Named(sentence.start, sentence.start, place, cells.entity_type, cells.concept_id)
