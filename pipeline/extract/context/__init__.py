"""Finds what a document negates, hedges, aims at, asks or says of others: cues, and how far they reach."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from pipeline.document import Sentence, Span
from pipeline.extract.context.cues import KINDS, OVER_CLAIMS, Cue, CueIndex
from pipeline.extract.context.phrases import Phrases
from pipeline.extract.context.reach import Reach
from pipeline.extract.context.scope import Scope, ending_before, name_spans, names_inside, names_reached
from pipeline.extract.fold import folded_document
from pipeline.extract.rule_rows import Rules

__all__ = ["KINDS", "OVER_CLAIMS", "ContextFinder", "Scope", "name_spans", "names_inside", "names_reached"]


class ContextFinder:
    """The cues, made ready once for any number of documents."""

    def __init__(self, rules: Rules) -> None:
        self._cues = CueIndex(rules)
        self._reach = Reach(Phrases(rules))

    def scopes(
        self, text: str, sentences: Sequence[Sentence], kinds: Collection[str] = OVER_CLAIMS
    ) -> list[Scope]:
        """The scopes of these kinds within ``sentences`` of ``text``, which are in order; ordered by cue.

        Of cues that overlap in a sentence the first counts, and of those that begin together the longest.
        """
        if not sentences:
            return []
        layers = folded_document(text)
        starts = [sentence.start for sentence in sentences]
        scopes: list[Scope] = []
        free_from = 0
        for start, end, cue in self._cues.met(layers, starts[0], sentences[-1].end):
            sentence = sentences[bisect_right(starts, start) - 1]
            if start < free_from or end > sentence.end:
                continue
            free_from = end
            if cue.kind in kinds:
                span = Span(start, end)
                reached = self._reach.of(cue.reach, cue.words, layers.low, cue=span, sentence=sentence)
                if reached:
                    if scopes:
                        scopes[-1] = _beside(scopes[-1], cue, span)
                    scopes += [
                        Scope(cue.kind, span, scope, cue.rule_id, cue.certainty, names)
                        for scope, names in reached
                    ]
        return scopes


def _beside(before: Scope, cue: Cue, at: Span) -> Scope:
    """What ``before`` keeps: what is asked is no aim, and `is unknown` ends `whether it helps`."""
    if cue.kind == "question" and before.kind == "aim":
        return ending_before(before, at.end + 1)
    if cue.reach == "subject" and before.kind == cue.kind:
        return ending_before(before, at.start)
    return before
