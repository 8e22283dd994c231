"""Reads a part of a whole of counted things: ``6/8 patients``, ``3 of the 10 mice``."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.extract.quantities.context import is_labelled, words_before
from pipeline.extract.quantities.following import Following
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Quantity

_YEARS = range(1900, 2100)
_MUST_CONTINUE = re.compile(r"[ \u00a0][^\W\d_]")


class Shares:
    """Reads a number as the part of the number behind it."""

    def __init__(self, rules: QuantityRules, following: Following) -> None:
        self._rules = rules
        self._joins = rules.share_joins
        self._number = re.compile(rules.numerals.number)
        self._numerals = rules.numerals
        self._following = following

    def read(self, text: str, segment: Segment, number: Number) -> Quantity | None:
        """The share that begins with ``number``, or ``None``."""
        if number.high is not None or not text.startswith(self._joins, number.end):
            return None
        join = max((join for join in self._joins if text.startswith(join, number.end)), key=len)
        whole = self._number.match(text, number.end + len(join), segment.end)
        if whole is None or not _MUST_CONTINUE.match(text, whole.end()):
            return None
        value = self._numerals.value(whole[0])
        noun = self._following.noun(text, whole.end(), single=False)
        if value is None or noun is None or noun.end > segment.end or not _is_part(number.low, value):
            return None
        if is_labelled(words_before(text, segment.start, number.start), self._rules):
            return None
        share, code = number.low / value, f"{noun.unit.code}/{noun.unit.code}"
        return Quantity(number.start, noun.end, -1, "ratio", share, share, code, None, None, "shares")


def _is_part(part: float, whole: float) -> bool:
    """Whether ``part`` can be of ``whole``: not larger, and neither is a year."""
    return 0 < whole and 0 <= part <= whole and part not in _YEARS and whole not in _YEARS
