"""Tells where a sentence names whose finding it tells, though no citation was read there."""

from __future__ import annotations

from pipeline.extract.claims.letters.needful import Needful
from pipeline.extract.patterns import with_parts
from pipeline.vocabulary.rules import Rules

OPENING = 100
"""Code points of a sentence in which it names whose finding the rest of it tells."""


class NamedSources:
    """The section ``named_sources``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("named_sources")
        parts = {"name": section.field("name")}
        self._patterns, self._trials, self._against = (
            Needful({row.place: with_parts(row["pattern"], parts) for row in section.rows(key)})
            for key in ("patterns", "trials", "set_against")
        )

    def names(self, text: str) -> bool:
        """Does the sentence open with whose study it tells of?"""
        return self._patterns.fit_in(text, 0, OPENING)

    def names_trial(self, text: str) -> bool:
        """Does it open with a trial by its name, which in a report may be its own?"""
        return self._trials.fit_in(text, 0, OPENING)

    def sets_against(self, text: str) -> bool:
        """Does it set its own results against those of somebody, whose findings the rest of it tells?"""
        return self._against.fit_in(text, 0, OPENING)
