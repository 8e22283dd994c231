"""Finds ontology terms by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from curation.ontology import Term
from pipeline.vocabulary.integrity import fold

PREFERRED = {
    "adverse_event": ("HP", "MONDO", "EFO", "MESH"),
    "anatomy": ("UBERON", "GO", "MESH"),
    "biomarker": ("HGNC", "CHEBI", "MESH"),
    "cell_product": ("MESH",),
    "cell_source": ("CL", "EFO", "MESH"),
    "cell_type": ("CL", "MESH"),
    "delivery_route": ("MESH",),
    "disease": ("MONDO", "DOID", "MESH"),
    "drug": ("CHEBI", "MESH"),
    "gene_protein": ("HGNC", "MESH"),
    "mechanism": ("GO", "HP", "MESH"),
    "model": ("MESH", "cellosaurus"),
    "outcome": ("EFO", "HP", "MESH"),
    "species": ("NCBITaxon", "MESH"),
    "study_design": ("MESH", "EFO"),
}
"""The prefixes whose ids suit an entity type, the best first."""


class Found(NamedTuple):
    """A term, and whether its label says the name that was looked for; else one of its synonyms does."""

    term: Term
    by_label: bool


class Names:
    """All names of the terms given, in the order of the terms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._found: defaultdict[str, list[Found]] = defaultdict(list)
        for term in terms:
            for name in dict.fromkeys((term.label, *term.synonyms)):
                self._found[fold(name)].append(Found(term, name == term.label))

    def best(self, name: str, prefixes: Iterable[str]) -> dict[str, Found]:
        """For each of ``prefixes`` the first term called ``name``, by label before by synonym."""
        named = sorted(self._found.get(fold(name), ()), key=lambda found: not found.by_label)
        firsts: dict[str, Found] = {}
        for found in named:
            firsts.setdefault(found.term.curie.partition(":")[0], found)
        return {prefix: firsts[prefix] for prefix in prefixes if prefix in firsts}
