"""One form is met in every way that English and typesetting may write it, and in no other."""

import pytest

from pipeline.extract.mentions.variants import Variants, is_short_form
from tests.seeded import SEEDED

RULES = SEEDED.rules("mentions")
VARIANTS = Variants(RULES)


def texts(form: str) -> set[str]:
    return {variant.text for variant in VARIANTS.of(form)}


@pytest.mark.parametrize(
    ("form", "variant"),
    [
        ("stem cell", "stem cells"),
        ("MSC", "MSCs"),
        ("biopsy", "biopsies"),
        ("paralysis", "paralyses"),
        ("rotarod test of balance", "rotarod tests of balance"),
        ("injection into the tongue", "injections into the tongue"),
        ("transgenic mouse", "transgenic mice"),
        ("TNF-α", "TNF-alpha"),
        ("TNF-alpha", "TNFα"),
        ("TDP-43", "TDP43"),
        ("SOX2", "Sox2"),
        ("SOX2", "SOX-2"),
        ("TNF-α", "TNF-a"),
        ("TDP-43", "Tdp43"),
        ("haematopoietic stem cell", "hematopoietic stem cells"),
        ("tumor formation", "tumour formation"),
        ("preclinical study", "pre-clinical studies"),
        ("pre-clinical study", "preclinical study"),
        ("Alzheimer's disease", "Alzheimer disease"),
    ],
)
def test_a_form_is_met_as(form: str, variant: str) -> None:
    assert variant in texts(form)


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("SOD1", "SOD1s"),
        ("troponin I", "troponin Is"),
        ("STING", "Sting"),
        ("MSCs", "MSCss"),
        ("stem cells", "stem cellses"),
        ("beta", "bα"),
        ("metabolic", "mηbolic"),
    ],
)
def test_a_form_is_not_met_as(form: str, other: str) -> None:
    assert other not in texts(form)


def test_the_form_itself_comes_first_and_nothing_twice() -> None:
    variants = VARIANTS.of("tumour cell")
    assert variants[0] == ("tumour cell", False)
    assert len(variants) == len(texts("tumour cell"))


def test_a_plural_is_known_as_one() -> None:
    assert dict(VARIANTS.of("SC")) == {"SC": False, "SCs": True}


@pytest.mark.parametrize("form", ["ALS", "iPSC", "SOD1", "BM-MSC", "TDP-43", "CD4+", "p75"])
def test_a_short_form_is_read_in_its_case(form: str) -> None:
    assert is_short_form(form)


@pytest.mark.parametrize("form", ["riluzole", "Treg", "stem cell", "ALS clinic", "Thrombospondin12"])
def test_a_name_is_read_in_any_case(form: str) -> None:
    assert not is_short_form(form)


@pytest.mark.parametrize("rule", RULES["spellings"], ids=lambda rule: rule["id"])
def test_a_spelling_rule_finds_its_example(rule: dict[str, list[str]]) -> None:
    british, american = rule["finds"]
    assert american in texts(british)
    assert british in texts(american)
