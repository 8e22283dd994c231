"""Tells whether a sentence stands by what it says: `the firm claims that MSCs …` does not."""

from __future__ import annotations

from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.rule_rows import Rules, compiled, field


class Stances:
    """The section ``stances``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section, place = field(rules, "stances", PLACE), f"{PLACE} stances"
        self._asserting = frozenset(field(section, "asserting", place))
        self._that, self._disowned, self._taken_back = (
            compiled(field(section, key, place), f"{place} {key}")
            for key in ("that", "disowned", "taken_back")
        )

    def takes_back(self, behind: str) -> bool:
        """Do the words behind what is said take it back?"""
        return self._taken_back.search(behind) is not None

    def lays_on_others(self, before: str) -> bool:
        """Do the words before the intervention say that others say so?"""
        if self._disowned.search(before):
            return True
        said = self._that.search(before) if " that " in before else None
        return said is not None and (said["word"] or "").lower() not in self._asserting
