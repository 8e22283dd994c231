"""Finds names that a page gives a product of cells and explains itself: `CRV-210 (autologous MSCs)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipeline.document import CleanDocument
from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.claims.looked_for import LookedFor
from pipeline.extract.claims.whole import outer_first
from pipeline.extract.rows import Named
from pipeline.extract.rule_rows import Rules, alternatives, compiled, field, rule_rows
from pipeline.vocabulary.vocabulary import Vocabulary

REACH = 160
"""Code points before the cells within which their definition begins."""

SIDES = ("before", "behind")
"""Where a definition stands beside the cells."""

PART = re.compile(r"(?<!\?P)<([a-z]+)>")


class Products:
    """The section ``products``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        section, place = field(rules, "products", PLACE), f"{PLACE} products"
        rows, parts = rule_rows(section, "definitions", place), field(section, "parts", place)
        before, behind = ([_whole(row[key], parts, place) for row in rows if key in row] for key in SIDES)
        self._before = [compiled(f"(?:{source})$", place) for source in before]
        self._behind = [compiled(source, place) for source in behind]
        self._naming = [compiled(source, place) for source in (*before, *behind)]
        self.hint = "|".join(re.sub(r"\?P<\w+>", "?:", source) for source in (*before, *behind))
        """A pattern for Arrow that fits each text that defines a name."""
        self.may_define = LookedFor(self.hint, place)
        self._after = compiled(field(section, "after", place), place)
        self._no_names = frozenset(field(section, "no_names", place))
        self._any: str = field(section, "any", place)
        types = frozenset(field(field(rules, "implied", PLACE), "types", PLACE))
        concepts = vocabulary.concepts.items()
        self._types = {key: it.entity_type for key, it in concepts if it.entity_type in types}

    def names_in(self, texts: Iterable[str]) -> set[str]:
        """What may be names in texts that fit the hint."""
        return {
            match["name"] for text in texts for pattern in self._naming for match in pattern.finditer(text)
        } - self._no_names

    def with_names(self, document: CleanDocument, mentions: Sequence[Named]) -> Sequence[Named]:
        """The document's mentions, and its own names of products in their place, in order."""
        products = self.of(document, mentions)
        if not products:
            return mentions
        own = {one[:2] for one in products}
        others = (one for one in mentions if one[:2] not in own)
        return sorted([*others, *products], key=outer_first)

    def of(self, document: CleanDocument, mentions: Sequence[Named]) -> list[Named]:
        """Each place that holds a name which the document defines, as a mention of the cells that it means.

        ``mentions`` are the document's, in order.  What a mention covers already is left, unless it names any
        product by cells.
        """
        defined: dict[str, str] = {}
        for one in mentions:
            if one.concept_id not in self._types or one.sentence < 0:
                continue
            if self.may_define.fits(document, one.sentence) and (name := self._defined(document, one)):
                defined.setdefault(name, one.concept_id)
        return list(self._named(document, mentions, defined)) if defined else []

    def _defined(self, document: CleanDocument, cells: Named) -> str | None:
        """The name that the words around the cells explain."""
        start, end = document.sentences[cells.sentence][-2:]
        found = [pattern.match(document.text, cells.end, end) for pattern in self._behind]
        if self._after.match(document.text, cells.end, end):
            before = document.text[max(start, cells.start - REACH) : cells.start]
            found += [pattern.search(before) for pattern in self._before]
        names = (match["name"] for match in found if match)
        return next((name for name in names if name not in self._no_names), None)

    def _named(
        self, document: CleanDocument, mentions: Sequence[Named], defined: dict[str, str]
    ) -> Iterator[Named]:
        starts = [sentence.start for sentence in document.sentences]
        others = [one for one in mentions if one.concept_id != self._any]
        covered = [one.start for one in others]
        for match in re.finditer(named_any(defined), document.text):
            place = bisect_right(starts, match.start()) - 1
            before = bisect_right(covered, match.end() - 1) - 1
            if place < 0 or match.end() > document.sentences[place].end:
                continue
            if before < 0 or others[before].end <= match.start():
                cells = defined[match[0]]
                yield Named(*match.span(), place, self._types[cells], cells)


def _whole(source: str, parts: Rules, place: str) -> str:
    """The pattern with its ``<parts>``."""
    return PART.sub(lambda part: f"(?:{field(parts, part[1], place)})", source)


def named_any(names: Iterable[str]) -> str:
    """A pattern that fits any of the names as a word of its own; one for Arrow too."""
    return rf"\b(?:{alternatives(list(names))})\b"
