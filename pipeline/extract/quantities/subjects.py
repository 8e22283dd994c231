"""Says what a quantity is about, where a precise rule of the file finds it; else stays silent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.document import Span
from pipeline.errors import SeedError
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.quantities.rules import PLACE
from pipeline.extract.rows import Quantity
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows

_WAYS = ("head", "joined", "subject")
_DIVIDED = ("/", " per ")
"""What stands between a counted noun and what it is divided by: `2 million cells per kg`."""
REACH = 600
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

    def of(self, row: Quantity, mentions: list[Reading], *, text: str, first: int) -> str | None:
        """Concept id of the subject of ``row``, or ``None``; its sentence begins at ``first``.

        ``mentions`` are the sentence's up to the end of ``row``, in order; the nearest is tried first, and
        those that could name several concepts don't count.
        """
        for rule in self._rules.get(row.kind, ()):
            types, since = rule.entity_types, row.start if rule.way == "head" else first
            for start, end, naming in reversed(mentions):
                if start < since:
                    break
                fits = naming.entity_type in types and not naming.ambiguous_with
                if fits and _fits(rule, row, Span(start, end), text=text, first=first):
                    return naming.concept_id
        return None


def _rule(row: Rules) -> SubjectRule:
    way, place = field(row, "way", PLACE), f"{PLACE} rule {row['id']}"
    if way not in _WAYS:
        raise SeedError(place, way, "is no way to find a subject", f"Use one of {', '.join(_WAYS)}.")
    pattern = compiled(row.get("between", row.get("cue", "")), place)
    kinds, types = field(row, "kinds", PLACE), field(row, "entity_types", PLACE)
    return SubjectRule(way, frozenset(kinds), frozenset(types), pattern)


def _fits(rule: SubjectRule, row: Quantity, mention: Span, *, text: str, first: int) -> bool:
    if rule.way == "head":
        inside = row.start <= mention.start and mention.end <= row.end
        return inside and (mention.end == row.end or text.startswith(_DIVIDED, mention.end))
    if mention.end > row.start:
        return False
    if rule.way == "joined":
        return rule.pattern.fullmatch(text, mention.end, row.start) is not None
    return mention.start == first and rule.pattern.search(text, mention.end, row.start) is not None
