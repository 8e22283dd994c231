"""Tells where a sentence names whose finding it tells, though no citation was read there."""

from __future__ import annotations

from pipeline.extract.claims.lexicon import PLACE
from pipeline.extract.rule_rows import Rules, compiled, field, rule_rows, with_parts

OPENING = 100
"""Code points of a sentence in which it names whose finding the rest of it tells."""


class NamedSources:
    """The section ``named_sources``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section, place = field(rules, "named_sources", PLACE), f"{PLACE} named_sources"
        parts = {"name": field(section, "name", place)}
        rows = rule_rows(section, "patterns", place)
        self._patterns = [compiled(with_parts(row["pattern"], parts), f"{place} {row['id']}") for row in rows]

    def names(self, text: str) -> bool:
        """Does the sentence open with whose study it tells of?"""
        return any(pattern.search(text, 0, OPENING) for pattern in self._patterns)
