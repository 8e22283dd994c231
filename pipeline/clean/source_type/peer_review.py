"""Whether peers reviewed a document: stated, or shown by the record of a journal article."""

from __future__ import annotations

from typing import Any, NamedTuple

from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.source_type.cues import DENIED, STATED, Cue, Cues


class Reviewed(NamedTuple):
    """The value, its rule, and the words of the record that state it."""

    value: str
    rule_id: str
    cue: Cue


class PeerReviewReader:
    """Decides by the points of ``peer_review`` in ``source_types.yaml``."""

    def __init__(self, content: dict[str, Any]) -> None:
        rules = content["peer_review"]
        self._points: dict[str, int] = rules["points"]
        self._enough: int = rules["enough"]
        self._document_types = frozenset(rules["document_types"])

    def is_article(self, counts: dict[str, int]) -> bool:
        """Whether facts with these counts are those of the record of a journal article."""
        points = 0
        for fact, weight in self._points.items():
            if counts.get(fact):
                points += weight
        return points >= self._enough

    def read(self, cues: Cues, segments: list[RawSegment]) -> Reviewed | None:
        """What the words of the record say; prose may speak of other works' review."""
        if not cues.others:
            return None
        for kind, value in ((DENIED, "not_peer_reviewed"), (STATED, "peer_reviewed")):
            for cue in cues.others:
                if cue.owner.kind == kind and _in_record(cue, segments):
                    return Reviewed(value, f"peer-review-{kind}", cue)
        return None

    def shown_by(self, counts: dict[str, int], document_type: str) -> list[str]:
        """The facts that show that peers reviewed an article; none where its kind is not reviewed."""
        if document_type not in self._document_types:
            return []
        return [fact for fact in self._points if counts.get(fact)]


def _in_record(cue: Cue, segments: list[RawSegment]) -> bool:
    return any(
        part.start <= cue.start and cue.end <= part.end for part in segments if part.role == "metadata"
    )
