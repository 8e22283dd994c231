"""What a change of an outcome means: which way the outcome goes, and whether that is good for the patient."""

from __future__ import annotations

from pipeline.extract.claims.letters.lexicon import known
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

UP, DOWN, NEITHER = "increase", "decrease", "no_change"
OPPOSITE = {UP: DOWN, DOWN: UP}
DIRECTIONS = {"up": UP, "down": DOWN}
"""By what the vocabulary's column ``desirable`` says."""

MOVES = {
    **{"increase": UP, "decrease": DOWN, "decline": DOWN, "slope": DOWN},
    **{"avert": DOWN, "later": DOWN, "hasten": UP},
}
"""The direction of cue classes that say nothing of better or worse."""

JUDGES = {
    "ease": True,
    "improve": True,
    "preserve": True,
    "benefit": True,
    "effective": True,
    "profit": True,
    "favour": True,
    "worsen": False,
    "detriment": False,
}
"""Cue classes that say better (true) or worse."""

JUDGING_NOUNS = ("benefit", "detriment", "effective")
"""Those that may stand over another cue: ``effective in slowing``."""

DELAYS = frozenset({"avert", "later", "hasten"})
"""Cue classes that lengthen or shorten the time until an event."""

IN_TIME = DELAYS | frozenset(JUDGES)
"""Cue classes that can be read of an event in time."""


class Desirability:
    """Which outcomes are good when they go up."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        types = frozenset(rules.field("types_good_when_down"))
        ways = {
            key: "down" if concept.entity_type in types else concept.desirable
            for key, concept in vocabulary.concepts.items()
        }
        self._good = {key: DIRECTIONS[way] for key, way in ways.items() if way}
        self._in_time = known(rules, "events_in_time", vocabulary)
        self._times = known(rules, "times_to_events", vocabulary)

    def of_change(self, cues: tuple[str, ...], outcome_id: str) -> tuple[str, str] | None:
        """(direction, effect) where cues of these classes, outermost first, act on the outcome.

        ``a benefit in slowing the decline of`` is (benefit, avert, decline).  None where the cues can't be
        read together.
        """
        if len(cues) > 1 and cues[0] in JUDGING_NOUNS:
            inner = self.of_change(cues[1:], outcome_id)
            return inner and (inner[0], _judged(cues[0]))
        if outcome_id in self._in_time and cues[-1] not in IN_TIME:
            return None
        if len(cues) == 1:
            return self._single(cues[0], outcome_id)
        return self._nested(*cues, outcome_id) if len(cues) == 2 else None

    def _single(self, cue: str, outcome_id: str) -> tuple[str, str] | None:
        good = self._good.get(outcome_id)
        if cue == "ease" and good != DOWN:
            return None
        if cue in MOVES:
            delays = cue in DELAYS and outcome_id in self._times
            direction = OPPOSITE[MOVES[cue]] if delays else MOVES[cue]
            return direction, self._effect(direction, outcome_id)
        effect = _judged(cue)
        if cue == "preserve":
            return (NEITHER, effect) if good == UP else (NEITHER, "unclear")
        if good is None:
            return "unclear", effect
        return good if JUDGES[cue] else OPPOSITE[good], effect

    def _nested(self, outer: str, inner: str, outcome_id: str) -> tuple[str, str] | None:
        """A change of a change: less decline is more, faster decline is less."""
        moved = self._single(inner, outcome_id)
        if moved is None or moved[0] not in OPPOSITE or outer in ("worsen", "preserve"):
            return None
        turned = moved[0] if MOVES.get(outer) == UP else OPPOSITE[moved[0]]
        return turned, self._effect(turned, outcome_id)

    def _effect(self, direction: str, outcome_id: str) -> str:
        good = self._good.get(outcome_id)
        if good is None:
            return "unclear"
        return "benefit" if direction == good else "harm"


def _judged(cue: str) -> str:
    return "benefit" if JUDGES[cue] else "harm"
