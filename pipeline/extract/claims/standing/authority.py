"""On whose word a claim stands: its role, its source, its citation, its evidence level."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.phrases import Phrases
from pipeline.extract.claims.looking_back import LookingBack
from pipeline.extract.claims.parts import ABSTRACT, MAIN, TITLE, Parts
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.setting import Setting
from pipeline.extract.claims.standing import CITED, OWN_RESULT, VAGUE, Standing, words_of
from pipeline.extract.claims.standing.citing import Citing
from pipeline.extract.claims.standing.extents import Extent
from pipeline.extract.claims.standing.levels import Levels
from pipeline.extract.claims.standing.named_sources import NamedSources
from pipeline.extract.claims.standing.reporting import Reporting
from pipeline.extract.claims.standing.sources import Sources
from pipeline.extract.rows import Citation
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

EXPERIENCE = "own-experience"
"""The row of ``own_work`` that tells of an own series in any text, such as a letter."""

OPINION = "own-opinion"
"""The row of ``own_work`` by which a text sets its own view beside what it cites."""


class Authority:
    """What the ``phrases`` and the place of a sentence tell."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, phrases: Phrases, parts: Parts) -> None:
        self._phrases, self._parts = phrases, parts
        self._named, self.reporting = NamedSources(rules), Reporting(rules, phrases)
        self._sources, self._levels = Sources(rules), Levels(rules, vocabulary, phrases)
        self._citing = Citing(phrases, self.reporting, self._sources)
        self.patterns = self._levels.patterns
        """What is looked for in every sentence."""
        self._marketing = frozenset(rules.field("marketing_source_types"))
        self._own = frozenset(rules.field("own_result_document_types"))
        self._tells = frozenset(rules.field("own_experience_document_types"))
        self._results = frozenset(rules.field("result_document_types"))
        self._telling = OfLast(self._looking_back)

    def standing(self, document: CleanDocument, sentence: int, citations: Sequence[Citation]) -> Standing:
        """Of the sentence at place ``sentence``."""
        text, (sources, compared) = (
            words_of(document, sentence),
            self._citing.of(document, sentence, citations),
        )
        elsewhere = self.reporting.is_of_others(document, words_of(document, sentence, compared.values()))
        part = None if elsewhere else self._part(document, sentence)
        stated = self._phrases.first("claim_roles", text)
        told = "conclusion" in (stated, part) or part == "result"
        own = not elsewhere and (told or (part != "background" and self._tells_own(document, sentence)))
        reports, own_work = self.reporting.reports(document), self._own_work(text)
        if not (own and reports) and own_work != OPINION:
            sources = sources or list(compared)
        is_told = bool(sources) or (own_work is None and not compared and self._named.names(text))
        is_told = is_told or self._named.sets_against(text)
        is_told = is_told or (not reports and self._named.names_trial(text))
        attribution = CITED if is_told else self._attribution(document, text, own=own)
        others = compared.values() if attribution == OWN_RESULT else ()
        return Standing(attribution, tuple(sources), stated, part, tuple(others))

    def _part(self, document: CleanDocument, sentence: int) -> str | None:
        """What the part of the article that holds the sentence does; a caption stands in no methods."""
        part = None if self._advertises(document) else self._parts.role_at(document, sentence)
        stands_apart = part == "background" and document.sentences[sentence].role == "caption"
        return None if stands_apart else part

    def citation(
        self, document: CleanDocument, standing: Standing, citations: Sequence[Citation], extent: Extent
    ) -> int:
        """The one source that a claim is laid on, as an index; -1 for several or none."""
        return self._sources.of_claim(document, standing.sources, citations, extent)

    def role(self, document: CleanDocument, sentence: int, standing: Standing, *, certainty: str) -> str:
        """What a statement of that certainty does in its document."""
        if certainty == "aim":
            return "aim"
        if standing.stated and not self._is_overruled(document, standing, certainty):
            return standing.stated
        if standing.attribution == CITED:
            return "background"
        if certainty != "question" and self._offers(document, sentence):
            return "offer"
        if certainty == "question":
            return standing.part or "background"
        return standing.part or self._role_in(document, sentence, standing)

    def _is_overruled(self, document: CleanDocument, standing: Standing, certainty: str) -> bool:
        """Does the sentence do something else than it states?"""
        if standing.stated == "result":
            return standing.part is not None and self.reporting.reports(document)
        return standing.stated == "aim" and certainty == "asserted"

    def _role_in(self, document: CleanDocument, sentence: int, standing: Standing) -> str:
        """What a statement does by the kind of its document and where it stands."""
        if standing.attribution == OWN_RESULT:
            return "result"
        if document.document_type not in self._results - self._own:
            return "background"
        return "result" if document.sentences[sentence].role in MAIN else "background"

    def _tells_own(self, document: CleanDocument, sentence: int) -> bool:
        """Can it be a result of the document's own, and no general truth with which a text sets out?

        A body tells what was found in the past tense or as `we`; so does an abstract, once it comes to it.
        """
        return self._telling(document).of(sentence)

    def _looking_back(self, document: CleanDocument) -> LookingBack[bool]:
        return LookingBack(partial(self._says_own, document))

    def _says_own(self, document: CleanDocument, sentence: int) -> bool | None:
        """The same by its own words; None where the sentence before may have come to it."""
        role = document.sentences[sentence].role
        if role == TITLE or self._phrases.first("own_words", words_of(document, sentence)) is not None:
            return True
        goes_on = role == ABSTRACT and sentence > 0 and document.sentences[sentence - 1].role == role
        return None if goes_on else False

    def _attribution(self, document: CleanDocument, text: str, *, own: bool) -> str:
        """``vague`` (nobody in particular) or ``own_result``, of a sentence that is laid on no citation."""
        if self._phrases.first("vague_authority", text) is not None:
            return VAGUE
        if self.reporting.reports(document):
            return OWN_RESULT if own else VAGUE
        experienced = document.document_type in self._tells and self._own_work(text)
        return OWN_RESULT if experienced == EXPERIENCE else VAGUE

    def _own_work(self, text: str) -> str | None:
        """How the text speaks of what its authors did or think themselves."""
        return self._phrases.first("own_work", text)

    def _advertises(self, document: CleanDocument) -> bool:
        return document.source_type in self._marketing or document.document_type == "marketing"

    def _offers(self, document: CleanDocument, sentence: int) -> bool:
        """Does an advertising page say it on its own word?"""
        if not self._advertises(document):
            return False
        return self._phrases.first("vague_authority", words_of(document, sentence)) is None

    def evidence_level(
        self, document: CleanDocument, sentence: int, standing: Standing, *, setting: Setting, role: str
    ) -> str:
        """By the model that its claims are about, by what it states, or by the kind of document."""
        if self._advertises(document):
            return "marketing"
        return self._levels.of(document, sentence, standing, setting=setting, role=role)
