"""Reads the registration that a report names as its own: `The trial is registered as NCT01234567.`"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.clean.metadata.record import Metadata
from pipeline.decoded import CLEAN, Stated
from pipeline.document import Segment
from pipeline.vocabulary.rules import Rules
from schemas.closed_sets import PROSE_ROLE

_RULE = "own-registration"
_REACH = 100
"""Code points from the words that tell of a registration to its number."""


class OwnRegistrations:
    """The section ``own_registrations`` of ``metadata.yaml``, compiled once."""

    def __init__(self, rules: Rules) -> None:
        section = rules.section("own_registrations")
        self._types, self._told = section.words("document_types"), section.pattern("told")
        self._needle = str(section.field("needle"))
        self._numbers = [row.pattern("pattern") for row in rules.rows("registers")]

    def add(self, text: str, segments: Sequence[Segment], metadata: Metadata, document_type: str) -> None:
        """Give ``metadata`` the first such number in the prose, if a trial is reported and none is stated."""
        if metadata.registry_id is not None or document_type not in self._types or self._needle not in text:
            return
        for role, start, end in segments:
            if role in PROSE_ROLE and (place := self._place(text, start, end)):
                metadata.registry_id = text[slice(*place)]
                metadata.stated.append(Stated("registry_id", metadata.registry_id, *place, _RULE, CLEAN))
                return

    def _place(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where the first such number stands in a segment."""
        for told in self._told.finditer(text, start, end):
            last = min(end, told.end() + _REACH)
            stop = text.find(". ", told.end(), last)
            for number in self._numbers:
                if found := number.search(text, told.end(), last if stop < 0 else stop + 1):
                    return found.span()
        return None
