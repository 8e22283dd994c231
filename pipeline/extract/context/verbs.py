"""Verbs in a text, and the finite forms of regular ones."""

from __future__ import annotations

from typing import NamedTuple

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


class Verb(NamedTuple):
    """One verb: ``end`` is behind it, ``object_start`` behind its preposition too.

    ``brings_about`` tells whether its object is there only if what the verb says holds, ``causes`` whether
    its object is what does something: `help cells to reach the brain`.
    """

    end: int
    object_start: int
    brings_about: bool
    causes: bool


def inflected(lemmas: frozenset[str]) -> frozenset[str]:
    """Each verb with its forms in -s and -ed: `carry`, `carries`, `carried`."""
    return frozenset(form for lemma in lemmas for form in (lemma, _third_person(lemma), _past(lemma)))


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")


def _past(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")
