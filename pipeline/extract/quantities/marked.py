"""Reads numerals that a mark introduces and that need not be digits: ``phase I/II``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Segment
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.rules import Marked, QuantityRules
from pipeline.extract.rows import Quantity


class MarkedNumbers:
    """Finds the patterns under ``marked`` in the rule file."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules.marked
        self._numerals = rules.numerals

    def find(self, text: str, segments: list[Segment]) -> list[Quantity]:
        """The quantities of the rules whose needle occurs in ``text``: the others can't match."""
        rows: list[Quantity] = []
        for rule in self._rules:
            for needle in rule.needles:
                if needle in text:
                    rows += self._by_rule(rule, text, segments)
                    break
        return rows

    def _by_rule(self, rule: Marked, text: str, segments: list[Segment]) -> Iterator[Quantity]:
        for segment in segments:
            for match in rule.pattern.finditer(text, segment.start, segment.end):
                row = self._row(rule, match)
                if row is not None and not text[match.start() - 1 : match.start()].isalnum():
                    yield row

    def _row(self, rule: Marked, match: re.Match[str]) -> Quantity | None:
        low = self._numerals.value(match["low"])
        high = self._numerals.value(match["high"]) if match["high"] else None
        amount = None if low is None else bounds(low, high)
        if amount is None:
            return None
        return Quantity(
            *match.span(), -1, rule.kind, amount.low, amount.high, rule.unit, None, None, rule.rule_id
        )
