"""Whether peers reviewed a document: stated, or shown by the record of a journal article."""

from __future__ import annotations

from typing import Any

from pipeline.clean.seed_rows import words_of
from pipeline.clean.source_type.votes import PLACE


class PeerReviewReader:
    """Decides by the points of ``peer_review`` in ``source_types.yaml``."""

    def __init__(self, content: dict[str, Any]) -> None:
        rules = content["peer_review"]
        self._stated = words_of(rules, "stated", PLACE)
        self._denied = words_of(rules, "denied", PLACE)
        self._points: dict[str, int] = rules["points"]
        self._enough: int = rules["enough"]
        self._document_types = frozenset(rules["document_types"])

    def read(self, record: str, facts: dict[str, int], document_type: str) -> tuple[str, str]:
        """Value and rule; ``record`` is the folded text of the record's lines, glued labels and all."""
        if any(words in record for words in self._denied):
            return "not_peer_reviewed", "peer-review-denied"
        if any(words in record for words in self._stated):
            return "peer_reviewed", "peer-review-stated"
        points = sum(weight for fact, weight in self._points.items() if facts[fact])
        if points >= self._enough and document_type in self._document_types:
            return "peer_reviewed", "peer-review-by-record"
        return "unknown", "peer-review-unknown"
