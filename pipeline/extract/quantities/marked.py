"""Reads numerals that a mark introduces and that need not be digits: ``phase I/II``."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.rules import Marked, QuantityRules
from pipeline.extract.rows import Quantity


class MarkedNumbers:
    """Matches the patterns under ``marked`` in the rule file."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules.marked
        self._numerals = rules.numerals

    def rows(self, text: str, start: int, segment: Segment) -> list[Quantity]:
        """The quantity whose mark begins at ``start``, if that is not inside a word, within ``segment``."""
        if text[start - 1 : start].isalnum():
            return []
        matches = ((rule, rule.pattern.match(text, start, segment.end)) for rule in self._rules)
        return [row for rule, match in matches if match and (row := self._row(rule, match))][:1]

    def _row(self, rule: Marked, match: re.Match[str]) -> Quantity | None:
        said = match.groupdict()
        low = rule.values.get(said["low"].lower()) or self._numerals.value(said["low"])
        high = self._numerals.value(said["high"]) if said.get("high") else None
        amount = None if low is None else bounds(low, high)
        if amount is None:
            return None
        return Quantity(
            *match.span(), -1, rule.kind, amount.low, amount.high, rule.unit, None, None, rule.rule_id
        )
