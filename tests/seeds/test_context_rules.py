"""Every rule of ``seeds/rules/context.yaml`` reaches its examples and not its counter-examples."""

from typing import Any

import pytest

from pipeline.document import Sentence
from pipeline.extract.context import KINDS
from tests.seeded import SEEDED

RULES = SEEDED.rules("context")
FINDER = SEEDED.scopes
FINDS = [(rule["id"], example) for rule in RULES["cues"] for example in rule["finds"]]
IGNORES = [(rule["id"], rule["kind"], example) for rule in RULES["cues"] for example in rule["ignores"]]


def reached(text: str, word: str) -> set[tuple[str, str]]:
    """Kind and rule of each scope that holds all of ``word``."""
    start = text.index(word)
    return {
        (scope.kind, scope.rule_id.removeprefix("rules/context.yaml#"))
        for scope in FINDER.scopes(text, [Sentence("s", "body", 0, len(text))], KINDS)
        if scope.scope.start <= start and start + len(word) <= scope.scope.end
    }


@pytest.mark.parametrize(("rule_id", "example"), FINDS)
def test_a_rule_reaches_the_word_of_its_example(rule_id: str, example: dict[str, str]) -> None:
    assert rule_id in {rule for _, rule in reached(example["text"], example["word"])}


@pytest.mark.parametrize(("rule_id", "kind", "example"), IGNORES)
def test_no_rule_of_that_kind_reaches_a_counter_example(
    rule_id: str, kind: str, example: dict[str, str]
) -> None:
    assert example.get("kind", kind) not in {kind for kind, _ in reached(example["text"], example["word"])}


@pytest.mark.parametrize("rule", RULES["cues"], ids=lambda rule: rule["id"])
def test_a_rule_has_counter_examples_and_a_true_cue_has_examples(rule: dict[str, Any]) -> None:
    assert rule["ignores"]
    assert rule["finds"] or rule["kind"] == "none"
