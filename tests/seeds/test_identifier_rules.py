"""Every scheme of ``seeds/rules/identifiers.yaml`` reads its examples and not its counter-examples."""

from typing import Any

import pytest

from schemas.closed_sets import IDENTIFIER_SCHEME
from tests.seeded import SEEDED

RULES = SEEDED.rules("identifiers")
FINDER = SEEDED.identifiers


def examples(side: str) -> list[tuple[str, Any]]:
    return [(rule["scheme"], example) for rule in RULES["schemes"] for example in rule[side]]


@pytest.mark.parametrize(("scheme", "example"), examples("finds"))
def test_a_scheme_reads_its_example_alone(scheme: str, example: dict[str, str]) -> None:
    assert [(row.scheme, row.value) for row in FINDER.read(example["text"])] == [(scheme, example["value"])]


@pytest.mark.parametrize(("scheme", "example"), examples("ignores"))
def test_a_scheme_reads_nothing_in_its_counter_example(scheme: str, example: str) -> None:
    assert [row for row in FINDER.read(example) if row.scheme == scheme] == []


def test_every_scheme_of_the_contract_has_a_rule() -> None:
    assert {rule["scheme"] for rule in RULES["schemes"]} == set(IDENTIFIER_SCHEME)
