"""Reads what a sentence claims: which intervention, which outcome, which way, how firmly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.doubt import Doubts
from pipeline.extract.claims.lexicon import MENTION_CLASSES, Lexicon
from pipeline.extract.claims.sense import Senses
from pipeline.extract.claims.tagging import Tagged
from pipeline.extract.claims.templates import Fit
from pipeline.extract.context import Scope
from pipeline.extract.rule_rows import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

NO_EFFECT_YET = ("aim", "question")
"""Statements of these certainties assess no effect, whatever they hope for."""

CONNECTING = ("filler", "measure", "of", "inside", "preposition", *MENTION_CLASSES)
"""Classes that stand inside a cue without being one."""


class Reading(NamedTuple):
    """One claim as its sentence states it, before who, where and on whose word."""

    intervention_id: str
    outcome_id: str
    direction: str
    effect: str
    negated: bool
    certainty: str
    cues: tuple[Span, ...]
    rule_id: str
    fit: Fit


class Reader:
    """Turns the fits of a sentence into readings."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._senses = Senses(rules, vocabulary, lexicon)
        self._doubts = Doubts(lexicon)
        self._left_ends = frozenset(lexicon.letters[name] for name in ("break", "but"))
        self._right_ends = self._left_ends | {lexicon.letters["comma"]}
        self._connecting = frozenset(lexicon.letters[name] for name in CONNECTING)

    def readings(self, tagged: Tagged, fits: Iterable[Fit], scopes: Sequence[Scope]) -> list[Reading]:
        """One reading at most for each intervention and outcome named, by the first template that fits.

        They are in the order in which the sentence names intervention and outcome.
        """
        read: dict[tuple[int, int], Reading | None] = {}
        for fit in fits:
            for pair in product(fit.given, fit.outcomes):
                if pair not in read:
                    read[pair] = self._of_pair(fit, pair, tagged, scopes=scopes)
        found = filter(None, (read[pair] for pair in sorted(read)))
        named: dict[tuple[str, str], Reading] = {}
        for reading in found:
            named.setdefault((reading.intervention_id, reading.outcome_id), reading)
        return list(named.values())

    def clause(self, tagged: Tagged, readings: Sequence[Reading]) -> Span:
        """The stretch of the sentence that adds to its readings: from the break before to the mark after."""
        letters, tokens = tagged
        first = min(reading.fit.start for reading in readings)
        last = max(reading.fit.end for reading in readings)
        while first > 0 and letters[first - 1] not in self._left_ends:
            first -= 1
        while last < len(letters) and letters[last] not in self._right_ends:
            last += 1
        return Span(tokens[first][0], tokens[last - 1][1])

    def _of_pair(
        self, fit: Fit, pair: tuple[int, int], tagged: Tagged, *, scopes: Sequence[Scope]
    ) -> Reading | None:
        """What the fit says of one intervention and one outcome; None where that is not sure."""
        given, outcome = pair
        if fit.template.meaning == "judged":
            fit = _up_to(fit, outcome)
        sense = self._senses.of(fit, outcome, tagged)
        cues = self._cues(fit, outcome, tagged)
        if sense is None or self._doubts.undo(fit, tagged.letters, scopes, cues=cues):
            return None
        certainty = self._doubts.certainty(fit, tagged.letters, scopes, cues=cues)
        marks = {*cues, *(_span(tagged, place) for place in (*fit.negations, *fit.hedges))}
        return Reading(
            intervention_id=tagged.tokens[given][2] or "",
            outcome_id=sense.outcome_id,
            direction=sense.direction,
            effect="not_assessed" if certainty in NO_EFFECT_YET else sense.effect,
            negated=bool(fit.negations),
            certainty=certainty,
            cues=tuple(sorted(marks)),
            rule_id=fit.template.rule_id,
            fit=fit,
        )

    def _cues(self, fit: Fit, outcome: int, tagged: Tagged) -> list[Span]:
        """Spans of the words that say what happens to the outcome."""
        places = [
            place for place in (*fit.changes, *fit.inner) if tagged.letters[place] not in self._connecting
        ]
        judging = tagged.tokens[outcome][2] is None
        return [_span(tagged, place) for place in (*places, *([outcome] if judging else []))]


def _up_to(fit: Fit, outcome: int) -> Fit:
    """The fit with only the negations and hedges that stand before the outcome: `safe and not effective`."""
    before = [[place for place in places if place < outcome] for places in (fit.negations, fit.hedges)]
    return fit._replace(negations=before[0], hedges=before[1])


def _span(tagged: Tagged, place: int) -> Span:
    return Span(*tagged.tokens[place][:2])
