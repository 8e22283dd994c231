"""Every rule of ``seeds/rules/abbreviations.yaml`` finds its own examples and leaves the others alone."""

from typing import Any

import pytest

from pipeline.document import Sentence
from pipeline.extract.abbreviations import AbbreviationFinder
from pipeline.vocabulary.rules import Rules
from tests.seeded import SEEDED

RULES = SEEDED.rules("abbreviations")
FINDER = AbbreviationFinder(RULES, lambda long, short: None)
NOT_SHORT = [(rule, text) for rule in RULES["not_short"] for text in rule["finds"]]
SHORT = [(rule, text) for rule in RULES["not_short"] for text in rule["ignores"]]


def defines(text: str, rules: dict[str, Any] = RULES) -> bool:
    finder = AbbreviationFinder(rules, lambda long, short: None)
    return any(finder.definitions(text, [Sentence("s", "body", 0, len(text))]))


@pytest.mark.parametrize(("rule", "text"), NOT_SHORT)
def test_a_rule_keeps_its_examples_from_being_definitions(rule: dict[str, Any], text: str) -> None:
    others = [other for other in RULES["not_short"] if other is not rule]
    assert not defines(text)
    assert defines(text, Rules({**RULES, "not_short": [*others, {**rule, "words": []}]}, RULES.place))


@pytest.mark.parametrize(("rule", "text"), SHORT)
def test_a_rule_leaves_true_definitions_alone(rule: dict[str, Any], text: str) -> None:
    assert defines(text)
