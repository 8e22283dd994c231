"""Tells what a sentence makes of a claim that it holds: `Moro disputed that …`, `…, but this is wrong`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.claims.letters.templates import Fit
from pipeline.extract.claims.reading.meaning import NEITHER
from pipeline.extract.claims.reading.sense import UNCLEAR, Sense
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.extract.patterns import with_parts
from pipeline.vocabulary.rules import Rules, compiled

DENIED, NOT_FOUND, UNPROVEN, MIXED = "denied", "not_found", "unproven", "mixed"
"""The claim is taken back; somebody looked for what it says and did not find it; nobody has shown it; or
others found another.
"""

SIDES = ("before", "inside", "behind", "own")


class Row(NamedTuple):
    """One way to take a claim back: what stands before it, from it on, behind it and in it; all must fit.

    ``needles`` names the lists of which the sentence holds something; ``only_asserted`` tells that it leaves
    alone what is said with doubt.
    """

    says: str
    needles: frozenset[str]
    only_asserted: bool
    patterns: dict[str, re.Pattern[str]]

    def fits(self, parts: dict[str, str]) -> bool:
        """Does each pattern fit its part of the sentence?"""
        return all(pattern.search(parts[side]) for side, pattern in self.patterns.items())


class TakenBack:
    """The section ``taken_back``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("taken_back")
        listed = section.section("needles")
        lists = {needle: name for name, needles in listed.items() for needle in needles}
        self._lists = [lists[needle] for needle in sorted(lists)]
        self._needles = DoubleArrayAhoCorasick([needle.encode("ascii") for needle in sorted(lists)])
        words = {name: f"(?:{'|'.join(said)})" for name, said in section.field("words").items()}
        self._rows = [_row(row, words, listed) for row in section.rows("rows")]
        self._rows_for = lru_cache(1)(self._that_may_fit)

    def of(self, tagged: Tagged, fit: Fit, *, asserted: bool) -> str | None:
        """What the first row that fits makes of a fit, if any does."""
        rows = [row for row in self._rows_for(tagged) if asserted or not row.only_asserted]
        if not rows:
            return None
        before, inside, behind = tagged.parted(fit.start, fit.end - 1)
        own = inside[: len(inside) - len(behind)]
        parts = dict(zip(SIDES, (before, inside, behind, own), strict=True))
        return next((row.says for row in rows if row.fits(parts)), None)

    def _that_may_fit(self, tagged: Tagged) -> list[Row]:
        """The rows of whose needles the sentence holds some."""
        found = self._needles.find(tagged.whole().lower().encode("ascii", "replace"))
        held = {self._lists[number] for _, _, number in found}
        return [row for row in self._rows if not held.isdisjoint(row.needles)] if held else []

    def instead(self, taken: str, fit: Fit, sense: Sense) -> tuple[Sense, str | None]:
        """What is claimed instead, and how firmly; no certainty where it is nothing.

        A plain benefit that was looked for and not found is a null result; one that nobody has shown may be.
        """
        if taken == MIXED and not fit.hedges and not fit.negations:
            return Sense(sense.outcome_id, UNCLEAR, MIXED), "asserted"
        if taken == UNPROVEN and sense.effect in ("benefit", "no_difference") and not fit.hedges:
            return Sense(sense.outcome_id, NEITHER, "no_difference", missed=True), "possible"
        if taken != NOT_FOUND or sense.effect != "benefit" or fit.negations or fit.hedges:
            return sense, None
        return Sense(sense.outcome_id, NEITHER, "no_difference", missed=True), "asserted"


def _row(row: Rules, words: dict[str, str], listed: Rules) -> Row:
    """The row with ``{name}`` in its patterns for any of the words of that name."""
    patterns = {
        side: compiled(f"(?i:{with_parts(row[side], words)})", row.at(side)) for side in SIDES if side in row
    }
    needles = frozenset(row.field("needles"))
    for name in needles:
        listed.field(name)
    return Row(row.get("says", DENIED), needles, row.get("only_asserted", False), patterns)
