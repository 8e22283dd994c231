"""Says what a quantity is about, where a precise rule of the file finds it; else stays silent."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import CleanDocument
from pipeline.errors import SeedError
from pipeline.extract.quantities.rules import PLACE
from pipeline.extract.rows import Mention, Quantity
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows

_WAYS = ("head", "joined", "subject")
_REACH = 600
"""Code points before a quantity in which its subject can stand; longer sentences are mostly lists."""


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
        listed = [_rule(row) for row in rule_rows(rules, "subjects", PLACE)]
        kinds = sorted({kind for rule in listed for kind in rule.kinds})
        self._rules = {kind: [rule for rule in listed if kind in rule.kinds] for kind in kinds}

    def of(
        self, document: CleanDocument, row: Quantity, mentions: SureMentions, *, sentence: int
    ) -> str | None:
        """Concept id of the subject of ``row``, or ``None``; only mentions of its sentence count."""
        first = document.sentences[sentence].start
        for rule in self._rules.get(row.kind, ()):
            for mention in mentions.near(row, row.start if rule.way == "head" else first):
                fits = mention.entity_type in rule.entity_types
                if fits and _fits(rule, row, mention, text=document.text, first=first):
                    return mention.concept_id
        return None


class SureMentions:
    """A document's mentions that name one concept only, in text order."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = sorted(mention for mention in mentions if not mention.ambiguous_with)
        self._starts = [mention.start for mention in self._mentions]

    def near(self, row: Quantity, first: int) -> Iterator[Mention]:
        """The mentions from ``first`` to the end of ``row``, the nearest first."""
        low = bisect_left(self._starts, max(first, row.start - _REACH))
        return reversed(self._mentions[low : bisect_right(self._starts, row.end)])


def _rule(row: Rules) -> SubjectRule:
    way, place = field(row, "way", PLACE), f"{PLACE} rule {row['id']}"
    if way not in _WAYS:
        raise SeedError(place, way, "is no way to find a subject", f"Use one of {', '.join(_WAYS)}.")
    pattern = compiled(row.get("between", row.get("cue", "")), place)
    kinds, types = field(row, "kinds", PLACE), field(row, "entity_types", PLACE)
    return SubjectRule(way, frozenset(kinds), frozenset(types), pattern)


def _fits(rule: SubjectRule, row: Quantity, mention: Mention, *, text: str, first: int) -> bool:
    if rule.way == "head":
        return mention.end == row.end
    if mention.end > row.start:
        return False
    if rule.way == "joined":
        return rule.pattern.fullmatch(text, mention.end, row.start) is not None
    return mention.start == first and rule.pattern.search(text, mention.end, row.start) is not None
