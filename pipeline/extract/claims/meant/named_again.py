"""Finds what a sentence calls `the cells` or `the injections` behind the cells that it names."""

from __future__ import annotations

from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.meant.asked import Asked
from pipeline.extract.claims.meant.sole import SoleCells
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules


class NamedAgain:
    """The section ``named_again``, compiled once; the group of its pattern holds the words."""

    def __init__(self, rules: Rules, sole: SoleCells) -> None:
        self.may_stand = LookedFor.under(rules.section("named_again"), "pattern")
        self._sole = sole

    def of(self, asked: Asked) -> Named | None:
        """The words of the sentence that mean the one kind of cells that it names before them.

        Null where its interventions are several or no cells, or stand behind the words.
        """
        words = self.may_stand.found(asked.document, asked.place)
        if words is None or asked.named is None or words.start(1) < asked.named.given[-1].end:
            return None
        cells = self._sole.of(asked.named.given)
        return cells and cells._replace(start=words.start(1), end=words.end(1))
