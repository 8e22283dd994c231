"""Tells what a sentence makes of a claim that it holds: `Moro disputed that …`, `…, but this is wrong`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.claims.meaning import NEITHER
from pipeline.extract.claims.sense import Sense
from pipeline.extract.claims.tagged import Tagged
from pipeline.extract.claims.templates import Fit
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows, with_parts

DENIED, NOT_FOUND = "denied", "not_found"
"""The claim is taken back; or somebody looked for what it says and did not find it."""

SIDES = ("before", "inside", "behind")


class Row(NamedTuple):
    """One way to take a claim back: what stands before it, in it and behind it; all must fit.

    ``only_asserted`` tells that it leaves alone what is said with doubt.
    """

    says: str
    only_asserted: bool
    patterns: dict[str, re.Pattern[str]]

    def fits(self, parts: dict[str, str]) -> bool:
        """Does each pattern fit its part of the sentence?"""
        return all(pattern.search(parts[side]) for side, pattern in self.patterns.items())


class TakenBack:
    """The section ``taken_back``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section, place = field(rules, "taken_back", PLACE), f"{PLACE} taken_back"
        needles = [one.encode("ascii") for one in sorted(field(section, "needles", place))]
        self._needles = DoubleArrayAhoCorasick(needles)
        self._may_take_back = lru_cache(1)(self._holds_needle)
        words = {name: f"(?:{'|'.join(said)})" for name, said in field(section, "words", place).items()}
        self._rows = [_row(row, words) for row in rule_rows(section, "rows", place)]

    def of(self, tagged: Tagged, fit: Fit, *, asserted: bool) -> str | None:
        """What the first row that fits makes of a fit, if any does."""
        if not self._may_take_back(tagged):
            return None
        parts = dict(zip(SIDES, tagged.parted(fit.start, fit.end - 1), strict=True))
        rows = (row for row in self._rows if asserted or not row.only_asserted)
        return next((row.says for row in rows if row.fits(parts)), None)

    def _holds_needle(self, tagged: Tagged) -> bool:
        """Whether the sentence holds letters of which each that a row fits holds some."""
        return bool(self._needles.find(tagged.whole().lower().encode("ascii", "replace")))

    def instead(self, taken: str, fit: Fit, sense: Sense) -> tuple[Sense, str | None]:
        """What is claimed instead, and how firmly; no certainty where it is nothing.

        A plain benefit that was looked for and not found is a null result.
        """
        if taken != NOT_FOUND or sense.effect != "benefit" or fit.negations or fit.hedges:
            return sense, None
        return Sense(sense.outcome_id, NEITHER, "no_difference", missed=True), "asserted"


def _row(row: Rules, words: dict[str, str]) -> Row:
    """The row with ``{name}`` in its patterns for any of the words of that name."""
    patterns = {
        side: compiled(f"(?i:{with_parts(row[side], words)})", f"{PLACE} taken_back {row['id']} {side}")
        for side in SIDES
        if side in row
    }
    return Row(row.get("says", DENIED), row.get("only_asserted", False), patterns)
