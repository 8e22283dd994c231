"""Finds what a document claims an intervention does to an outcome: few and precise templates, or silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.authority import Authority
from pipeline.extract.claims.candidates import Candidates
from pipeline.extract.claims.lexicon import Lexicon
from pipeline.extract.claims.reading import Reader, Reading
from pipeline.extract.claims.setting import Setting, Settings
from pipeline.extract.claims.tagging import Tagged, Tagger
from pipeline.extract.claims.templates import Fit, Templates
from pipeline.extract.context import Scope
from pipeline.extract.rows import Citation, Claim, Mention
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["ClaimFinder"]


class ClaimFinder:
    """The rules of ``seeds/rules/claims.yaml``, made ready once; a broken one raises :class:`SeedError`."""

    def __init__(self, rules: dict[str, Any], vocabulary: Vocabulary) -> None:
        lexicon = Lexicon(rules)
        self._tagger = Tagger(rules, vocabulary, lexicon)
        self._candidates = Candidates(rules, self._tagger.letters_of, lexicon)
        self.interventions = self._candidates.interventions
        """The concepts of which a sentence with a claim names one at least."""
        self._templates = Templates(rules, lexicon)
        self._reader = Reader(rules, vocabulary, lexicon)
        self._settings = Settings(rules, vocabulary)
        self._authority = Authority(rules)

    def find(
        self,
        document: CleanDocument,
        mentions: Sequence[Mention],
        scopes: Sequence[Scope],
        citations: Sequence[Citation],
    ) -> list[Claim]:
        """The document's claims, by sentence, then by template.

        ``mentions`` are in order; ``scopes`` and ``citations`` are those of the same document.  A claim's
        ``citation`` is an index into ``citations``, or -1.
        """
        claims: list[Claim] = []
        for sentence, named in self._candidates.sentences(document, mentions):
            found = self._in_sentence(document, sentence, named, scopes=scopes, citations=citations)
            claims.extend(found)
        return claims

    def _in_sentence(
        self,
        document: CleanDocument,
        sentence: int,
        named: list[Mention],
        *,
        scopes: Sequence[Scope],
        citations: Sequence[Citation],
    ) -> Iterable[Claim]:
        span = Span(*document.sentences[sentence][-2:])
        tagged = self._tagged(document.text, span, named)
        if tagged is None:
            return ()
        inside = [scope for scope in scopes if span.start <= scope.cue.start < span.end]
        readings = self._reader.readings(*tagged, inside)
        if not readings:
            return ()
        clause = self._reader.clause(tagged[0], readings)
        setting = self._settings.of(document.text, [it for it in named if _holds(clause, it)])
        return self._claims(document, sentence, readings, setting=setting, citations=citations)

    def _tagged(self, text: str, span: Span, named: list[Mention]) -> tuple[Tagged, list[Fit]] | None:
        """The sentence's tokens and the templates that fit; None where none does."""
        pieces = self._tagger.pieces(text, span, named)
        if not self._templates.possible(self._tagger.classes_at_most(pieces)):
            return None
        row = self._tagger.row(pieces)
        fits = self._templates.fits(row.letters) if row else []
        tagged = self._tagger.tagged(text, row) if row and fits else None
        return (tagged, fits) if tagged else None

    def _claims(
        self,
        document: CleanDocument,
        sentence: int,
        readings: list[Reading],
        *,
        setting: Setting,
        citations: Sequence[Citation],
    ) -> Iterator[Claim]:
        authority = self._authority
        standing = authority.standing(document, sentence, setting.model_id, citations=citations)
        for reading in readings:
            yield Claim(
                sentence=sentence,
                intervention_id=reading.intervention_id,
                **setting._asdict(),
                cell_source_id=self._settings.cells_of(reading.intervention_id),
                outcome_id=reading.outcome_id,
                direction=reading.direction,
                effect=reading.effect,
                negated=reading.negated,
                hedged=reading.certainty in ("probable", "possible"),
                certainty=reading.certainty,
                claim_role=authority.role(document, sentence, standing, certainty=reading.certainty),
                attribution=standing.attribution,
                citation=standing.citation,
                evidence_level=standing.evidence_level,
                cues=reading.cues,
                rule_id=reading.rule_id,
            )


def _holds(clause: Span, mention: Mention) -> bool:
    return clause.start <= mention.start and mention.end <= clause.end
