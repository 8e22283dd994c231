"""Whether peers reviewed a document: stated, or shown by the record of a journal article."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type.ballot import Vote
from pipeline.clean.source_type.cues import DENIED, STATED, Cue, Cues
from pipeline.decoded import SHOWN, Stated
from pipeline.vocabulary.rules import Rules

UNREVIEWED = "not_peer_reviewed"


class Reviewed(NamedTuple):
    """The value, its rule, and the words of the record that state it."""

    value: str
    rule_id: str
    cue: Cue


class PeerReviewReader:
    """Decides by the points of ``peer_review`` in ``source_types.yaml``."""

    def __init__(self, content: Rules) -> None:
        rules = content.section("peer_review")
        self._points: dict[str, int] = rules.field("points")
        self._enough: int = rules.field("enough")
        self._needs: list[str] = rules.field("needs")
        self._never = frozenset(rules.field("never"))
        self._outside = frozenset(rules.get("outside", ()))
        self._meetings = frozenset(rules.get("meetings", ()))
        self._document_types = frozenset(rules.field("document_types"))

    def never_reviewed(self, document_type: str) -> bool:
        """Whether documents of a type are not reviewed by peers."""
        return document_type in self._never

    def was_meeting(self, votes: list[Vote]) -> bool:
        """Whether the page shows what was told at a meeting, of which peers read an abstract at most."""
        return any(rule.rule_id in self._meetings for rule, _ in votes)

    def outside(self, votes: list[Vote]) -> list[Stated]:
        """What says that a page of no kind shows nothing that peers review, if anything does."""
        telling = [(rule.rule_id, spans[0]) for rule, spans in votes if rule.rule_id in self._outside]
        return [Stated("peer_review", UNREVIEWED, *span, rule_id, SHOWN) for rule_id, span in telling[:1]]

    def may_be_reviewed(self, document_type: str) -> bool:
        """Whether peers review documents of a type."""
        return document_type in self._document_types

    def read(self, cues: Cues, segments: list[RawSegment]) -> Reviewed | None:
        """What the words of the record say; prose may speak of other works' review."""
        if not cues.others:
            return None
        for kind, value in ((DENIED, UNREVIEWED), (STATED, "peer_reviewed")):
            for cue in cues.others:
                if cue.owner.kind == kind and _in_record(cue, segments):
                    return Reviewed(value, f"peer-review-{kind}", cue)
        return None

    def shown_by(self, counts: dict[str, int], document_type: str) -> list[str]:
        """The facts that show that peers reviewed an article, none where they are too few."""
        shown = [fact for fact in self._points if counts.get(fact)]
        enough = sum([self._points[fact] for fact in shown]) >= self._enough
        is_article = enough and any(counts.get(fact) for fact in self._needs)
        return shown if is_article and document_type in self._document_types else []


def _in_record(cue: Cue, segments: list[RawSegment]) -> bool:
    return any(
        part.start <= cue.start and cue.end <= part.end for part in segments if part.role == "metadata"
    )
