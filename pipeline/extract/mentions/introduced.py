"""Reads a product that the vocabulary lacks by what its page says it is: `NVT-207, an MSC product`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from pipeline.document import CleanDocument
from pipeline.extract.mentions.batch import Batch, written
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.reading import Naming, Reading, Readings, in_order
from pipeline.extract.mentions.variants import PLACE
from pipeline.extract.rule_rows import Rules, alternatives, field, words
from pipeline.vocabulary.vocabulary import Vocabulary

_NAME = r"(?:[A-Z]{2,6}-\d{2,4}[A-Z]?|[A-Z][a-z]+[A-Z][a-z]+(?:-[A-Z]\d?)?)"
"""A code or a name with a capital inside: `NVT-207`, `AstraCel`, `NeuroCyte-A`."""
_BLANK = ord(" ")
_MOST_NAMES = 32
"""Products that a document may introduce."""
_MOST_WORDS = 8
"""Words and pairs of words that may stand between a name and what it is introduced as."""
_REACH = 120
"""Code points before what introduces a name in which that name is looked for."""
_RULE = "rules/mentions.yaml#introduced"


class Introduced:
    """Names that a document introduces as a product, by the cells or the product named right behind them."""

    def __init__(self, index: FormIndex, vocabulary: Vocabulary, rules: Rules) -> None:
        own = field(rules, "introduced", PLACE)
        self._products = words(own, "products", PLACE)
        self._types = self._products | words(own, "cells", PLACE)
        self._alone = words(own, "alone", PLACE)
        concept = vocabulary.concepts.get(field(own, "concept", PLACE))
        self._naming = Naming.by(_RULE, concept) if concept else None
        self._own = np.fromiter(map(self._introduces, index.own), np.bool_, len(index.own))
        between, behind, called = (
            alternatives(words(own, key, PLACE)) for key in ("between", "behind", "called")
        )
        joint = r"[®™]?(?: \(|, |: | (?:is|are|was) )"
        self._before = re.compile(rf"(?<![\w-])({_NAME}){joint}(?:(?:{between}),?[ -]){{0,{_MOST_WORDS}}}\Z")
        self._behind = re.compile(rf"[.,;)]| (?:{behind})\b")
        self._called = re.compile(rf",? (?:{called}) ({_NAME})(?!\w)")

    def with_names(self, named: Readings, batch: Batch, documents: Sequence[CleanDocument]) -> Readings:
        """``named``, which are in order, and each place of what the documents introduce."""
        introducing = np.flatnonzero(named.namings.that(self._introduces, self._own)[named.numbers])
        if not self._naming or not len(introducing):
            return named
        text = written(documents)
        products: dict[tuple[int, str], Naming] = {}
        for place in introducing.tolist():
            name = self._name(text, int(named.starts[place]), int(named.ends[place]))
            if name and not self._is_known(name, named):
                document = int(np.searchsorted(batch.starts, name.start(1), "right")) - 1
                products.setdefault((document, name[1]), self._named_by(named.naming(place), self._naming))
        found = [reading for told in _few_of_each(products) for reading in _places(*told, text, batch)]
        return in_order(named.with_rows(found)) if found else named

    def _introduces(self, naming: Naming) -> bool:
        """Whether what is named may tell what a product is."""
        return naming.entity_type in self._types and naming.concept_id not in self._alone

    def _name(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The name that the cells or the product from ``start`` to ``end`` introduce."""
        if text[start - 1] in " (-" and self._behind.match(text, end):
            before = self._before.search(text, max(0, start - _REACH), start)
            if before:
                return before
        return self._called.match(text, end)

    def _is_known(self, name: re.Match[str], named: Readings) -> bool:
        """Whether the vocabulary names something there."""
        first, last = np.searchsorted(named.starts, name.span(1)).tolist()
        return bool(first < last)

    def _named_by(self, naming: Naming, product: Naming) -> Naming:
        """What the page names where that is a product; else any product."""
        return naming._replace(rule_id=_RULE) if naming.entity_type in self._products else product


def _few_of_each(products: dict[tuple[int, str], Naming]) -> Iterator[tuple[int, str, Naming]]:
    """The first products of each document, so that a list of thousands costs no more than its length."""
    counts: Counter[int] = Counter()
    for (document, name), naming in products.items():
        counts[document] += 1
        if counts[document] <= _MOST_NAMES:
            yield document, name, naming


def _places(document: int, name: str, naming: Naming, text: str, batch: Batch) -> Iterator[Reading]:
    """Every place in prose of the document that writes the name."""
    same = re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)")
    for place in same.finditer(text, int(batch.starts[document]), int(batch.ends[document])):
        if batch.text.words[place.start()] != _BLANK:
            yield (*place.span(), naming)
