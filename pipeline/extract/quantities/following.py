"""Says what follows a number: a unit, a counted noun behind its description, or a rate."""

from __future__ import annotations

import re

from pipeline.extract.mentions.reading import Reading
from pipeline.extract.quantities.forms import Found, Unit
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import QuantityRules

_INITIALS = re.compile(r"\. ?[A-Z]\.")
"""What goes on with the letter of a country, which is no unit: `six U.S. sites`."""
_AHEAD = re.compile(r"[ \u00a0\u202f‐‑-]?([^\W\d_]+|[%℃€°º/])")
"""The first word behind a number, or a sign that means something there."""
_OF_THE = re.compile(r" of (?:our|the|these|those)(?= )")
"""What may stand between a number and the things that it counts: `twelve of the patients`."""
_POWER = re.compile(r"[×xX*^(⁰¹²³⁴⁵⁶⁷⁸⁹]")
_MANY = 10_000
"""From here on a bare number of cells is a dose, not a count of things on a slide."""


class Following:
    """Looks up the meaning of a number in the text behind it."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rates, self._units, self._nouns = rules.rates, rules.units, rules.nouns
        self._division, self._adjectives = rules.division, rules.time_adjectives
        self._money = rules.money_scale

    def at(self, text: str, number: Number, mentions: list[Reading]) -> Found | None:
        """What ``number`` counts or measures, or ``None``; ``mentions`` are the document's in order."""
        ahead = _AHEAD.match(text, number.end)
        if ahead is None:
            return self._counted(text, number, mentions) if text.startswith(" ", number.end) else None
        word = ahead[1]
        if word in self._rates.first_words and (rate := self._rates.at(text, number.end)):
            return rate
        found = self._described(text, ahead) if word in self._adjectives else None
        found = found or self._units.named(text, ahead.start(1), word)
        if found is not None and self._money.belongs_to(text, number):
            return None
        if found is None or _is_a_word(text, found[0], start=number.start, end=found[1]):
            return self._counted(text, number, mentions)
        if is_taken_away(text, found[0], start=number.start, end=found[1]):
            return None
        return self._division.complete(text, found)

    def _described(self, text: str, adjective: re.Match[str]) -> Found | None:
        """The unit of time behind an adjective: ``three consecutive days``."""
        ahead = _AHEAD.match(text, adjective.end())
        found = self._units.named(text, ahead.start(1), ahead[1]) if ahead else None
        return found if found and found[0].kind == "duration" else None

    def _counted(self, text: str, number: Number, mentions: list[Reading]) -> Found | None:
        """The counted noun, divided; a bare small number of cells is no dose."""
        found = self._nouns.at(text, number.end, single=number.last == 1)
        if found is None and number.last > 1 and (of := _OF_THE.match(text, number.end)):
            found = self._nouns.at(text, of.end(), single=False)
        found = found or self._nouns.mentioned(text, number.end, mentions)
        if found is None:
            return None
        divided = self._division.complete(text, found)
        if divided is None or not divided[0].scaled:
            return divided
        return divided if number.last >= _MANY or _POWER.search(text, number.start, number.end) else None


def is_taken_away(text: str, unit: Unit, *, start: int, end: int) -> bool:
    """Whether the words around a number from ``start`` and its unit make it something else.

    That is a level before `confidence interval`, and no grams but gravities behind `centrifuged at`.
    """
    if unit.not_before and text[end : end + 16].lstrip(" -").startswith(unit.not_before):
        return True
    if _is_a_word(text, unit, start=start, end=end):
        return True
    return bool(unit.not_behind) and text[max(0, start - 32) : start].rstrip().endswith(unit.not_behind)


def _is_a_word(text: str, unit: Unit, *, start: int, end: int) -> bool:
    """Whether a form is a word here and no unit: ``four units``, ``6 U.S. sites``, ``may walk one day``."""
    if unit.one_behind and text[start : start + 4].lower() == "one ":
        return text[max(0, start - 16) : start].rstrip().rpartition(" ")[2].lower() not in unit.one_behind
    return unit.in_digits and (text[start].isalpha() or _INITIALS.match(text, end) is not None)
