"""Finds what a document claims an intervention does to an outcome: few and precise templates, or silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.document import CleanDocument
from pipeline.extract.claims.authority import Authority, Standing
from pipeline.extract.claims.candidates import Candidate, Candidates
from pipeline.extract.claims.implied import Implied
from pipeline.extract.claims.lexicon import Lexicon, concept_letters
from pipeline.extract.claims.reading import Reader, Reading
from pipeline.extract.claims.setting import Setting, Settings
from pipeline.extract.claims.tagged import Tagged
from pipeline.extract.claims.tagging import Tagger
from pipeline.extract.claims.templates import Fit, Templates
from pipeline.extract.context import ContextFinder
from pipeline.extract.rows import Abstention, Citation, Claim, Named
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["ClaimFinder", "Found"]

NO_TEMPLATE = "no_template"


class Found(NamedTuple):
    """The claims of one document, and the sentences that could hold one but were left without."""

    claims: list[Claim]
    abstentions: list[Abstention]


class ClaimFinder:
    """The rules of ``seeds/rules/claims.yaml``, made ready once; a broken one raises :class:`SeedError`."""

    def __init__(self, rules: dict[str, Any], vocabulary: Vocabulary, context: ContextFinder) -> None:
        """``context`` tells what a sentence that fits a template negates and leaves open."""
        lexicon = Lexicon(rules)
        letters, implied = concept_letters(rules, vocabulary, lexicon), Implied(rules, vocabulary)
        self._candidates = Candidates(rules, letters, lexicon, implied)
        self.interventions = self._candidates.interventions
        """The concepts of which a sentence with a claim names one at least, or its document's title."""
        self.implying = implied.reports
        """Types of documents whose abstract may mean the title's intervention without naming it."""
        self._tagger = Tagger(rules, vocabulary, lexicon)
        self._templates = Templates(rules, lexicon)
        self._context = context
        self._reader = Reader(rules, vocabulary, lexicon)
        self._settings = Settings(rules, vocabulary)
        self._authority = Authority(rules, vocabulary)

    def find(
        self, document: CleanDocument, mentions: Sequence[Named], citations: Sequence[Citation]
    ) -> list[Claim]:
        """The document's claims, by sentence, then by template.

        ``mentions`` are in order; ``citations`` are those of the same document.  A claim's ``citation`` is
        an index into ``citations``, or -1.
        """
        return self.read_all([document], [mentions], [citations])[0].claims

    def read_all(
        self,
        documents: Sequence[CleanDocument],
        mentions: Sequence[Sequence[Named]],
        citations: Sequence[Sequence[Citation]],
    ) -> list[Found]:
        """The claims of each document, as of :meth:`find`, and the sentences that were left without.

        One step after the other is taken over all sentences, which keeps each step's code at hand.
        """
        candidates = list(self._candidates.of(documents, mentions))
        read, doubted = self._read(self._fitting(candidates))
        clauses = [self._reader.clause(tagged, readings) for _, tagged, readings in read]
        settings = [self._settings.of(one, clause) for (one, _, _), clause in zip(read, clauses, strict=True)]
        standings = [
            self._authority.standing(
                one.document, one.place, setting.model_id, citations=citations[one.owner]
            )
            for (one, _, _), setting in zip(read, settings, strict=True)
        ]
        found = [Found([], []) for _ in documents]
        for (one, _, readings), setting, standing in zip(read, settings, standings, strict=True):
            own = self._claims(one, readings, setting, standing=standing, mentions=mentions[one.owner])
            found[one.owner].claims.extend(own)
        stated = {(one.owner, one.place) for one, _, _ in read}
        for one in candidates:
            if (place := (one.owner, one.place)) not in stated and not one.implied:
                found[one.owner].abstentions.append(Abstention(one.place, doubted.get(place, NO_TEMPLATE)))
        return found

    def _fitting(self, candidates: Sequence[Candidate]) -> list[tuple[Candidate, Tagged, list[Fit]]]:
        """The sentences that fit a template, with their tokens."""
        signs = list(map(self._tagger.signs, candidates))
        present = list(map(self._tagger.letters_at_most, candidates, signs))
        possible = list(map(self._templates.possible, present))
        tagged = [
            (one, self._tagger.tagged(one, own, mask), templates)
            for one, own, mask, templates in zip(candidates, signs, present, possible, strict=True)
            if templates
        ]
        return [
            (one, tokens, fits)
            for one, tokens, templates in tagged
            if tokens and (fits := self._templates.fits(templates, tokens.letters))
        ]

    def _read(
        self, fitting: Sequence[tuple[Candidate, Tagged, list[Fit]]]
    ) -> tuple[list[tuple[Candidate, Tagged, list[Reading]]], dict[tuple[int, int], str]]:
        """Those that state something, with what they state; the reasons of the others by their places."""
        scopes = [self._context.scopes(one.document.text, [one.sentence]) for one, _, _ in fitting]
        read = [
            (one, tagged, self._reader.read(tagged, fits, own))
            for (one, tagged, fits), own in zip(fitting, scopes, strict=True)
        ]
        stated = [(one, tagged, found.readings) for one, tagged, found in read if found.readings]
        doubted = {(one.owner, one.place): found.reason for one, _, found in read if not found.readings}
        return stated, doubted

    def _claims(
        self,
        one: Candidate,
        readings: Sequence[Reading],
        setting: Setting,
        *,
        standing: Standing,
        mentions: Sequence[Named],
    ) -> Iterator[Claim]:
        if standing.attribution == "own_result" and not (setting.model_id or setting.population_id):
            title = self._settings.of_title(one.document, mentions)
            setting = Setting(title.population_id, title.model_id, setting.route_id)
        for reading in readings:
            yield Claim(
                one.place,
                reading.intervention_id,
                *setting,
                self._settings.cells_of(reading.intervention_id),
                reading.outcome_id,
                reading.comparator_id,
                reading.direction,
                reading.effect,
                reading.significance,
                reading.negated,
                reading.certainty in ("probable", "possible"),
                reading.certainty,
                self._authority.role(one.document, one.place, standing, certainty=reading.certainty),
                standing.attribution,
                standing.citation,
                standing.evidence_level,
                reading.cues,
                reading.rule_id,
            )
