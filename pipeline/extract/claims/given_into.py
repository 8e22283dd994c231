"""Reads a route from the part of the body that something is given into: `injected into the spinal cord`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import CleanDocument
from pipeline.extract.claims.lexicon import PLACE, check_known
from pipeline.extract.claims.needful import Needful
from pipeline.extract.rows import Named
from pipeline.extract.rule_rows import Rules, field
from pipeline.vocabulary.vocabulary import Vocabulary

ANATOMY = "anatomy"
REACH = 140
"""Code points before a part of the body within which a word of giving stands."""
NEAR = 60
"""Code points before it within which `in` or `into` stands."""


class GivenInto:
    """The section ``given_into``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        section, place = field(rules, "given_into", PLACE), f"{PLACE} given_into"
        self._before = Needful({place: field(section, "before", place)})
        self._routes = dict(_routes(section, vocabulary, place))

    def is_given(self, document: CleanDocument, mention: Named) -> bool:
        """Does the text say that something is given into what is named, a part of the body?"""
        if mention.entity_type != ANATOMY:
            return False
        text, start = document.text, mention.start
        if text.find(" in", max(0, start - NEAR), start) < 0:
            return False
        return self._before.fit_in(text, max(0, start - REACH), start)

    def route(self, document: CleanDocument, mention: Named) -> str | None:
        """The route that this is, if one is known and the text says so."""
        route = self._routes.get(mention.concept_id)
        return route if route and self.is_given(document, mention) else None


def _routes(section: Rules, vocabulary: Vocabulary, place: str) -> Iterator[tuple[str, str]]:
    """Each part of the body and its route: the one of the nearest broader part that has one."""
    told = {part: route for route, parts in field(section, "routes", place).items() for part in parts}
    for concept_id in (*told, *told.values()):
        check_known(concept_id, place, vocabulary)
    for key, concept in vocabulary.concepts.items():
        if concept.entity_type == ANATOMY:
            known = sorted(told.keys() & vocabulary.ancestors(key))
            if known:
                yield key, told[max(known, key=lambda part: len(vocabulary.ancestors(part)))]
