"""Decides what kind of page a capture is, what it documents, and whether peers reviewed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.clean.fold import fold_page
from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.seed_rows import rows_of
from pipeline.clean.source_type.ballot import Ballot, Vote
from pipeline.clean.source_type.cues import PLACE, CueFinder, Cues
from pipeline.clean.source_type.designs import DesignReader
from pipeline.clean.source_type.facts import Facts
from pipeline.clean.source_type.peer_review import PeerReviewReader
from pipeline.decoded import SHOWN, Stated

UNKNOWN = "unknown"
DECIDED = ("source_type", "document_type", "peer_review")
"""Columns of ``documents`` that are weighed from all that the page shows."""


class Kind(NamedTuple):
    """What a document is; ``stated`` are the cues that decided, none for what is unknown.

    Where a page does not own the record it shows (a news item about a paper), its metadata are
    :meth:`~pipeline.clean.metadata.Metadata.without_record`.
    """

    source_type: str
    document_type: str
    peer_review: str
    stated: tuple[Stated, ...]
    owns_record: bool


def stated_kind(kind: Kind, stated: Sequence[Stated]) -> Kind:
    """``kind`` with what the capture's format states of it in place of what was weighed."""
    said = {one.field: one for one in reversed(stated) if one.field in DECIDED}
    if not said:
        return kind
    weighed = (one for one in kind.stated if one.field not in said)
    values = {field: one.value for field, one in said.items()}
    return kind._replace(**values, stated=(*said.values(), *weighed))


class _Page(NamedTuple):
    """What is known of a page before anything is decided."""

    segments: list[RawSegment]
    metadata: Metadata
    cues: Cues
    facts: Facts
    is_article: bool


class SourceTypes:
    """Decides by the weighted cues of ``source_types.yaml``; thin evidence gives ``unknown``."""

    def __init__(self, rules: dict[str, Any]) -> None:
        rows = rows_of(rules, "sources", PLACE)
        self._sources = {row["source_type"]: row for row in rows}
        self._yielding = [row["source_type"] for row in rows if row.get("yields_to_record")]
        self._finder = CueFinder(rules)
        self._ballot = Ballot(rules, frozenset(self._sources))
        self._designs = DesignReader(rules)
        self._peer_review = PeerReviewReader(rules)
        self._enough: int = rules["enough"]

    def decide(self, shown: str, segments: list[RawSegment], metadata: Metadata) -> Kind:
        """The kind of the page with the text ``shown``; ``segments`` tile it."""
        facts = Facts(segments, metadata)
        cues = self._finder.find(fold_page(shown))
        page = _Page(segments, metadata, cues, facts, self._peer_review.is_article(facts.counts))
        votes = self._ballot.cast(cues, facts.counts)
        source_type = self._winner(votes, page)
        source = self._sources.get(source_type, _UNDECIDED)
        stated = [] if source is _UNDECIDED else list(_cues(source_type, votes, facts))
        document_type = self._document_type(source, page, stated)
        peer_review = self._reviewed(source, document_type, page, stated=stated)
        return Kind(source_type, document_type, peer_review, tuple(stated), source["own_record"])

    def _winner(self, votes: list[Vote], page: _Page) -> str:
        """The kind with most votes; where the page owns an article's record, none that yields to it."""
        totals: dict[str, int] = {}
        for rule, _ in votes:
            for source_type, weight in rule.weights.items():
                totals[source_type] = totals.get(source_type, 0) + weight
        if page.is_article:
            for source_type in self._yielding:
                totals.pop(source_type, None)
        most = max(totals.values(), default=0)
        first = [source_type for source_type, total in totals.items() if total == most]
        return first[0] if most >= self._enough and len(first) == 1 else UNKNOWN

    def _document_type(self, source: dict[str, Any], page: _Page, stated: list[Stated]) -> str:
        """What the kind of page implies, else what the record states, else what title or abstract say."""
        if source["document_type"]:
            stated += _implied("document_type", source, stated)
            return str(source["document_type"])
        if page.metadata.document_type:
            stated += [one for one in page.metadata.stated if one.field == "document_type"]
            return page.metadata.document_type
        if page.cues.others and (found := self._designs.read(page.cues, page.segments)):
            document_type, rule_id, cue = found
            stated.append(Stated("document_type", document_type, cue.start, cue.end, rule_id, SHOWN))
            return document_type
        return UNKNOWN

    def _reviewed(
        self, source: dict[str, Any], document_type: str, page: _Page, *, stated: list[Stated]
    ) -> str:
        """What the kind of page implies, else what the record says, else what it shows."""
        if not source["scholarly"]:
            stated += _implied("peer_review", source, stated)
            return str(source["peer_review"])
        if said := self._peer_review.read(page.cues, page.segments):
            value, rule_id, cue = said
            stated.append(Stated("peer_review", value, cue.start, cue.end, rule_id, SHOWN))
            return value
        shown = self._peer_review.shown_by(page.facts.counts, document_type) if page.is_article else []
        for start, end, within in page.facts.places(shown).values() if shown else ():
            stated.append(Stated("peer_review", "peer_reviewed", start, end, "peer-review-by-record", within))
        return "peer_reviewed" if shown else UNKNOWN


_UNDECIDED: dict[str, Any] = {"document_type": None, "scholarly": True, "own_record": True}
"""What is taken for granted of a page whose kind is unknown."""


def _cues(source_type: str, votes: list[Vote], facts: Facts) -> Iterator[Stated]:
    """Where the votes for the winner stand."""
    speaking = [vote for vote in votes if vote[0].weights.get(source_type, 0) > 0]
    seen = facts.places([rule.fact for rule, span in speaking if span is None])
    for rule, span in speaking:
        place = (*span, SHOWN) if span else seen.get(rule.fact)
        if place:
            start, end, within = place
            yield Stated("source_type", source_type, start, end, rule.rule_id, within)


def _implied(field: str, source: dict[str, Any], stated: list[Stated]) -> list[Stated]:
    """A value that follows from the kind of page stands where the first cue for that kind does."""
    return [one._replace(field=field, value=source[field], rule_id=source["id"]) for one in stated[:1]]
