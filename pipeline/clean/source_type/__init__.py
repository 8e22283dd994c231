"""Decides what kind of page a capture is, what it documents, and whether peers reviewed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from pipeline.clean.fold import fold
from pipeline.clean.metadata import Metadata
from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.seed_rows import rows_of
from pipeline.clean.source_type.designs import DesignReader
from pipeline.clean.source_type.facts import count_facts
from pipeline.clean.source_type.peer_review import PeerReviewReader
from pipeline.clean.source_type.votes import PLACE, Ballot, Vote
from pipeline.decoded import Stated

UNKNOWN = "unknown"
_DECIDED = frozenset(["source_type", "document_type", "peer_review"])


class Kind(NamedTuple):
    """What a document is; ``rule_ids`` are the rules that decided, in the order of the rule file.

    Where a page does not own the record it shows (a news item about a paper), its metadata are
    :meth:`~pipeline.clean.metadata.Metadata.without_record`.
    """

    source_type: str
    document_type: str
    peer_review: str
    rule_ids: tuple[str, ...]
    owns_record: bool


def stated_kind(kind: Kind, stated: Sequence[Stated]) -> Kind:
    """``kind`` with what the capture's format states of it in place of what was weighed."""
    said = {one.field: one.value for one in reversed(stated) if one.field in _DECIDED}
    rules = tuple(one.rule_id for one in stated if one.field in _DECIDED)
    return Kind(
        said.get("source_type", kind.source_type),
        said.get("document_type", kind.document_type),
        said.get("peer_review", kind.peer_review),
        (*rules, *kind.rule_ids),
        kind.owns_record,
    )


class _Text(NamedTuple):
    """A capture's raw text as written and folded, and its segments."""

    raw: str
    folded: str
    segments: list[RawSegment]

    def abstract(self) -> str:
        return " ".join(
            [self.raw[part.start : part.end] for part in self.segments if part.role == "abstract"]
        )

    def record(self) -> str:
        return "\n".join(
            [self.folded[part.start : part.end] for part in self.segments if part.role == "metadata"]
        )


class SourceTypes:
    """Decides by the weighted cues of ``source_types.yaml``; thin evidence gives ``unknown``."""

    def __init__(self, rules: dict[str, Any]) -> None:
        rows = rows_of(rules, "sources", PLACE)
        self._sources = {row["source_type"]: row for row in rows}
        self._ballot = Ballot(rules, frozenset(self._sources))
        self._designs = DesignReader(rules)
        self._peer_review = PeerReviewReader(rules)
        self._enough: int = rules["enough"]

    def decide(self, raw: str, segments: list[RawSegment], metadata: Metadata) -> Kind:
        """The kind of the capture with raw text ``raw``; ``segments`` tile it."""
        folded = fold(raw)
        facts = count_facts(segments, metadata)
        votes = self._ballot.cast(folded, facts)
        source_type = self._winner(votes)
        rules = [vote.rule_id for vote in votes if vote.weights.get(source_type, 0) > 0]
        text = _Text(raw, folded, segments)
        document_type, design = self._document_type(source_type, text, metadata)
        peer_review, basis = self._reviewed(source_type, document_type, text.record(), facts=facts)
        owns = self._sources[source_type]["own_record"] if source_type in self._sources else True
        return Kind(source_type, document_type, peer_review, (*rules, design, basis), owns)

    def _winner(self, votes: list[Vote]) -> str:
        totals: Counter[str] = Counter()
        for vote in votes:
            totals.update(vote.weights)
        ranked = totals.most_common(2)
        if not ranked or ranked[0][1] < self._enough or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return UNKNOWN
        return ranked[0][0]

    def _document_type(self, source_type: str, text: _Text, metadata: Metadata) -> tuple[str, str]:
        """What the kind of page implies, else what the record states, else what title or abstract say."""
        implied = self._sources.get(source_type)
        if implied is not None and implied["document_type"]:
            return implied["document_type"], implied["id"]
        if metadata.document_type:
            return metadata.document_type, "document-type-stated"
        stated = self._designs.read(metadata.title or "", text.abstract())
        return stated or (UNKNOWN, "document-type-unknown")

    def _reviewed(
        self, source_type: str, document_type: str, record: str, *, facts: dict[str, int]
    ) -> tuple[str, str]:
        source = self._sources.get(source_type)
        if source is not None and not source["scholarly"]:
            return source["peer_review"], source["id"]
        return self._peer_review.read(record, facts, document_type)
