"""The design of a study as its title or abstract states it."""

from __future__ import annotations

from typing import Any

from pipeline.clean.raw_segment import RawSegment
from pipeline.clean.seed_rows import rows_of
from pipeline.clean.source_type.cues import IN_TITLE, PLACE, SAYS_SO, Cue, Cues

_LONGEST = 6000
"""Code points of an abstract that are read."""


class DesignReader:
    """Chooses the most telling design; rows of ``designs`` stand in that order."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._rows = [(row["id"], row["document_type"]) for row in rows_of(content, "designs", PLACE)]

    def read(self, cues: Cues, segments: list[RawSegment]) -> tuple[str, str, Cue] | None:
        """Document type, rule and cue: of the title, else of the abstract."""
        for kind, role in ((IN_TITLE, "title"), (SAYS_SO, "abstract")):
            found = [cue for cue in cues.others if cue.owner.kind == kind]
            if found and (cue := _most_telling(found, segments, role)):
                rule_id, document_type = self._rows[cue.owner.row]
                return document_type, rule_id, cue
        return None


def _most_telling(cues: list[Cue], segments: list[RawSegment], role: str) -> Cue | None:
    places = [
        (part.start, min(part.end, part.start + _LONGEST))
        for part in segments
        if part.role == role or (role == "title" and part.rule_id == "label-title")
    ]
    within = (cue for cue in cues for start, end in places if start <= cue.start and cue.end <= end)
    return min(within, key=lambda cue: (cue.owner.row, cue.start), default=None)
