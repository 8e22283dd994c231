"""The rules of ``seeds/rules/citations.yaml`` read their examples and not their counter-examples."""

import re
from typing import Any

import pytest

from pipeline.extract.rows import Citation
from tests.documents import one_sentence
from tests.seeded import SEEDED

RULES = SEEDED.rules("citations")
FINDER = SEEDED.citations


def citations_in(text: str) -> list[Citation]:
    return FINDER.find(one_sentence(text), [])


TOLD = [example for rule in RULES["told"] for example in rule["finds"]]


@pytest.mark.parametrize("example", [*RULES["finds"], *TOLD], ids=lambda example: example["text"][:40])
def test_an_example_is_read_with_its_authors_and_year(example: dict[str, Any]) -> None:
    marked = re.search("«(.+)»", example["text"])
    assert marked is not None
    text = example["text"].replace("«", "").replace("»", "")
    read = [(text[row.start : row.end], list(row.authors), row.year) for row in citations_in(text)]
    assert (marked[1], example["authors"], example["year"]) in read


@pytest.mark.parametrize("rule", RULES["told"], ids=lambda rule: rule["id"])
def test_a_naming_needs_what_its_rule_says(rule: dict[str, Any]) -> None:
    assert [example for example in rule["ignores"] if citations_in(example)] == []


@pytest.mark.parametrize("example", RULES["ignores"])
def test_nothing_is_read_in_a_counter_example(example: str) -> None:
    assert citations_in(example) == []
