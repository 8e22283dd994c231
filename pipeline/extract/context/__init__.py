"""Finds what a document negates, hedges, aims at or asks: cues, and how far their force reaches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.document import Sentence, Span
from pipeline.extract.context.cues import CueIndex
from pipeline.extract.context.reach import Reach
from pipeline.extract.context.scope import Scope, names_inside
from pipeline.extract.fold import folded_document
from pipeline.extract.rule_rows import Rules

__all__ = ["ContextFinder", "Scope", "names_inside"]


class ContextFinder:
    """The cues, made ready once for any number of documents."""

    def __init__(self, rules: Rules) -> None:
        self._cues = CueIndex(rules)
        self._reach = Reach(rules)

    def scopes(self, text: str, sentences: Sequence[Sentence]) -> list[Scope]:
        """The scopes within ``sentences`` of ``text``, which are in order; ordered by cue."""
        layers = folded_document(text)
        starts = [sentence.start for sentence in sentences]
        scopes: list[Scope] = []
        for start, end, cue in self._cues.longest(layers):
            index = bisect_right(starts, start) - 1
            if index >= 0 and end <= sentences[index].end and cue.kind != "none":
                span = Span(start, end)
                reach = self._reach.of(cue.reach, cue.words, layers.low, cue=span, sentence=sentences[index])
                if reach:
                    scopes.append(Scope(cue.kind, span, reach, cue.rule_id, cue.certainty, cue.reach))
        return scopes
