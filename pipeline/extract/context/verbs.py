"""The finite forms of regular verbs."""

from __future__ import annotations

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


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
