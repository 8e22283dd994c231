"""Finds the kind of page that the votes are for."""

from __future__ import annotations

from pipeline.clean.source_type.ballot import Vote, counted, reaches, tally
from pipeline.clean.source_type.kind import UNKNOWN
from pipeline.clean.source_type.sources import Source
from pipeline.vocabulary.rules import Rules


class Winner:
    """Counts votes; ``sources`` are the rows of the kinds of pages, by kind."""

    def __init__(self, rules: Rules, sources: dict[str, Source]) -> None:
        self._sources = sources
        self._owning = [kind for kind, row in sources.items() if row.own_record]
        self._records = [counted(one, rules.at("records")) for one in rules.field("records")]
        finds = rules.section("finds")
        self._found, self._without = finds.words("votes"), finds.words("without")
        self._lists = [counted(one, rules.at("lists")) for one in rules.field("lists")]
        self._enough: int = rules.field("enough")

    def of(self, votes: list[Vote], counts: dict[str, int]) -> str:
        """The kind with most votes, of those that the page may be."""
        totals = tally(votes)
        held = {rule.rule_id for rule, _ in votes}
        may_be = [one for one in totals if totals[one] >= self._enough and self._has_needs(one, held)]
        if any(reaches(counts, record) for record in self._records):
            of_record = max([totals.get(one, 0) for one in self._owning])
            may_be = [one for one in may_be if self._stands_beside_record(one, totals[one] - of_record)]
        ranked = sorted(
            [(totals[one], self._sources[one].needs is not None, one) for one in may_be], reverse=True
        )
        tied = len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]
        return ranked[0][2] if ranked and not tied else UNKNOWN

    def _has_needs(self, source_type: str, held: set[str]) -> bool:
        needs = self._sources[source_type].needs
        return not needs or not held.isdisjoint(needs)

    def _stands_beside_record(self, source_type: str, lead: int) -> bool:
        """Whether a page that shows the record of an article may be of a kind with that many votes more."""
        source = self._sources[source_type]
        return not source.yields_to_record and (source.leads_record is None or lead >= source.leads_record)

    def is_list(self, votes: list[Vote], counts: dict[str, int]) -> bool:
        """Whether the page lists works: several entries, or what was found, without a record of one."""
        if any(reaches(counts, one) for one in self._lists):
            return True
        finds = any(rule.rule_id in self._found for rule, _ in votes)
        return finds and not any(counts.get(fact) for fact in self._without)
