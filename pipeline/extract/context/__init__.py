"""Finds what a document negates, hedges, aims at, asks or says of others: cues, and how far they reach."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter

from pipeline.document import Sentence, Span, row_maker
from pipeline.extract.context.cues import KINDS, OVER_CLAIMS, Cue, CueIndex
from pipeline.extract.context.phrases import Phrases
from pipeline.extract.context.reach import Reach, Reached
from pipeline.extract.context.scope import Scope, ending_before, name_spans, names_inside, names_reached
from pipeline.extract.fold import folded_document
from pipeline.vocabulary.rules import Rules

__all__ = ["KINDS", "OVER_CLAIMS", "ContextFinder", "Scope", "name_spans", "names_inside", "names_reached"]

_scope, _span = row_maker(Scope), row_maker(Span)


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
        asks = "question" in kinds and self._may_ask(layers.low, sentences[0].start, sentences[-1].end)
        asked = list(self._asked(layers.low, sentences)) if asks else []
        starts = [sentence.start for sentence in sentences]
        scopes: list[Scope] = []
        free_from = 0
        for start, end, cue in self._cues.met(layers, starts[0], sentences[-1].end):
            if start < free_from or end > (sentence := sentences[bisect_right(starts, start) - 1]).end:
                continue
            free_from = end
            if cue.kind in kinds and not (scopes and _is_reached(cue, start, scopes[-1])):
                at = _span((start, start + cue.width))
                reached = self._reach.of(cue.reach, cue.words, layers.low, cue=at, sentence=sentence)
                if reached and scopes:
                    scopes[-1] = _beside(scopes[-1], cue, at)
                scopes += _scopes(cue, at, reached)
        return sorted([*scopes, *asked], key=attrgetter("cue")) if asked else scopes

    def _may_ask(self, low: bytes, start: int, end: int) -> bool:
        """Whether the text from ``start`` to ``end``, which may be one sentence of many, holds a mark."""
        return any(low.find(mark, start, end) >= 0 for mark in self._cues.marks)

    def _asked(self, low: bytes, sentences: Sequence[Sentence]) -> Iterator[Scope]:
        """The scopes of the marks that end sentences."""
        marks = self._cues.marks
        for sentence in sentences:
            if cue := marks.get(low[sentence.end - 1]):
                at = Span(sentence.end - 1, sentence.end)
                reached = self._reach.of(cue.reach, cue.words, low, cue=at, sentence=sentence)
                yield from _scopes(cue, at, reached)


def _scopes(cue: Cue, at: Span, reached: Iterable[Reached]) -> Iterator[Scope]:
    """The scopes of the cue at a place, by what it reaches."""
    for scope, names in reached:
        yield _scope((cue.kind, at, scope, cue.rule_id, cue.certainty, names))


def _is_reached(cue: Cue, start: int, before: Scope) -> bool:
    """Whether a cue only goes on with the one before it: the `nor` behind a `neither`."""
    return cue.reach == "either" and before.rule_id == cue.rule_id and start < before.scope.end


def _beside(before: Scope, cue: Cue, at: Span) -> Scope:
    """What ``before`` keeps: what is asked is no aim, and `is unknown` ends `whether it helps`."""
    if cue.kind == "question" and before.kind == "aim":
        return ending_before(before, at.end + 1)
    if cue.reach == "subject" and before.kind == cue.kind:
        return ending_before(before, at.start)
    return before
