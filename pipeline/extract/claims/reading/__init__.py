"""Reads what a sentence claims: which intervention, which outcome, which way, how firmly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from pipeline.document import Span
from pipeline.extract.claims.letters.lexicon import MENTION_CLASSES, Lexicon, known
from pipeline.extract.claims.letters.templates import Fit
from pipeline.extract.claims.reading.comparator import Comparators
from pipeline.extract.claims.reading.direction import Directions
from pipeline.extract.claims.reading.doubt import Doubts, over
from pipeline.extract.claims.reading.sense import UNCLEAR, Sense, Senses
from pipeline.extract.claims.reading.taken_back import TakenBack
from pipeline.extract.claims.reading.weighing import CUES_DISAGREE, SIDES_DISAGREE, Weighing
from pipeline.extract.claims.sentences.tagged import Tagged
from pipeline.extract.claims.standing import OPEN
from pipeline.extract.context import Scope
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

DOUBTFUL = "doubtful"

CONNECTING = ("filler", "measure", "of", "inside", "preposition", *MENTION_CLASSES)
"""Classes that stand inside a cue without being one."""


class Reading(NamedTuple):
    """One claim as its sentence states it, before who, where and on whose word."""

    intervention_id: str
    named: Span
    """Where the intervention is named."""
    outcome_id: str
    comparator_id: str | None
    direction: str
    effect: str
    significance: str | None
    negated: bool
    certainty: str
    cues: tuple[Span, ...]
    rule_id: str
    fit: Fit


class Said(NamedTuple):
    """What is known of a sentence as a whole: its scopes, and whether it can speak of significance."""

    scopes: Sequence[Scope]
    significance: bool


class Read(NamedTuple):
    """What a sentence states; where it is nothing, what first kept a fit from being read."""

    readings: list[Reading]
    reason: str


class Reader:
    """Turns the fits of a sentence into readings."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self._doubts, self._taken_back = Doubts(rules, lexicon), TakenBack(rules)
        self._directions = Directions(rules, lexicon)
        self._comparators = Comparators(rules, vocabulary, lexicon)
        senses = Senses(rules, vocabulary, lexicon)
        spans = known(rules, "spans_of_time", vocabulary)
        self._weighing = Weighing(
            lexicon, senses, self._directions, comparators=self._comparators, spans=spans
        )
        self._connecting = frozenset(lexicon.letters[name] for name in CONNECTING)
        self._but, self._understood = lexicon.letters["but"], lexicon.letters["understood"]
        self._course = known(rules, "course_of_disease", vocabulary)
        self._told_behind = rules.pattern("told_behind_but")

    def read(self, tagged: Tagged, fits: Iterable[Fit], scopes: Sequence[Scope]) -> Read:
        """One reading at most for each way that an intervention moves an outcome, by the first fit.

        They are in the order in which the sentence names intervention and outcome.
        """
        said = Said(scopes, self._directions.tells_significance(tagged))
        read = self._by_pair(tagged, fits, said)
        named: dict[tuple[str, str, str], Reading] = {}
        for pair in sorted(read):
            if isinstance(reading := read[pair], Reading):
                named.setdefault((reading.intervention_id, reading.outcome_id, reading.direction), reading)
        reasons = () if named else (reason for reason in read.values() if isinstance(reason, str))
        return Read(list(named.values()), next(iter(reasons), CUES_DISAGREE))

    def _by_pair(
        self, tagged: Tagged, fits: Iterable[Fit], said: Said
    ) -> dict[tuple[int, int], Reading | str]:
        """What the first fit says of each intervention and outcome.

        Where that one misses which group the change is of, or what it means, a comparison of both groups may
        still be read; where a comparison says nothing, what another fit says.
        """
        read: dict[tuple[int, int], Reading | str] = {}
        untold: set[tuple[int, int]] = set()
        for fit in fits:
            compares = fit.template.meaning == "compared"
            for pair in product(fit.given, fit.outcomes):
                before = read.get(pair)
                if before and pair not in untold and not (compares and _may_be_compared(before)):
                    continue
                found = self._of_pair(fit, pair, tagged, said=said)
                if isinstance(found, str) and isinstance(before, Reading):
                    continue
                read[pair] = found
                if compares and isinstance(found, str):
                    untold.add(pair)
                else:
                    untold.discard(pair)
        return read

    def _of_pair(self, fit: Fit, pair: tuple[int, int], tagged: Tagged, *, said: Said) -> Reading | str:
        """What the fit says of one intervention and one outcome, or the reason why that is not sure."""
        outcome = pair[1]
        if fit.template.meaning == "judged":
            fit = _up_to(fit, outcome)
        sense = self._weighing.of(fit, outcome, tagged, tells_significance=said.significance)
        return sense if isinstance(sense, str) else self._reading(fit, pair, tagged, said=said, sense=sense)

    def _reading(
        self, fit: Fit, pair: tuple[int, int], tagged: Tagged, *, said: Said, sense: Sense
    ) -> Reading | str:
        """The claim in this sense, unless it is doubtful: doses of one thing compare something else."""
        given, outcome = pair
        fit = self._hedged_anew(fit, outcome, tagged)
        cues = self._cues(fit, outcome, tagged)
        spans = {place: tagged.span(place) for place in sorted({*cues, *fit.negations, *fit.hedges})}
        scopes = over(said.scopes, [spans[place] for place in cues]) if said.scopes else []
        certainty = self._doubts.certainty(fit, tagged.letters, scopes, missed=sense.missed)
        if taken := self._taken_back.of(tagged, fit, asserted=certainty == "asserted"):
            sense, certainty = self._taken_back.instead(taken, fit, sense)
        if certainty is None:
            return DOUBTFUL
        intervention, comparator = tagged.concept(given) or "", self._comparators.of(tagged, outcome)
        if intervention == comparator or self._is_of_disease(fit, sense.outcome_id, tagged):
            return DOUBTFUL
        changed = fit.template.meaning == "change"
        tells = said.significance and fit.template.meaning != "established"
        return Reading(
            intervention,
            tagged.span(given),
            sense.outcome_id,
            comparator,
            sense.direction,
            "not_assessed" if certainty in OPEN else sense.effect,
            self._directions.significance(tagged, outcome, changed=changed) if tells else None,
            bool(fit.negations or sense.missed),
            certainty,
            tuple(spans.values()),
            fit.template.rule_id,
            fit,
        )

    def _is_of_disease(self, fit: Fit, outcome_id: str, tagged: Tagged) -> bool:
        """Did an event come that the disease brings, in a sentence that names no intervention?"""
        if fit.template.meaning != "adverse" or fit.negations or outcome_id not in self._course:
            return False
        return tagged.letters.startswith(self._understood)

    def _hedged_anew(self, fit: Fit, outcome: int, tagged: Tagged) -> Fit:
        """The fit without hedges that end at a `but`, where that tells something: `may … but did not …`."""
        but = tagged.letters.rfind(self._but, fit.start, outcome)
        if not any(place < but for place in fit.hedges):
            return fit
        if not self._told_behind.match(tagged.text(but, outcome)):
            return fit
        return fit._replace(hedges=[place for place in fit.hedges if place > but])

    def _cues(self, fit: Fit, outcome: int, tagged: Tagged) -> list[int]:
        """The places of the words that say it; the outcome is one where no concept names it."""
        told = (*fit.changes, *fit.inner)
        cues = [place for place in told if tagged.letters[place] not in self._connecting]
        return cues if tagged.concept(outcome) is not None else [*cues, outcome]


def _may_be_compared(read: Reading | str) -> bool:
    """Is a comparison of both groups asked, as the change of one tells nothing sure?"""
    return read == SIDES_DISAGREE if isinstance(read, str) else read.effect == UNCLEAR


def _up_to(fit: Fit, outcome: int) -> Fit:
    """The fit with only the negations and hedges that stand before the outcome: `safe and not effective`."""
    before = [[place for place in places if place < outcome] for places in (fit.negations, fit.hedges)]
    return fit._replace(negations=before[0], hedges=before[1])
