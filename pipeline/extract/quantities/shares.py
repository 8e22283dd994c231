"""Reads a part of a whole: ``6/8 patients``, ``3 of the 10 mice``, ``14/47 (30 %)``, ``two thirds``."""

from __future__ import annotations

import re

from pipeline.document import Segment, Span
from pipeline.extract.quantities.amounts import bounds
from pipeline.extract.quantities.context import YEARS, comparator_before, is_labelled, words_before
from pipeline.extract.quantities.forms import Found
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Quantity
from pipeline.vocabulary.rules import rule_id

_RULE_ID = rule_id("quantities", "shares")
_NOUN_AHEAD = re.compile(r"[ \u00a0][^\W\d_]")
_WORD_AHEAD = re.compile(r"[ -]([^\W\d_]+)")
_OF = re.compile(r" of(?: (?:the|all|our|these|those))?(?= )")
_PERCENT = r"(\d{1,3}(?:[.·]\d{1,2})?) ?%"
_PERCENT_BEHIND = re.compile(rf" ?[(\[,;=] ?{_PERCENT}")
_PERCENT_BEFORE = re.compile(rf"{_PERCENT} ?[(\[,;] ?$")
_COUNTED = re.compile(r"(?<![A-Za-z])[nN] ?= ?$")
"""What stands before the part of a sample: `n = 12/15`."""
_ALL = (["every"], ["each"])
"""Words before a `one` that is no part: `every one of the 12 patients`."""
_ROUNDED = 1.0
"""Percentage points by which a percentage beside a share may differ from it."""
_BESIDE = 12
"""Code points in which a percentage before a share is looked for."""
_NO_NOUN = "1"


class Shares:
    """Reads a number as the part of the number behind it."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules
        self._number = re.compile(rules.numerals.number)
        self._fraction = re.compile(rf"[ -]({'|'.join(sorted(rules.fractions))})(?![\w-])")

    def row(self, text: str, segment: Segment, number: Number) -> Quantity | None:
        """The share that begins with ``number``, or ``None``; its value is the part of the whole."""
        if number.high is not None:
            return None
        if text.startswith(self._rules.share_joins, number.end):
            return self._of_a_whole(text, segment, number)
        fraction = self._fraction.match(text, number.end, segment.end) if number.written.isalpha() else None
        if fraction is None:
            return None
        of = _OF.match(text, fraction.end(), segment.end)
        noun = self._noun(text, of.end()) if of else None
        share = number.low / self._rules.fractions[fraction[1]]
        before = words_before(text, segment.start, number.start)
        return self._share(Span(number.start, noun[1] if noun else fraction.end()), share, noun, before)

    def _of_a_whole(self, text: str, segment: Segment, number: Number) -> Quantity | None:
        joins = [join for join in self._rules.share_joins if text.startswith(join, number.end)]
        whole = self._number.match(text, number.end + len(max(joins, key=len)), segment.end)
        value = self._rules.numerals.value(whole[0]) if whole else None
        if whole is None or value is None or not _is_part(number.low, value):
            return None
        before = words_before(text, segment.start, number.start)
        if is_labelled(before, self._rules.cues) or (number.low == 1 and before[-1:] in _ALL):
            return None
        of = _OF.match(text, whole.end(), segment.end)
        noun = self._noun(text, of.end() if of else whole.end())
        share, end = number.low / value, noun[1] if noun else whole.end()
        told = (
            noun
            or self._is_one_in(text, number, whole)
            or _is_told(text, segment, Span(number.start, end), share)
        )
        if end > segment.end or not told:
            return None
        return self._share(Span(number.start, end), share, noun, before)

    def _is_one_in(self, text: str, number: Number, whole: re.Match[str]) -> bool:
        """Whether it is ``one in eight``, of whom nothing is said, and no ``one in five days``."""
        if not (number.low == 1 and number.written.isalpha() and text.startswith(" in ", number.end)):
            return False
        word = _WORD_AHEAD.match(text, whole.end())
        return word is None or self._rules.units.named(text, word.start(1), word[1]) is None

    def _noun(self, text: str, end: int) -> Found | None:
        return self._rules.nouns.at(text, end, single=False) if _NOUN_AHEAD.match(text, end) else None

    def _share(self, span: Span, share: float, noun: Found | None, before: list[str]) -> Quantity | None:
        unit = f"{noun[0].code}/{noun[0].code}" if noun else _NO_NOUN
        amount = bounds(share, None, comparator=comparator_before(before, self._rules.cues, duration=False))
        if amount is None:
            return None
        low, high, comparator = amount
        return Quantity(*span, -1, "ratio", low, high, unit, comparator, None, _RULE_ID)


def _is_told(text: str, segment: Segment, span: Span, share: float) -> bool:
    """Whether a sample is counted before ``span``, or a percentage beside it says the same."""
    if _COUNTED.search(text[max(segment.start, span.start - _BESIDE) : span.start]):
        return True
    behind = _PERCENT_BEHIND.match(text, span.end, segment.end)
    beside = behind or _PERCENT_BEFORE.search(text[max(segment.start, span.start - _BESIDE) : span.start])
    return beside is not None and abs(float(beside[1].replace("·", ".")) - 100 * share) < _ROUNDED


def _is_part(part: float, whole: float) -> bool:
    """Whether ``part`` can be of ``whole``: not larger, and neither is a year."""
    return 0 <= part <= whole and whole > 0 and not _is_year(part) and not _is_year(whole)


def _is_year(value: float) -> bool:
    return value.is_integer() and int(value) in YEARS
