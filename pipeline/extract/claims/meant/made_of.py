"""Tells the cells that only say what a product before them is made of: `exosomes from MSCs`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.document import CleanDocument
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules

PRODUCT, SOURCE = "cell_product", "cell_source"


class MadeOf:
    """The pattern ``before`` of the section ``derived``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        self._from = rules.section("derived").pattern("before").fullmatch

    def apart(self, document: CleanDocument, given: Sequence[Named]) -> list[Named]:
        """The interventions, which are in order, without such cells."""
        return list(self._apart(document, given))

    def _apart(self, document: CleanDocument, given: Sequence[Named]) -> Iterator[Named]:
        before: Named | None = None
        for one in given:
            product, before = before, one
            is_source = product and product.entity_type == PRODUCT and one.entity_type == SOURCE
            if not (is_source and product and self._from(document.text, product.end, one.start)):
                yield one
