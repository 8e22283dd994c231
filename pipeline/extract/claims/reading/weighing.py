"""Weighs what a fit says of its outcome against what the clause around it says."""

from __future__ import annotations

import re

from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.templates import Fit
from pipeline.extract.claims.reading.comparator import Comparators
from pipeline.extract.claims.reading.direction import Directions, Turn
from pipeline.extract.claims.reading.meaning import DOWN, NEITHER, OPPOSITE
from pipeline.extract.claims.reading.sense import Sense, Senses
from pipeline.extract.claims.sentences.tagged import Tagged

CUES_DISAGREE, SIDES_DISAGREE = "cues_disagree", "sides_disagree"


class Weighing:
    """Reads one outcome of a fit, or says why its words can't be read together."""

    def __init__(
        self,
        lexicon: Lexicon,
        senses: Senses,
        directions: Directions,
        *,
        comparators: Comparators,
        spans: frozenset[str],
    ) -> None:
        """``spans`` are outcomes that are told as spans of time."""
        self._spans = spans
        self._senses, self._directions, self._comparators = senses, directions, comparators
        self._insignificant, self._adverse = (lexicon.letters[name] for name in ("insignificant", "adverse"))
        passing, falls = (
            "".join(lexicon.letters[name] for name in names)
            for names in (("measure", "filler", "have"), ("decrease", "decline"))
        )
        self._fell = re.compile(f"[{passing}]*[{falls}]")
        self._hasten, self._comparison, self._inside = (
            lexicon.letters[name] for name in ("hasten", "comparison", "inside")
        )
        self._than_before = re.compile(f"{self._comparison}[{passing}]*{lexicon.letters['block']}")
        self._moves = frozenset(lexicon.letters[name] for name in ("increase", "decrease", "decline"))

    def of(self, fit: Fit, outcome: int, tagged: Tagged, *, tells_significance: bool) -> Sense | str:
        """What the fit says of the outcome token, unless the clause as a whole objects."""
        match fit.template.meaning:
            case "compared":
                return self._compared(fit, outcome, tagged) or CUES_DISAGREE
            case "before_after":
                return self._unmoved(outcome, tagged) or CUES_DISAGREE
            case "ratio":
                return self._by_ratio(fit, outcome, tagged) or CUES_DISAGREE
        sense = self._senses.of(self._blaming(fit, outcome, tagged), outcome, tagged)
        if sense is None:
            return CUES_DISAGREE
        told = tells_significance or self._insignificant in tagged.letters
        turn = self._turn(fit, sense, tagged, outcome=outcome) if told else None
        if turn is None:
            return sense
        missed = Sense(sense.outcome_id, NEITHER, "no_difference", missed=True)
        return missed if turn.nullifies else SIDES_DISAGREE

    def _blaming(self, fit: Fit, outcome: int, tagged: Tagged) -> Fit:
        """The fit; an adverse event, and beside a comparator anything that came after the intervention, is
        its harm.

        Not where the outcome merely fell, which it may have done faster beside it: `FVC fell by 1%`.
        """
        if not fit.template.harm_is_unclear:
            return fit
        if self._hastened(fit, tagged.letters):
            return self._blamed(fit) if self._is_of_given(fit, outcome, tagged) else fit
        if self._fell.match(tagged.letters, outcome + 1):
            return fit
        if tagged.letters[outcome] != self._adverse and not self._comparators.of(tagged, outcome):
            return fit
        return self._blamed(fit)

    def _blamed(self, fit: Fit) -> Fit:
        return fit._replace(template=fit.template._replace(harm_is_unclear=False))

    def _hastened(self, fit: Fit, letters: str) -> bool:
        """Does it say of a fall, or of what gets worse by itself, that it became faster?"""
        return any(letters[place] == self._hasten for place in fit.changes)

    def _is_of_given(self, fit: Fit, outcome: int, tagged: Tagged) -> bool:
        """Was it faster beside a comparator, or after what was given and beside nothing else?"""
        if self._comparators.of(tagged, outcome):
            return True
        told = tagged.letters[min(fit.changes) : max(fit.given)]
        beside = self._than_before.sub("", tagged.letters)
        return self._inside not in told and self._comparison not in beside

    def _compared(self, fit: Fit, outcome: int, tagged: Tagged) -> Sense | None:
        """What the clause says of the outcome beside that of the other group."""
        outcome_id, turn = self._senses.named(tagged, outcome), self._directions.of(tagged, outcome)
        if turn is None:
            turn = self._directions.of_untested(tagged, outcome, is_time=outcome_id in self._spans)
        if outcome_id is None or turn is None or (fit.negations and turn.direction != NEITHER):
            return None
        return self._senses.of_turn(turn.direction, outcome_id, tagged)

    def _unmoved(self, outcome: int, tagged: Tagged) -> Sense | None:
        """That the outcome stayed as it was, where its clause tells that a test found no difference."""
        outcome_id, turn = tagged.concept(outcome), self._directions.of(tagged, outcome, changed=True)
        if outcome_id is None or turn is None or not turn.nullifies:
            return None
        return Sense(outcome_id, NEITHER, "no_difference", missed=True)

    def _by_ratio(self, fit: Fit, outcome: int, tagged: Tagged) -> Sense | None:
        """What the ratio of an event says; None where the outcome is no evil.

        A ratio for survival may be that of the deaths.
        """
        outcome_id, way = tagged.concept(outcome), self._directions.of_ratio(tagged, outcome)
        if outcome_id is None or way is None or fit.negations:
            return None
        fewer = self._senses.of_turn(DOWN, outcome_id, tagged)
        return self._senses.of_turn(way, outcome_id, tagged) if fewer and fewer.effect == "benefit" else None

    def _turn(self, fit: Fit, sense: Sense, tagged: Tagged, *, outcome: int) -> Turn | None:
        """What the clause as a whole says against a plain change: that it was none, or went the other way."""
        if (
            fit.template.meaning not in ("change", "judged")
            or fit.negations
            or sense.direction not in OPPOSITE
        ):
            return None
        turn = self._directions.of(tagged, outcome, changed=True)
        if turn is None or turn.nullifies:
            return turn
        plain = not fit.inner and len(fit.changes) == 1 and tagged.letters[fit.changes[0]] in self._moves
        return turn if plain and turn.direction == OPPOSITE[sense.direction] else None
