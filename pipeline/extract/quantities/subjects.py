"""Says what a quantity is about, where a precise rule of the file finds it; else stays silent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.document import Span
from pipeline.errors import SeedError
from pipeline.extract.mentions.reading import Reading
from pipeline.extract.rows import Quantity
from pipeline.vocabulary.rules import Rules, compiled

_WAYS = ("head", "joined", "behind", "subject", "label", "sole", "again")
_LOOKING_BACK = ("joined", "subject", "label", "sole")
_BEFORE = 24
"""Code points before a mention that may tell that it is no subject."""
_DIVIDED = ("/", " per ")
"""What stands between a counted noun and what it is divided by: `2 million cells per kg`."""
AHEAD = 64
"""Code points behind a quantity in which its subject can begin: `8% of patients developed fever`."""
REACH = 600
"""Code points before a quantity in which its subject can stand; longer sentences are mostly lists."""


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """One rule under ``subjects``; ``pattern`` is its ``between`` or ``cue``.

    ``written`` is how the quantity itself has to begin, ``units`` what its unit has to be, ``not_after``
    what may not end before the mention.
    """

    way: str
    kinds: frozenset[str]
    entity_types: frozenset[str]
    pattern: re.Pattern[str]
    written: re.Pattern[str] | None
    units: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


class Subjects:
    """Gives quantities the concept they are about."""

    def __init__(self, rules: Rules) -> None:
        listed = [_rule(row) for row in rules.rows("subjects")]
        kinds = sorted({kind for rule in listed for kind in rule.kinds})
        self._rules = {kind: [rule for rule in listed if kind in rule.kinds] for kind in kinds}

    def of(self, row: Quantity, mentions: list[Reading], *, text: str, first: int) -> str | None:
        """Concept id of the subject of ``row``, or ``None``; its sentence begins at ``first``.

        ``mentions`` are the sentence's, in order, up to what begins :data:`AHEAD` behind ``row``; of those
        before it the nearest is tried first, and those that could name several concepts don't count.
        """
        for rule in self._rules.get(row.kind, ()):
            if rule.way == "again" or not _is_meant(rule, row, text=text):
                continue
            if rule.way == "sole" and not _names_one(mentions, rule.entity_types):
                continue
            types, since = rule.entity_types, first if rule.way in _LOOKING_BACK else row.start
            for start, end, naming in reversed(mentions):
                if start < since:
                    break
                fits = naming.entity_type in types and not naming.ambiguous_with
                if fits and _fits(rule, row, Span(start, end), text=text, first=first):
                    return naming.concept_id
        return None

    def again(self, row: Quantity, before: Quantity, mentions: list[Reading], *, text: str) -> str | None:
        """Concept id of the subject of ``before``, where ``row`` says the same of another group.

        ``mentions`` are the sentence's; one of what can be the subject between the two rows ends that.
        """
        if before.subject_concept_id is None or (row.kind, row.unit) != (before.kind, before.unit):
            return None
        for rule in self._rules.get(row.kind, ()):
            if rule.way == "again" and rule.pattern.fullmatch(text, before.end, row.start):
                named = [(start, one) for start, _, one in mentions if one.entity_type in rule.entity_types]
                own = any(one.concept_id == before.subject_concept_id for _, one in named)
                other = any(before.end <= start < row.start for start, _ in named)
                return before.subject_concept_id if own and not other else None
        return None


def _names_one(mentions: list[Reading], types: frozenset[str]) -> bool:
    return len({naming.concept_id for _, _, naming in mentions if naming.entity_type in types}) == 1


def _is_meant(rule: SubjectRule, row: Quantity, *, text: str) -> bool:
    """Whether ``rule`` is about a quantity that is written as ``row`` is, in its unit."""
    return not (
        (rule.written and not rule.written.match(text, row.start, row.end))
        or (rule.units and not rule.units.fullmatch(row.unit or ""))
    )


def _rule(row: Rules) -> SubjectRule:
    way = row.field("way")
    if way not in _WAYS:
        raise SeedError(row.place, way, "is no way to find a subject", f"Use one of {', '.join(_WAYS)}.")
    pattern = compiled(row.get("between", row.get("cue", "")), row.place)
    kinds, types = row.field("kinds"), row.field("entity_types")
    written, units, not_after = (
        row.pattern(name) if name in row else None for name in ("written", "units", "not_after")
    )
    return SubjectRule(way, frozenset(kinds), frozenset(types), pattern, written, units, not_after)


def _fits(rule: SubjectRule, row: Quantity, mention: Span, *, text: str, first: int) -> bool:
    if rule.not_after and rule.not_after.search(text, max(first, mention.start - _BEFORE), mention.start):
        return False
    if rule.way == "head":
        inside = row.start <= mention.start and mention.end <= row.end
        return inside and (mention.end == row.end or text.startswith(_DIVIDED, mention.end))
    if rule.way == "behind":
        return mention.start > row.end and rule.pattern.fullmatch(text, row.end, mention.start) is not None
    if mention.end > row.start:
        return False
    if rule.way in ("joined", "sole"):
        return rule.pattern.fullmatch(text, mention.end, row.start) is not None
    told = rule.pattern.match if rule.way == "label" else rule.pattern.search
    return mention.start == first and told(text, mention.end, row.start) is not None
