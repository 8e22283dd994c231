"""Loads ``seeds/vocabulary/*.tsv``: the concepts that documents are read for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.errors import SeedError
from pipeline.vocabulary.concept import Concept
from pipeline.vocabulary.integrity import by_id, check_broader, check_owners
from pipeline.vocabulary.table import entity_type_of, read_concepts
from schemas.closed_sets import ENTITY_TYPE

__all__ = ["Concept", "Vocabulary", "load_vocabulary"]

MOST_NAMES = 1_000_000
"""Names of a vocabulary at most: what one process can hold, with the concepts, in a few gigabytes."""


@dataclass(frozen=True)
class Vocabulary:
    """All concepts of a seeds folder, checked against each other."""

    concepts: dict[str, Concept]
    """By concept_id, in the order of ids."""

    def forms(self) -> Iterator[tuple[str, Concept, bool]]:
        """Each surface form, its concept, and whether it is ambiguous; a concept's label first."""
        for concept in self.concepts.values():
            for form in concept.forms:
                yield form, concept, False
            for form in concept.ambiguous:
                yield form, concept, True

    def ancestors(self, concept_id: str) -> frozenset[str]:
        """``concept_id`` itself and every broader concept, however far up."""
        seen = {concept_id}
        waiting = [concept_id]
        while waiting:
            broader = self.concepts[waiting.pop()].broader
            waiting.extend(above for above in broader if above not in seen)
            seen.update(broader)
        return frozenset(seen)

    def below(self, concept_ids: Iterable[str]) -> set[str]:
        """Every concept that is narrower than one of these, however far down; these only where they are."""
        waiting = list(concept_ids)
        below: set[str] = set()
        while waiting:
            found = self._narrower.get(waiting.pop(), set()) - below
            below |= found
            waiting.extend(found)
        return below

    @cached_property
    def _narrower(self) -> dict[str, set[str]]:
        """The concepts that name each one as the next broader one."""
        narrower: dict[str, set[str]] = {}
        for concept in self.concepts.values():
            for above in concept.broader:
                narrower.setdefault(above, set()).add(concept.concept_id)
        return narrower


def load_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary whose ``<entity_type>.tsv`` files lie in ``folder``; raises :class:`SeedError`."""
    concepts = by_id(_bounded(concept for path in _files(folder) for concept in read_concepts(path)))
    check_owners(concepts.values())
    check_broader(concepts)
    return Vocabulary(concepts)


def _bounded(concepts: Iterable[Concept]) -> Iterator[Concept]:
    names = 0
    for concept in concepts:
        names += len(concept.forms) + len(concept.ambiguous)
        if names > MOST_NAMES:
            rule = f"is past the {MOST_NAMES:,} names that a vocabulary may have"
            raise SeedError(concept.place, concept.label, rule, "Take a lexicon out, or drop rows.")
        yield concept


def _files(folder: Path) -> list[Path]:
    paths = sorted(path for path in folder.glob("*.tsv") if not path.name.startswith("."))
    if not paths:
        cure = "Put one <entity_type>.tsv file per entity type there."
        raise SeedError("seeds/vocabulary", folder.name, "holds no .tsv file", cure)
    for path in paths:
        entity_type = entity_type_of(path)
        if entity_type not in ENTITY_TYPE:
            cure = f"Name the file after one of: {', '.join(ENTITY_TYPE)}."
            raise SeedError(f"seeds/vocabulary/{path.name}", entity_type, "is not an entity type", cure)
    return paths
