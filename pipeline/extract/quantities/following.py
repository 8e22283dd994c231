"""Says what follows a number: a unit, a counted noun behind its description, or a rate."""

from __future__ import annotations

import re

from pipeline.extract.quantities.forms import Found, Unit
from pipeline.extract.quantities.numbers import Number
from pipeline.extract.quantities.rules import QuantityRules
from pipeline.extract.rows import Mention

_CLOSERS = frozenset(").,;:]}\n=<>+&\"”’'")
"""Behind one of these no unit can come."""
_GAPS = frozenset(" \u00a0\u202f-‐‑")
_WORD = re.compile(r"[ \u00a0]([^\W\d_][\w'’+/-]{0,40})")
_FOLLOWER = re.compile(r" ([^\W\d_]+)")
_POWER = re.compile(r"[×xX*^(⁰¹²³⁴⁵⁶⁷⁸⁹]")
_DESCRIPTION = 3
"""Words that may describe a counted noun; behind more of them stood other phrases' nouns."""
_MANY = 10_000
"""From here on a bare number of cells is a dose, not a count of things on a slide."""


class Following:
    """Looks up the meaning of a number in the text behind it."""

    def __init__(self, rules: QuantityRules) -> None:
        self._rules = rules

    def at(self, text: str, number: Number, cells: dict[int, Mention]) -> Found | None:
        """What ``number`` counts or measures, or ``None``; ``cells`` are cell mentions by start."""
        end = number.end
        head = text[end : end + 1]
        if not head or head in _CLOSERS:
            return None
        if text.startswith(self._rules.rate_heads, end) and (rate := self._rate(text, end)):
            return rate
        found = self._rules.units.at(text, end + 1 if head in _GAPS else end)
        if found is not None:
            return None if self._is_excluded(text, found) else self._rules.division.complete(text, found)
        found = self.noun(text, end, single=number.last == 1) or _cell_mention(text, end, cells)
        return self._counted(text, number, found) if found else None

    def noun(self, text: str, end: int, *, single: bool) -> Found | None:
        """The counted noun behind at most three words of description."""
        for _ in range(_DESCRIPTION + 1):
            word = _WORD.match(text, end)
            if word is None:
                return None
            found = self._rules.plurals.at(text, word.start(1))
            if found is None and single:
                found = self._singular(text, word.start(1))
            if found is not None or self._ends_description(word[1].lower()):
                return found
            end = word.end()
        return None

    def _counted(self, text: str, number: Number, found: Found) -> Found | None:
        """``found`` divided; a bare small number of cells is no dose."""
        divided = self._rules.division.complete(text, found)
        if divided is None or not divided.unit.scaled:
            return divided
        return divided if number.last >= _MANY or _POWER.search(text, number.start, number.end) else None

    def _is_excluded(self, text: str, found: Found) -> bool:
        """Whether a word follows that takes the unit away: the level of a confidence interval."""
        excluded = self._rules.not_before.get(found.unit.rule_id)
        return excluded is not None and text[found.end : found.end + 16].lstrip(" -").startswith(excluded)

    def _rate(self, text: str, end: int) -> Found | None:
        """Cases per power of ten of people, as ``/100000{person}``."""
        match = self._rules.incidence.match(text, end)
        if match is None:
            return None
        scale = "1000000" if "million" in match["scale"] else re.sub(r"\D", "", match["scale"])
        people = self._rules.people.get(match["people"] or "")
        code = f"/{scale}{{{people}}}" if people else f"/{scale}"
        return Found(Unit("incidence", "incidence", code, False, False), match.end())

    def _singular(self, text: str, start: int) -> Found | None:
        """A singular noun, unless it is the first half of a compound (``one patient group``)."""
        found = self._rules.singulars.at(text, start)
        if found is None or text[found.end : found.end + 1] in ("-", "/"):
            return None
        follower = _FOLLOWER.match(text, found.end)
        ends = follower is None or follower[1] in self._rules.followers or follower[1] in self._rules.breakers
        return found if ends else None

    def _ends_description(self, word: str) -> bool:
        if word in self._rules.describing:
            return False
        return word in self._rules.breakers or word.endswith(("ed", "ing"))


def _cell_mention(text: str, end: int, cells: dict[int, Mention]) -> Found | None:
    """A cell type that the vocabulary names right behind the number: ``2 × 10^6 MSCs``."""
    mention = cells.get(end + 1)
    if mention is None or text[end] != " ":
        return None
    return Found(Unit("cell", "dose", "{cell}", True, True), mention.end)
