"""Finds what a document claims an intervention does to an outcome: few and precise templates, or silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.document import CleanDocument, Sentence, Span
from pipeline.extract.claims.authority import Authority, Standing
from pipeline.extract.claims.candidates import Candidate, Candidates, Wording
from pipeline.extract.claims.implied import Implied
from pipeline.extract.claims.lexicon import Lexicon, concept_letters
from pipeline.extract.claims.reading import Read, Reader, Reading
from pipeline.extract.claims.setting import Setting, Settings
from pipeline.extract.claims.tagged import Tagged
from pipeline.extract.claims.tagging import Tagger
from pipeline.extract.claims.templates import Fit, Templates
from pipeline.extract.context import ContextFinder, Scope
from pipeline.extract.rows import Abstention, Citation, Claim, Named
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["ClaimFinder", "Found"]

UNFIT = Read([], Span(0, 0), "no_template")
"""What a sentence states that fits no template."""


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
        """The concepts of which a sentence with a claim names one at least."""
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
        read = list(zip(candidates, self._stated(candidates), strict=True))
        stating = [(one, said) for one, said in read if said.readings]
        settings = [self._settings.of(one, said.clause) for one, said in stating]
        standings = [
            self._authority.standing(
                one.document, one.place, setting.model_id, citations=citations[one.owner]
            )
            for (one, _), setting in zip(stating, settings, strict=True)
        ]
        found = [Found([], []) for _ in documents]
        for (one, said), setting, standing in zip(stating, settings, standings, strict=True):
            own = self._claims(one, said.readings, setting, standing=standing, mentions=mentions[one.owner])
            found[one.owner].claims.extend(own)
        for one, said in read:
            if not (said.readings or one.implied):
                found[one.owner].abstentions.append(Abstention(one.place, said.reason))
        return found

    def _stated(self, candidates: Sequence[Candidate]) -> list[Read]:
        """What each sentence states; one wording, as in two captures of an abstract, is read once."""
        wordings = [one.wording for one in candidates]
        distinct = dict(zip(wordings, candidates, strict=True))
        read = dict.fromkeys(distinct, UNFIT) | self._read(self._fitting(distinct))
        return [read[wording] for wording in wordings]

    def _fitting(self, candidates: Mapping[Wording, Candidate]) -> list[tuple[Wording, Tagged, list[Fit]]]:
        """The wordings that fit a template, with their tokens."""
        signs = list(map(self._tagger.signs, candidates.values()))
        present = list(map(self._tagger.letters_at_most, candidates.values(), signs))
        possible = list(map(self._templates.possible, present))
        tagged = [
            (wording, self._tagger.tagged(one, own, mask), templates)
            for (wording, one), own, mask, templates in zip(
                candidates.items(), signs, present, possible, strict=True
            )
            if templates
        ]
        return [
            (wording, tokens, fits)
            for wording, tokens, templates in tagged
            if tokens and (fits := self._templates.fits(templates, tokens.letters))
        ]

    def _read(self, fitting: Sequence[tuple[Wording, Tagged, list[Fit]]]) -> dict[Wording, Read]:
        """What those that fit state, or what keeps them from it."""
        scopes = [self._scopes(tagged.whole()) for _, tagged, _ in fitting]
        return {
            wording: self._reader.read(tagged, fits, own)
            for (wording, tagged, fits), own in zip(fitting, scopes, strict=True)
        }

    def _scopes(self, text: str) -> list[Scope]:
        """Those of a sentence, whatever stands around it."""
        return self._context.scopes(text, [Sentence("", "", 0, len(text))])

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
        start = one.sentence.start
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
                tuple(Span(start + first, start + last) for first, last in reading.cues),
                reading.rule_id,
            )
