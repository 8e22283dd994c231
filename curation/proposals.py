"""Proposes vocabulary rows for names that people want, for a reviewer to accept, mend or drop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curation.names import PREFERRED, Found, Names
from pipeline.vocabulary.integrity import fold
from pipeline.vocabulary.vocabulary import Vocabulary


class Proposals:
    """Makes rows out of names; what the vocabulary has already is not proposed again."""

    def __init__(self, names: Names, vocabulary: Vocabulary) -> None:
        self._names = names
        self._owners = {fold(form): concept for form, concept, sure in vocabulary.forms() if not sure}
        self._taken = {
            curie: concept
            for concept in vocabulary.concepts.values()
            for curie in (concept.concept_id, *concept.xrefs)
        }

    def row(self, entity_type: str, label: str, synonyms: Sequence[str]) -> tuple[str, list[str]]:
        """The row, tab separated, empty where ``label`` is known; and what a reviewer should look at."""
        owner = self._owners.get(fold(label))
        if owner:
            return "", [f"{label!r} is a form of {owner.concept_id} {owner.label!r} ({owner.place})"]
        found = self._names.best(label, PREFERRED[entity_type])
        remarks = [_doubt(label, one) for one in found.values() if not one.by_label]
        free = [one for one in found.values() if one.term.curie not in self._taken]
        remarks += [self._clash(label, one) for one in found.values() if one not in free]
        kept = [form for form in synonyms if fold(form) not in self._owners]
        remarks += [f"{form!r} has an owner already" for form in synonyms if form not in kept]
        return _written(label, kept, free), remarks

    def _clash(self, label: str, found: Found) -> str:
        owner = self._taken[found.term.curie]
        return f"{label!r} would be {found.term.curie}, which is {owner.label!r} ({owner.place})"


def _doubt(label: str, found: Found) -> str:
    return f"{label!r} is a synonym of {found.term.curie} {found.term.label!r}: exactly the same?"


def _written(label: str, synonyms: Sequence[str], found: Sequence[Found]) -> str:
    ids = [one.term.curie for one in found] or [slug(label)]
    releases = dict.fromkeys(one.term.release for one in found)
    verified = "; ".join(releases) or "unverified"
    return "\t".join([ids[0], label, "|".join(synonyms), "", "", "|".join(ids[1:]), "", verified, ""])


def slug(label: str) -> str:
    """The project's own id of what no ontology names."""
    return "ACE:" + re.sub(r"[^a-z0-9]+", "-", label.lower().replace("'", "")).strip("-")
