"""Says what the cells of a row or column are about: the name that its label is."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from pipeline.document import Span
from pipeline.extract.mentions.reading import Reading
from pipeline.vocabulary.rules import Rules

_START = itemgetter(0)


class NamedInLabels:
    """The names of the rule's ``subjects``, with what ``of_name`` lets stand around them."""

    def __init__(self, row: Rules) -> None:
        around = row.section("of_name")
        self._before, self._behind = (around.pattern(side) for side in ("before", "behind"))
        self._types = row.words("subjects")

    def of(self, text: str, label: Span, mentions: list[Reading]) -> str | None:
        """Concept id of what the label names, if that is all it does."""
        named = None
        first, last = (bisect_left(mentions, place, key=_START) for place in label)
        for start, end, naming in mentions[first:last]:
            fits = naming.entity_type in self._types and not naming.ambiguous_with and end <= label.end
            if (
                fits
                and self._before.fullmatch(text, label.start, start)
                and self._behind.fullmatch(text, end, label.end)
            ):
                named = naming.concept_id
        return named
