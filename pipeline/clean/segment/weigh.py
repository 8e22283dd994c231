"""Weighs the phrases found within a line against the line's length."""

from __future__ import annotations

import re

from pipeline.clean.segment.hits import Hit
from pipeline.clean.segment.lines import Wording
from pipeline.clean.segment.rules import Rule, Shape

_WEIGHT_FOR_LENGTH = ((120, 1), (300, 2), (700, 3))
_WEIGHT_OF_PARAGRAPH = 4
_SHORTEST_SENTENCE = 40
_STOPS = (".", "!", "?")
_LONGEST_AFFILIATION = 500
_MARKED = re.compile(r"(?:\d{1,2}|[a-h*†‡]|\[\d+\])\s?[A-Z]")


def rule_by_phrases(
    line: Wording, within: list[Hit], *, shapes: list[Shape], verbs: frozenset[str]
) -> Rule | None:
    """The rule of the role with most weight, if it is enough for the line's length.

    Longer lines need more: one phrase decides a short line, a paragraph needs four.
    """
    weights, rules = _weights(line, within)
    for shape in shapes:
        if shape.rule.role in weights and shape.pattern.search(line.folded):
            weights[shape.rule.role] += shape.rule.weight
    if "affiliation" in weights:
        if _is_affiliation(line, verbs):
            return rules["affiliation"]
        del weights["affiliation"]
    return _heaviest(len(line.text), weights, rules)


def _weights(line: Wording, within: list[Hit]) -> tuple[dict[str, int], dict[str, Rule]]:
    weights: dict[str, int] = {}
    rules: dict[str, Rule] = {}
    seen: set[str] = set()
    for start, end, rule in within:
        phrase = line.folded[start:end]
        if isinstance(rule, Rule) and phrase not in seen and _may_hold(line, rule):
            seen.add(phrase)
            weights[rule.role] = weights.get(rule.role, 0) + rule.weight
            rules.setdefault(rule.role, rule)
    return weights, rules


def _may_hold(line: Wording, rule: Rule) -> bool:
    """A sentence that names a journal is still a sentence."""
    is_sentence = len(line.text) > _SHORTEST_SENTENCE and line.text.endswith(_STOPS)
    return rule.weight > 1 or rule.role != "metadata" or not is_sentence


def _heaviest(length: int, weights: dict[str, int], rules: dict[str, Rule]) -> Rule | None:
    if not weights:
        return None
    role = max(sorted(weights), key=lambda role: weights[role])
    needed = next((weight for limit, weight in _WEIGHT_FOR_LENGTH if length <= limit), _WEIGHT_OF_PARAGRAPH)
    return rules[role] if weights[role] >= needed else None


def _is_affiliation(line: Wording, verbs: frozenset[str]) -> bool:
    """Whether a line that names an institution is an address of one: parts, no verb, no question."""
    text = line.text
    numbered = line.marker[:1].isdigit() or line.marker[:1] in ("(", "[") or _MARKED.match(text)
    if len(text) > _LONGEST_AFFILIATION or text.endswith(("?", ":")) or not (numbered or "," in text):
        return False
    tokens = line.folded.replace(",", " ").split()
    capitals = sum(token[0].isupper() for token in text.split())
    return verbs.isdisjoint(tokens) and capitals >= 2 and capitals * 2 >= len(tokens) - 4
