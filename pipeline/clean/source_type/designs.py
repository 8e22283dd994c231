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
        """Document type, rule and cue: of the title, else of the abstract or first paragraph."""
        for kind, places in ((IN_TITLE, _titles), (SAYS_SO, _opening)):
            found = [cue for cue in cues.others if cue.owner.kind == kind]
            if found and (cue := _most_telling(found, places(segments))):
                rule_id, document_type = self._rows[cue.owner.row]
                return document_type, rule_id, cue
        return None


def _titles(segments: list[RawSegment]) -> list[RawSegment]:
    return [part for part in segments if part.role == "title" or part.rule_id == "label-title"]


def _opening(segments: list[RawSegment]) -> list[RawSegment]:
    """The abstract, or the first paragraph where there is none."""
    abstract = [part for part in segments if part.role == "abstract"]
    return abstract or [part for part in segments if part.role == "body"][:1]


def _most_telling(cues: list[Cue], places: list[RawSegment]) -> Cue | None:
    """The cue in ``places`` whose row stands first."""
    within = (cue for cue in cues for part in places if _holds(part, cue))
    return min(within, key=lambda cue: (cue.owner.row, cue.start), default=None)


def _holds(part: RawSegment, cue: Cue) -> bool:
    return part.start <= cue.start and cue.end <= min(part.end, part.start + _LONGEST)
