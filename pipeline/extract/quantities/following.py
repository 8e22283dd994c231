"""Says what follows a number: a unit, a counted noun behind its description, or a rate."""

from __future__ import annotations

import re

from pipeline.extract.quantities.forms import Found
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Mention

_CLOSERS = frozenset(").,;:]}\n=<>+&\"”’'")
"""Behind one of these no unit can come."""
_AHEAD = re.compile(r"[ \u00a0\u202f‐‑-]?([^\W\d_]+|[%℃€°º/])")
"""The first word behind a number, or a sign that means something there."""
_POWER = re.compile(r"[×xX*^(⁰¹²³⁴⁵⁶⁷⁸⁹]")
_MANY = 10_000
"""From here on a bare number of cells is a dose, not a count of things on a slide."""


class Following:
    """Looks up the meaning of a number in the text behind it."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules

    def at(self, text: str, number: Number, mentions: dict[int, Mention]) -> Found | None:
        """What ``number`` counts or measures, or ``None``; ``mentions`` are the document's by start."""
        head = text[number.end : number.end + 1]
        if not head or head in _CLOSERS:
            return None
        ahead = _AHEAD.match(text, number.end)
        if ahead is None:
            return self._counted(text, number, mentions)
        word = ahead[1]
        if word in self._rules.rates.first_words and (found := self._rules.rates.at(text, number.end)):
            return found
        found = self._rules.units.named(text, ahead.start(1), word)
        if found is not None:
            return None if self._is_excluded(text, found) else self._rules.division.complete(text, found)
        return self._counted(text, number, mentions)

    def _counted(self, text: str, number: Number, mentions: dict[int, Mention]) -> Found | None:
        """The counted noun, divided; a bare small number of cells is no dose."""
        found = self._rules.nouns.at(text, number.end, single=number.last == 1)
        found = found or self._rules.nouns.mentioned(text, number.end, mentions)
        if found is None:
            return None
        divided = self._rules.division.complete(text, found)
        if divided is None or not divided.unit.scaled:
            return divided
        return divided if number.last >= _MANY or _POWER.search(text, number.start, number.end) else None

    def _is_excluded(self, text: str, found: Found) -> bool:
        """Whether a word follows that takes the unit away: the level of a confidence interval."""
        excluded = self._rules.not_before.get(found.unit.rule_id)
        return excluded is not None and text[found.end : found.end + 16].lstrip(" -").startswith(excluded)
