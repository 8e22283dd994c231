"""Tells whole names from those inside them: `MSCs` in `bone marrow MSCs` are no intervention of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from operator import gt, itemgetter

from pipeline.extract.claims.broader import Broader
from pipeline.extract.claims.letters.lexicon import known
from pipeline.extract.rows import Named
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

START, END, SENTENCE, CONCEPT = (
    itemgetter(Named._fields.index(name)) for name in ("start", "end", "sentence", "concept_id")
)


class WholeNames:
    """Which of the ``interventions`` only wrap another."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, interventions: Set[str]) -> None:
        self._wrappings, self._interventions = known(rules, "wrappings", vocabulary), interventions
        self._cells: dict[str, str] = rules.field("cells_of_products")
        self._may_wrap, self._own = self._wrappings | self._cells.keys(), interventions - self._wrappings
        self._broader = Broader(vocabulary)

    def of(self, mentions: Sequence[Named]) -> Sequence[Named]:
        """The mentions without those inside an intervention's own name, which say what that is made of.

        A name that only wraps another intervention is left out instead.
        """
        if not _overlap(mentions):
            return mentions
        end, whole = 0, list[Named]()
        for one in outer_first(self._unwrapped(mentions)):
            if one.end > end:
                whole.append(one)
                end = one.end if one.concept_id in self._interventions else end
        return whole

    def _unwrapped(self, mentions: Sequence[Named]) -> Sequence[Named]:
        """Those that wrap no other intervention, and no narrower cells: `UC-MSC treatment` is of UC-MSCs."""
        if self._may_wrap.isdisjoint(map(CONCEPT, mentions)):
            return mentions
        own = [one for one in mentions if one.concept_id in self._own]
        starts = list(map(START, own))

        def wraps(one: Named) -> bool:
            if one.concept_id not in self._may_wrap:
                return False
            first, behind = bisect_left(starts, one.start), bisect_left(starts, one.end)
            return any(self._is_wrapped(inner, one) for inner in own[first:behind])

        return [one for one in mentions if not wraps(one)]

    def _is_wrapped(self, inner: Named, one: Named) -> bool:
        """Is ``one``, which holds the start of ``inner``, only a name around it?"""
        if one.concept_id in self._wrappings:
            return True
        cells = self._cells[one.concept_id]
        return cells != inner.concept_id and cells in self._broader.of(inner.concept_id)


def apart(mentions: list[Named], letters: list[str]) -> tuple[list[Named], list[str]]:
    """Those of the mentions that have a letter and stand in no longer one, and their letters."""
    if "" not in letters and not _overlap(mentions):
        return mentions, letters
    named: list[tuple[Named, str]] = []
    lettered = zip(mentions, letters, strict=True)
    for mention, letter in sorted(lettered, key=lambda pair: (pair[0].start, -pair[0].end)):
        if letter and (not named or mention.start >= named[-1][0].end):
            named.append((mention, letter))
    return [mention for mention, _ in named], [letter for _, letter in named]


def outer_first(mentions: Iterable[Named]) -> list[Named]:
    """Sorted by starts, and a longer name before those inside it."""
    return sorted(sorted(mentions, key=END, reverse=True), key=START)


def _overlap(mentions: Sequence[Named]) -> bool:
    """Does any reach into the next?"""
    return any(map(gt, map(END, mentions), map(START, mentions[1:])))
