"""Finds what a sentence calls `the cells` or `the injections` behind the cells that it names."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import CleanDocument
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules


class NamedAgain:
    """The section ``named_again``, compiled once; the group of its pattern holds the words."""

    def __init__(self, rules: Rules, sole: SoleCells) -> None:
        section = rules.section("named_again")
        self.may_stand = LookedFor(section.field("pattern"), section.place)
        self._sole = sole

    def of(self, document: CleanDocument, place: int, given: Sequence[Named]) -> Named | None:
        """The words of the sentence at ``place`` that mean the one kind of cells that it names before them.

        ``given`` are its interventions; null where they are several or no cells, or stand behind the words.
        """
        words = self.may_stand.found(document, place)
        cells = self._sole.of(given) if words else None
        if cells is None or words is None or words.start(1) < given[-1].end:
            return None
        return Named(*words.span(1), place, cells.entity_type, cells.concept_id)
