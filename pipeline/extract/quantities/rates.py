"""Reads what cases are counted per: ``2.7 cases per 100,000 person-years``."""

from __future__ import annotations

import re

from pipeline.extract.patterns import alternatives
from pipeline.extract.quantities.forms import Found, Unit
from pipeline.vocabulary.rules import Rules, compiled, rule_id

_SCALE = r"10{0,2}[, \u00a0\u202f]?000(?:[, \u00a0\u202f]?000)?(?![\d,]\d|\d)|(?:one |a |1 )?million"
"""A power of ten from a thousand to a hundred million."""

_NO_DIGITS = re.compile(r"\D+")


class Rates:
    """The rule ``incidence``: cases, a power of ten, people."""

    def __init__(self, rules: Rules) -> None:
        row = rules.section("incidence")
        before, joins = row.words("before"), row.words("joins")
        self._people = {form: code for code, forms in row.field("people").items() for form in forms}
        self.first_words = frozenset(word.split()[0] for word in before | joins)
        """The words and signs that a rate begins with."""
        self._joins = frozenset(f" {join.split()[0]}" for join in joins)
        people = rf"(?:[ -](?:of )?(?:the )?(?:general )?(?P<people>{alternatives(list(self._people))})\b)?"
        pattern = rf" ?(?:(?:{alternatives(before)}) )?(?:{alternatives(joins)}) ?(?P<scale>{_SCALE}){people}"
        self._rule_id = rule_id("quantities", "incidence")
        self._pattern = compiled(pattern, rules.at("incidence"))

    def joins_behind(self, word: str) -> frozenset[str]:
        """What behind ``word`` could make a rate of it: nothing, unless a rate can begin with that."""
        return self._joins if word in self.first_words else frozenset()

    def at(self, text: str, end: int) -> Found | None:
        """The rate that goes on at ``end``, its unit written as ``/100000{person}``."""
        match = self._pattern.match(text, end)
        if match is None:
            return None
        scale = "1000000" if "million" in match["scale"] else _NO_DIGITS.sub("", match["scale"])
        people = self._people.get(match["people"] or "")
        code = f"/{scale}{{{people}}}" if people else f"/{scale}"
        return Unit(self._rule_id, "incidence", code, doses=False, scaled=False), match.end()
