"""Votes for kinds of pages, from phrases in the page's text and from facts about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.clean.source_type.cues import Cues
from pipeline.clean.source_type.facts import FACTS, Facts
from pipeline.decoded import SHOWN, Stated
from pipeline.document import Span
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules


class Rule(NamedTuple):
    """What a rule gives to each kind of page; ``at_least`` are counts of facts, none where phrases cast."""

    rule_id: str
    weights: dict[str, int]
    at_least: Mapping[str, int] = MappingProxyType({})


Vote = tuple[Rule, list[Span]]
"""A rule that holds, and where its phrases stand, none where it rests on a fact."""


class Ballot:
    """Casts the votes of a page."""

    def __init__(self, content: Rules, source_types: frozenset[str]) -> None:
        self._phrases = [_rule(row, source_types) for row in content.rows("votes")]
        facts = [
            _rule(row, source_types)._replace(at_least=counted(row.get("at_least"), row.place))
            for row in content.rows("facts")
        ]
        self._facts = [(rule, *_first_and_others(rule.at_least)) for rule in facts]

    def cast(self, cues: Cues, counts: dict[str, int]) -> list[Vote]:
        """The votes of the page's phrases, then those of its facts, each in the order of the rules."""
        votes: list[Vote] = [(self._phrases[row], cues.votes[row]) for row in sorted(cues.votes)]
        for rule, first_fact, least, others in self._facts:
            if counts.get(first_fact, 0) >= least and (not others or reaches(counts, others)):
                votes.append((rule, []))
        return votes


def tally(votes: list[Vote]) -> dict[str, int]:
    """The votes by kind of page; each phrase of a row after the first adds one to what the row gives."""
    totals: dict[str, int] = {}
    for rule, spans in votes:
        more = len(spans) - 1 if spans else 0
        for source_type, weight in rule.weights.items():
            totals[source_type] = totals.get(source_type, 0) + weight + (more if weight > 0 else -more)
    return totals


def cues_for(source_type: str, votes: list[Vote], facts: Facts) -> Iterator[Stated]:
    """Where the votes for the winner stand."""
    speaking = [vote for vote in votes if vote[0].weights.get(source_type, 0) > 0]
    seen = facts.places([fact for rule, _ in speaking for fact in rule.at_least])
    for rule, spans in speaking:
        places = [seen[fact] for fact in rule.at_least if fact in seen] or [(*span, SHOWN) for span in spans]
        for start, end, within in places:
            yield Stated("source_type", source_type, start, end, rule.rule_id, within)


def _first_and_others(at_least: Mapping[str, int]) -> tuple[str, int, dict[str, int]]:
    """The first fact, which most pages lack, with its count, and the others."""
    (fact, least), *others = at_least.items()
    return fact, least, dict(others)


def _rule(row: Rules, source_types: frozenset[str]) -> Rule:
    weights = row.get("votes") or {}
    for source_type in weights:
        if source_type not in source_types:
            raise SeedError(row.place, source_type, "is no source type", "Add it under `sources` or mend it.")
    return Rule(row["id"], weights)


def counted(at_least: dict[str, int] | None, place: str) -> dict[str, int]:
    """Counts of known facts; raises :class:`SeedError` where there is none or one is unknown."""
    unknown = [fact for fact in at_least or [None] if fact not in FACTS]
    if at_least is None or unknown:
        cure = f"Use some of {', '.join(sorted(FACTS))}."
        raise SeedError(place, unknown[0], "is no known fact", cure)
    return at_least


def reaches(counts: Mapping[str, int], at_least: Mapping[str, int]) -> bool:
    """Whether all facts reach their counts."""
    lacking = [fact for fact, least in at_least.items() if counts.get(fact, 0) < least]
    return not lacking
