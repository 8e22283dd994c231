"""What a fit says of its outcome, by the meaning of its template."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.claims.letters.lexicon import Lexicon, check_known, known
from pipeline.extract.claims.letters.templates import Fit
from pipeline.extract.claims.reading.meaning import JUDGES, MOVES, NEITHER, UP, Desirability
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

UNCLEAR = "unclear"

BRINGING = ("exert", "act", "cause", "induced_apart", "have", "report", "observed", "support")
"""Cue classes that say of an outcome that it came: `induced neurogenesis`, `recovery was seen`."""


class Sense(NamedTuple):
    """The outcome, which way it goes, and what that means; ``missed`` where that misses significance."""

    outcome_id: str
    direction: str
    effect: str
    missed: bool = False


class Judgement(NamedTuple):
    """What a cue class such as `safe` says of which outcome, plainly and denied."""

    outcome_id: str
    effect: str
    denied: str
    direction: str = UNCLEAR
    told_by: tuple[str, ...] = ()
    """Runs of letters by which it is looked for, where its phrases also say other things."""


def _judgement(row: Rules) -> Judgement:
    return Judgement(**{key: row[key] for key in Judgement._fields if key in row})


class Senses:
    """Reads one outcome of a fit; None where the parts can't be read together."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._desirability = Desirability(rules, vocabulary)
        self._adverse = {key for key, it in vocabulary.concepts.items() if it.entity_type == "adverse_event"}
        self._mechanisms = {key for key, it in vocabulary.concepts.items() if it.entity_type == "mechanism"}
        self._tumours = known(rules, "tumours", vocabulary)
        known(rules, "qualities", vocabulary)
        self._qualities: dict[str, str | None] = rules.field("qualities")
        letters = lexicon.letters
        self._missing = {letters["insignificant"], letters["endpoint_missed"]}
        self._judgements = {
            letters[name]: _judgement(row) for name, row in rules.sections("judgements").items()
        }
        for judgement in self._judgements.values():
            check_known(judgement.outcome_id, rules.at("judgements"), vocabulary)
        moves = (*MOVES, *JUDGES)
        self._moves = {letters[name]: name for name in moves}
        self._moves |= {letters[by]: name for name in moves if (by := f"by_{name}") in letters}
        self._moves |= {letters[name]: "increase" for name in BRINGING}

    def of(self, fit: Fit, outcome: int, tagged: Tagged) -> Sense | None:
        """The sense of the outcome token at place ``outcome``."""
        outcome_id = tagged.concept(outcome)
        if fit.template.meaning == "judged":
            return self._judged(self._judgements[tagged.letters[outcome]], bool(fit.negations))
        if outcome_id is None:
            return None
        match fit.template.meaning:
            case "change":
                return self._settled(self._changed(fit, outcome_id, tagged.letters), tagged)
            case "no_difference":
                missed = not self._missing.isdisjoint(tagged.letters[place] for place in fit.changes)
                return Sense(outcome_id, NEITHER, "no_difference", missed)
            case "mixed":
                return Sense(outcome_id, UNCLEAR, "mixed")
            case "adverse":
                return Sense(outcome_id, NEITHER, "safe") if fit.negations else Sense(outcome_id, UP, "harm")
            case "established":
                return self._established(outcome_id, bool(fit.negations))
        return Sense(outcome_id, UNCLEAR, "not_assessed")

    def named(self, tagged: Tagged, outcome: int) -> str | None:
        """The outcome that the token names, or that its word judges: `responded`."""
        judgement = self._judgements.get(tagged.letters[outcome])
        return judgement.outcome_id if judgement else tagged.concept(outcome)

    def of_turn(self, direction: str, outcome_id: str, tagged: Tagged) -> Sense | None:
        """That of an outcome that goes this way beside another group."""
        if direction == NEITHER:
            return Sense(outcome_id, NEITHER, "no_difference", missed=True)
        moved = self._desirability.of_change((direction,), outcome_id)
        return self._settled(moved and Sense(outcome_id, *moved), tagged)

    def _settled(self, sense: Sense | None, tagged: Tagged) -> Sense | None:
        """The same, unclear where the sentence is about a tumour, for which the outcome may be good."""
        feeds = sense is not None and sense.outcome_id in self._mechanisms and tagged.names_any(self._tumours)
        return sense._replace(effect=UNCLEAR) if sense and feeds else sense

    def _changed(self, fit: Fit, outcome_id: str, letters: str) -> Sense | None:
        moves = self._moves
        cues = tuple(moves[letters[place]] for place in (*fit.changes, *fit.inner) if letters[place] in moves)
        sense = self._desirability.of_change(cues, outcome_id)
        if sense is None:
            return None
        direction, effect = sense
        if fit.negations:
            missed = Sense(outcome_id, NEITHER, "no_difference")
            return self._without(outcome_id) if direction == UP else missed
        unclear = fit.template.harm_is_unclear and effect == "harm"
        return Sense(outcome_id, direction, UNCLEAR if unclear else effect)

    def _without(self, outcome_id: str) -> Sense:
        """The outcome is not moved: no adverse event is safe, no other change no difference."""
        return Sense(outcome_id, NEITHER, "safe" if outcome_id in self._adverse else "no_difference")

    def _judged(self, judgement: Judgement, denied: bool) -> Sense:
        if not denied:
            return Sense(judgement.outcome_id, judgement.direction, judgement.effect)
        direction = NEITHER if judgement.denied == "no_difference" else UNCLEAR
        return Sense(judgement.outcome_id, direction, judgement.denied)

    def _established(self, outcome_id: str, denied: bool) -> Sense | None:
        effect = self._qualities[outcome_id]
        return None if denied or effect is None else Sense(outcome_id, UNCLEAR, effect)
