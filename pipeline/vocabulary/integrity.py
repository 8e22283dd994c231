"""What must hold among concepts of all files: one id, one owner of a form, no loop of meanings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from pipeline.errors import SeedError
from pipeline.vocabulary.concept import Concept

_JOINERS = str.maketrans("", "", " -\u2010\u2011\u2013")


def fold(form: str) -> str:
    """What two forms share when a reader takes them for one: ``IL-6``, ``IL 6`` and ``il6``."""
    return form.casefold().translate(_JOINERS) if len(form) > 1 else form


def by_id(concepts: Iterable[Concept]) -> dict[str, Concept]:
    """The concepts by id, in the order of ids."""
    found: dict[str, Concept] = {}
    for concept in concepts:
        first = found.setdefault(concept.concept_id, concept)
        if first is not concept:
            rule = f"is already the id of {first.label!r} ({first.place})"
            raise SeedError(
                concept.place, concept.concept_id, rule, "Merge the two rows, or give one its own id."
            )
    return dict(sorted(found.items()))


def check_owners(concepts: Iterable[Concept]) -> None:
    """Refuses a form that two concepts claim for themselves; ``ambiguous`` forms may be shared."""
    owners: dict[str, Concept] = {}
    for concept in concepts:
        for form in concept.forms:
            owner = owners.setdefault(fold(form), concept)
            if owner is not concept:
                rule = f"already names {owner.concept_id} {owner.label!r} ({owner.place})"
                cure = "Keep it in one of the two rows, or move it to column ambiguous in both."
                raise SeedError(concept.place, form, rule, cure)


def check_broader(concepts: Mapping[str, Concept]) -> None:
    """Refuses an unknown broader concept and a concept that is broader than itself."""
    for concept in concepts.values():
        for broader in concept.broader:
            if broader not in concepts:
                rule = "in column broader is no concept_id of the vocabulary"
                raise SeedError(concept.place, broader, rule, "Add that concept, or take the id out.")
    _check_loops(concepts)


def _check_loops(concepts: Mapping[str, Concept]) -> None:
    graph = {concept_id: concept.broader for concept_id, concept in concepts.items() if concept.broader}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        loop = list(reversed(error.args[1]))
        place = concepts[loop[0]].place
        raise SeedError(
            place, " > ".join(loop), "is a loop in column broader", "Take one of these links out."
        ) from error
