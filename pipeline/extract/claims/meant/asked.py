"""A sentence of which is asked which intervention it means, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pipeline.document import CleanDocument
from pipeline.extract.rows import Named


class Last(NamedTuple):
    """The last sentence that names or means an intervention."""

    mentions: list[Named]
    """All of it, in order."""
    given: list[Named]
    """The interventions among them; never empty."""

    @property
    def place(self) -> int:
        """Where it stands in its document."""
        return self.given[0].sentence


class Asked(NamedTuple):
    """The sentence at ``place``."""

    document: CleanDocument
    place: int
    last: Last | None = None
    """The last one up to it that names or means an intervention."""
    named: Last | None = None
    """The last one up to it that names one."""
    titled: str | None = None
    """The concept that the title means, where it may be meant there."""


Way = Callable[[Asked], Named | None]
"""Finds what means an intervention: words, or an empty mention at the head of a sentence that has none."""


def at_head(asked: Asked, entity_type: str, concept_id: str) -> Named:
    """An empty mention of the concept at the head of the sentence."""
    start = asked.document.sentences[asked.place].start
    return Named(start, start, asked.place, entity_type, concept_id)
