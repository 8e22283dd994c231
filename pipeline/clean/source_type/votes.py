"""Votes for kinds of pages, from phrases in the raw text and from facts."""

from __future__ import annotations

from typing import Any, NamedTuple

from pipeline.clean.phrases import PhraseIndex
from pipeline.clean.seed_rows import rows_of, words_of
from pipeline.clean.source_type.facts import FACTS
from pipeline.errors import SeedError

PLACE = "seeds/rules/source_types.yaml"


class Vote(NamedTuple):
    """One rule's weights by kind of page."""

    rule_id: str
    weights: dict[str, int]


class Ballot:
    """All votes, cast in one pass over the text."""

    def __init__(self, content: dict[str, Any], source_types: frozenset[str]) -> None:
        rows = rows_of(content, "votes", PLACE)
        self._votes = [_vote(row, source_types) for row in rows]
        self._facts = [
            (_fact(row), row.get("at_least", 1), _vote(row, source_types))
            for row in rows_of(content, "facts", PLACE)
        ]
        phrases = _owners(rows)
        self._owners = list(phrases.values())
        self._index = PhraseIndex(phrases, run_on=True)

    def cast(self, folded: str, facts: dict[str, int]) -> list[Vote]:
        """The votes that a page casts: those of its phrases, then those of its facts."""
        found = {self._owners[number] for _, _, number in self._index.hits(folded)}
        votes = [self._votes[number] for number in sorted(found)]
        return votes + [vote for fact, at_least, vote in self._facts if facts[fact] >= at_least]


def _owners(rows: list[dict[str, Any]]) -> dict[str, int]:
    owners: dict[str, int] = {}
    for number, row in enumerate(rows):
        for phrase in words_of(row, "within", PLACE):
            if phrase in owners:
                taken = f"already stands under rule {rows[owners[phrase]]['id']}"
                raise SeedError(f"{PLACE} rule {row['id']}", phrase, taken, "Keep the phrase under one rule.")
            owners[phrase] = number
    return owners


def _vote(row: dict[str, Any], source_types: frozenset[str]) -> Vote:
    weights = row.get("votes") or {}
    for source_type in weights:
        if source_type not in source_types:
            place = f"{PLACE} rule {row['id']}"
            raise SeedError(place, source_type, "is no source type", "Add it under `sources` or mend it.")
    return Vote(row["id"], weights)


def _fact(row: dict[str, Any]) -> str:
    fact = row.get("fact")
    if fact not in FACTS:
        place = f"{PLACE} rule {row['id']}"
        raise SeedError(place, fact, "is no known fact", f"Use one of {', '.join(sorted(FACTS))}.")
    return str(fact)
