"""Finds what a document claims an intervention does to an outcome: few and precise templates, or silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.document import CleanDocument
from pipeline.extract.claims.authority import Authority
from pipeline.extract.claims.candidates import Candidates
from pipeline.extract.claims.lexicon import Lexicon
from pipeline.extract.claims.reading import Reader, Reading
from pipeline.extract.claims.setting import Setting, Settings
from pipeline.extract.claims.tagging import Tagger
from pipeline.extract.claims.templates import Templates
from pipeline.extract.context import Scope
from pipeline.extract.rows import Citation, Claim, Mention
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["ClaimFinder"]


class _Place(NamedTuple):
    """A sentence with what its claims share."""

    document: CleanDocument
    sentence: int
    text: str
    setting: Setting
    citation: int


class ClaimFinder:
    """The rules of ``seeds/rules/claims.yaml``, made ready once; a broken one raises :class:`SeedError`."""

    def __init__(self, rules: dict[str, Any], vocabulary: Vocabulary) -> None:
        lexicon = Lexicon(rules)
        self._tagger = Tagger(rules, vocabulary, lexicon)
        self._candidates = Candidates(rules, self._tagger.letters_of, lexicon)
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
            here = document.sentences[sentence]
            tagged = self._tagger.tag(document.text, (here.start, here.end), named)
            if readings := self._reader.readings(tagged, self._templates.fits(tagged), scopes):
                start, end = self._reader.clause(tagged, readings)
                place = _Place(
                    document,
                    sentence,
                    document.text[here.start : here.end],
                    self._settings.of(document.text, [m for m in named if start <= m.start and m.end <= end]),
                    self._authority.citation(document, sentence, citations),
                )
                claims.extend(self._claims(readings, place))
        return claims

    def _claims(self, readings: list[Reading], place: _Place) -> Iterator[Claim]:
        document, sentence, text, setting, citation = place
        attribution = self._authority.attribution(document, text, citation)
        level = self._authority.evidence_level(document, text, setting.model_id)
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
                claim_role=self._authority.role(document, sentence, text, reading.certainty, citation >= 0),
                attribution=attribution,
                citation=citation,
                evidence_level=level,
                cues=reading.cues,
                rule_id=reading.rule_id,
            )
