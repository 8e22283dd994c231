"""Checks that the ids in the vocabulary are still what their sources say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from curation.ontology import Term
from pipeline.vocabulary.vocabulary import Vocabulary


def faults(vocabulary: Vocabulary, terms: Iterable[Term]) -> Iterator[str]:
    """Each id of a prefix that ``terms`` cover, of which no term is left; with its row."""
    curies = {term.curie for term in terms}
    covered = {curie.partition(":")[0] for curie in curies}
    for concept in vocabulary.concepts.values():
        for curie in (concept.concept_id, *concept.xrefs):
            if curie.partition(":")[0] in covered and curie not in curies:
                yield f"{concept.place}: {curie!r} is obsolete or unknown in the sources"
