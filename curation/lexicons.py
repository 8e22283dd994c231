"""Writes whole ontologies as vocabulary files, for those who want every name in the documents found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from curation.ontology import Term
from pipeline.vocabulary.integrity import fold
from pipeline.vocabulary.table import COLUMNS
from pipeline.vocabulary.vocabulary import Vocabulary

LEXICONS = {"anatomy": "UBERON", "cell_type": "CL", "disease": "MONDO", "gene_protein": "HGNC"}
"""The ontology that is written for an entity type."""
_IS_NAME = re.compile(r"[\x21-\x7e](?:[\x20-\x7b\x7d\x7e]{2,118})[\x21-\x7e]").fullmatch
"""ASCII without bars, of 4 to 120 characters: a shorter name mostly means something else somewhere."""


def write(folder: Path, vocabulary: Vocabulary, terms: Iterable[Term]) -> Iterator[Path]:
    """One ``<entity_type>.<ontology>.tsv`` for each of :data:`LEXICONS`, without what the vocabulary has.

    A name that several terms claim is left out, as is a term without a name of its own.
    """
    taken = {curie for one in vocabulary.concepts.values() for curie in (one.concept_id, *one.xrefs)}
    free = [term for term in terms if _prefix(term) in LEXICONS.values() and term.curie not in taken]
    claims = Counter(folded for term in free for folded in {fold(name) for name in _names(term)})
    known = {fold(form) for form, _, _ in vocabulary.forms()}
    owned = {folded for folded, count in claims.items() if count == 1} - known
    for entity_type, prefix in LEXICONS.items():
        rows = (_row(term, owned) for term in free if _prefix(term) == prefix)
        path = folder / f"{entity_type}.{prefix.lower()}.tsv"
        lines = ["\t".join(COLUMNS), *sorted(filter(None, rows), key=_curie), ""]
        path.write_text("\n".join(lines), encoding="utf-8")
        yield path


def _names(term: Term) -> list[str]:
    named = {fold(name): name for name in reversed((term.label, *term.synonyms)) if _IS_NAME(name)}
    return [name for name in reversed(named.values()) if "  " not in name]


def _row(term: Term, owned: Collection[str]) -> str:
    names = [name for name in _names(term) if fold(name) in owned]
    if not names:
        return ""
    return "\t".join([term.curie, names[0], "|".join(names[1:]), "", "", "", "", term.release, ""])


def _prefix(term: Term) -> str:
    return term.curie.partition(":")[0]


def _curie(row: str) -> str:
    return row.partition("\t")[0]
