"""Finds what a document claims an intervention does to an outcome: few and precise templates, or silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.document import CleanDocument
from pipeline.extract.claims.authority import Authority
from pipeline.extract.claims.candidates import Candidate, Candidates
from pipeline.extract.claims.lexicon import Lexicon, concept_letters
from pipeline.extract.claims.reading import Reader, Reading
from pipeline.extract.claims.setting import Setting, Settings
from pipeline.extract.claims.tagging import Tagged, Tagger
from pipeline.extract.claims.templates import Fit, Templates
from pipeline.extract.context import ContextFinder
from pipeline.extract.rows import Citation, Claim, Mention
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["ClaimFinder"]


class ClaimFinder:
    """The rules of ``seeds/rules/claims.yaml``, made ready once; a broken one raises :class:`SeedError`."""

    def __init__(self, rules: dict[str, Any], vocabulary: Vocabulary, context: ContextFinder) -> None:
        """``context`` tells what a sentence that fits a template negates and leaves open."""
        lexicon = Lexicon(rules)
        self._candidates = Candidates(rules, concept_letters(rules, vocabulary, lexicon), lexicon)
        self.interventions = self._candidates.interventions
        """The concepts of which a sentence with a claim names one at least."""
        self._tagger = Tagger(rules, vocabulary, lexicon)
        self._templates = Templates(rules, lexicon)
        self._context = context
        self._reader = Reader(rules, vocabulary, lexicon)
        self._settings = Settings(rules, vocabulary)
        self._authority = Authority(rules)

    def find(
        self, document: CleanDocument, mentions: Sequence[Mention], citations: Sequence[Citation]
    ) -> list[Claim]:
        """The document's claims, by sentence, then by template.

        ``mentions`` are in order; ``citations`` are those of the same document.  A claim's ``citation`` is
        an index into ``citations``, or -1.
        """
        text = document.text
        claims: list[Claim] = []
        for candidate in self._candidates.of(document, mentions):
            fits, tagged = self._fits(text, candidate)
            if tagged:
                scopes = self._context.scopes(text, [candidate.sentence])
                readings = self._reader.readings(tagged, fits, scopes)
                if readings:
                    clause = self._reader.clause(tagged, readings)
                    setting = self._settings.of(text, clause, candidate.named)
                    claims += self._claims(
                        document, candidate.place, readings, setting=setting, citations=citations
                    )
        return claims

    def _fits(self, text: str, candidate: Candidate) -> tuple[list[Fit], Tagged | None]:
        """The templates that fit the sentence, and its tokens where one does."""
        pieces = self._tagger.pieces(text, candidate)
        present = self._tagger.letters_at_most(pieces)
        templates = self._templates.possible(present)
        row = self._tagger.row(pieces, present) if templates else None
        fits = self._templates.fits(templates, row.letters) if row else []
        return fits, Tagged(text, pieces, row) if row and fits else None

    def _claims(
        self,
        document: CleanDocument,
        sentence: int,
        readings: Sequence[Reading],
        *,
        setting: Setting,
        citations: Sequence[Citation],
    ) -> Iterator[Claim]:
        authority = self._authority
        standing = authority.standing(document, sentence, setting.model_id, citations=citations)
        for reading in readings:
            yield Claim(
                sentence,
                reading.intervention_id,
                *setting,
                self._settings.cells_of(reading.intervention_id),
                reading.outcome_id,
                reading.direction,
                reading.effect,
                reading.negated,
                reading.certainty in ("probable", "possible"),
                reading.certainty,
                authority.role(document, sentence, standing, certainty=reading.certainty),
                standing.attribution,
                standing.citation,
                standing.evidence_level,
                reading.cues,
                reading.rule_id,
            )
