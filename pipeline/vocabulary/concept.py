"""One vocabulary concept, as a row of ``seeds/vocabulary/<entity_type>.tsv`` gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning with the forms that name it; the order of every tuple is that of the row."""

    concept_id: str
    entity_type: str
    label: str
    synonyms: tuple[str, ...]
    ambiguous: tuple[str, ...]
    """Forms that name this concept only where the document or a rule says so."""
    broader: tuple[str, ...]
    xrefs: tuple[str, ...]
    """CURIEs of other vocabularies that mean exactly the same."""
    related: tuple[str, ...]
    """CURIEs whose meaning is near, never the same."""
    place: str
    """Where it was read, such as ``seeds/vocabulary/disease.tsv line 4``."""
    desirable: str = ""
    """Which way is good for the patient, ``up`` or ``down``; empty where it may be either."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The surface forms that always mean this concept, the label first."""
        return (self.label, *self.synonyms)
