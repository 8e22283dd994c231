"""Verbs are met in the forms that a clause has them in."""

import pytest

from pipeline.extract.context.verbs import inflected


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("reduce", {"reduce", "reduces", "reduced"}),
        ("modify", {"modify", "modifies", "modified"}),
        ("delay", {"delay", "delays", "delayed"}),
        ("reach", {"reach", "reaches", "reached"}),
    ],
)
def test_a_verb_has_its_regular_forms(lemma: str, forms: set[str]) -> None:
    assert inflected(frozenset([lemma])) == forms
