"""Says what a quantity is about, where a precise rule of the file finds it; else stays silent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.document import CleanDocument
from pipeline.errors import SeedError
from pipeline.extract.quantities.rules import PLACE
from pipeline.extract.rows import Mention, Quantity
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows

_WAYS = ("head", "joined", "subject")


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """One rule under ``subjects``; ``pattern`` is its ``between`` or ``cue``."""

    way: str
    kinds: frozenset[str]
    entity_types: frozenset[str]
    pattern: re.Pattern[str]


class Subjects:
    """Gives quantities the concept they are about."""

    def __init__(self, rules: Rules) -> None:
        self._rules = [_rule(row) for row in rule_rows(rules, "subjects", PLACE)]

    def of(self, document: CleanDocument, row: Quantity, mentions: Iterable[Mention]) -> str | None:
        """Concept id of the subject of ``row`` among its sentence's ``mentions``, or ``None``."""
        sure = [mention for mention in mentions if not mention.ambiguous_with]
        for rule in self._rules:
            if row.kind in rule.kinds:
                candidates = [mention for mention in sure if mention.entity_type in rule.entity_types]
                for mention in reversed(candidates):
                    if _fits(document, rule, row, mention):
                        return mention.concept_id
        return None


def _rule(row: Rules) -> SubjectRule:
    way = field(row, "way", PLACE)
    if way not in _WAYS:
        raise SeedError(
            f"{PLACE} rule {row['id']}", way, "is no way to find a subject", f"Use one of {', '.join(_WAYS)}."
        )
    pattern = compiled(row.get("between", row.get("cue", "")), f"{PLACE} rule {row['id']}")
    return SubjectRule(
        way, frozenset(field(row, "kinds", PLACE)), frozenset(field(row, "entity_types", PLACE)), pattern
    )


def _fits(document: CleanDocument, rule: SubjectRule, row: Quantity, mention: Mention) -> bool:
    if rule.way == "head":
        return row.start <= mention.start and mention.end == row.end
    if mention.end > row.start:
        return False
    if rule.way == "joined":
        return rule.pattern.fullmatch(document.text, mention.end, row.start) is not None
    sentence = document.sentences[row.sentence]
    return (
        mention.start == sentence.start
        and rule.pattern.search(document.text, mention.end, row.start) is not None
    )
