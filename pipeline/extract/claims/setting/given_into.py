"""Reads a route from where something is given: `injected into the spinal cord`, `by lumbar puncture`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.lexicon import CELLS, known, known_groups
from pipeline.extract.claims.letters.needful import Needful
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

ANATOMY = "anatomy"
REACH = 180
"""Code points before a part of the body within which a word of giving stands."""
NEAR = 60
"""Code points before it within which `in`, `into` or `to` stands."""
_NEARBY = re.compile(" in| to")


class GivenInto:
    """The section ``given_into``, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        section = rules.section("given_into")
        self._before = Needful({section.place: section.field("before")})
        self._behind_cells = section.pattern("behind_cells")
        self._apart = known(section, "behind_cells_in", vocabulary)
        self._routes = dict(_routes(section, vocabulary))

    def is_given(self, document: CleanDocument, mention: Named) -> bool:
        """Does the text say that something is given into what is named, a part of the body?"""
        if mention.entity_type != ANATOMY:
            return False
        text, start = document.text, mention.start
        if not _NEARBY.search(text, max(0, start - NEAR), start):
            return False
        return self._before.fit_in(text, max(0, start - REACH), start)

    def route(self, document: CleanDocument, mention: Named, before: Named | None = None) -> str | None:
        """The route that this is, if one is known and the text says so, behind the mention ``before``."""
        route = self._routes.get(mention.concept_id)
        if route is None or self.is_given(document, mention):
            return route
        return route if before and self._lie_in(document, before, mention) else None

    def _lie_in(self, document: CleanDocument, cells: Named, part: Named) -> bool:
        """Do the cells right before a part of the body that has none of its own lie in it?"""
        if cells.entity_type not in CELLS or part.concept_id not in self._apart:
            return False
        return self._behind_cells.fullmatch(document.text, cells.end, part.start) is not None


class GivenBy:
    """The section ``given_by``: ways into the body that are a route only where something is given by them."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        section = rules.section("given_by")
        self._before = section.pattern("before")
        self._routes = known_groups(section, "routes", vocabulary)

    def route(self, document: CleanDocument, mention: Named) -> str | None:
        """The route that a mention of one is."""
        route = self._routes.get(mention.concept_id)
        if route is None:
            return mention.concept_id
        given = self._before.search(document.text, max(0, mention.start - REACH), mention.start)
        return route if given else None


def _routes(section: Rules, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each part of the body and its route: the one of the nearest broader part that has one."""
    told = known_groups(section, "routes", vocabulary)
    for key, concept in vocabulary.concepts.items():
        if concept.entity_type == ANATOMY and (parts := sorted(told.keys() & vocabulary.ancestors(key))):
            yield key, told[max(parts, key=lambda part: len(vocabulary.ancestors(part)))]
