"""Reads a part of a whole of counted things: ``6/8 patients``, ``3 of the 10 mice``."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.extract.quantities.context import YEARS, is_labelled, words_before
from pipeline.extract.quantities.forms import Found
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import PLACE, QuantityRules
from pipeline.extract.rows import Quantity
from pipeline.extract.rule_rows import rule_id

_RULE_ID = rule_id(PLACE, "shares")
_NOUN_AHEAD = re.compile(r"[ \u00a0][^\W\d_]")


class Shares:
    """Reads a number as the part of the number behind it."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules
        self._number = re.compile(rules.numerals.number)

    def row(self, text: str, segment: Segment, number: Number) -> Quantity | None:
        """The share that begins with ``number``, or ``None``; its value is the part of the whole."""
        if number.high is not None or not text.startswith(self._rules.share_joins, number.end):
            return None
        joins = [join for join in self._rules.share_joins if text.startswith(join, number.end)]
        whole = self._number.match(text, number.end + len(max(joins, key=len)), segment.end)
        noun = self._noun(text, whole.end()) if whole else None
        value = self._rules.numerals.value(whole[0]) if whole else None
        if noun is None or value is None or noun[1] > segment.end or not _is_part(number.low, value):
            return None
        if is_labelled(words_before(text, segment.start, number.start), self._rules.cues):
            return None
        share, unit = number.low / value, f"{noun[0].code}/{noun[0].code}"
        return Quantity(number.start, noun[1], -1, "ratio", share, share, unit, None, None, _RULE_ID)

    def _noun(self, text: str, end: int) -> Found | None:
        return self._rules.nouns.at(text, end, single=False) if _NOUN_AHEAD.match(text, end) else None


def _is_part(part: float, whole: float) -> bool:
    """Whether ``part`` can be of ``whole``: not larger, and neither is a year."""
    return 0 <= part <= whole and whole > 0 and not _is_year(part) and not _is_year(whole)


def _is_year(value: float) -> bool:
    return value.is_integer() and int(value) in YEARS
