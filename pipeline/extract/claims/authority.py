"""On whose word a claim stands: its role, its source, its citation, its evidence level."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from pipeline.document import CleanDocument, Span
from pipeline.extract.claims.lexicon import PLACE, known
from pipeline.extract.claims.parts import Parts
from pipeline.extract.claims.phrases import Phrases
from pipeline.extract.rows import Citation
from pipeline.extract.rule_rows import Rules, compiled, field
from pipeline.vocabulary.vocabulary import Vocabulary

SECTIONS = {
    "vague_authority": "id",
    "same_source": "id",
    "own_words": "id",
    "own_experience": "id",
    "claim_roles": "role",
    "evidence_words": "level",
}
"""Sections of phrases, each with the field that it tells."""

OWN_RESULT = "own_result"

BRACKETS = "[("

NOT_IN_PEOPLE = ("animal", "in_vitro")
"""Levels of documents that no control group raises."""


class Standing(NamedTuple):
    """What all claims of a sentence share; ``citation`` is an index or -1.

    ``stated`` is the role that the sentence states, ``part`` that of the part of the article it stands in.
    """

    attribution: str
    citation: int
    stated: str | None
    part: str | None
    laid_on: tuple[int, ...] = ()
    """The places of all citations that it is laid on."""


class Authority:
    """The phrases that tell, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary) -> None:
        self._phrases, self._parts = Phrases(rules, SECTIONS), Parts(rules)
        compared = field(field(rules, "compared_with_cited", PLACE), "pattern", PLACE)
        self._compared = compiled(compared, f"{PLACE} compared_with_cited")
        designs = frozenset(field(rules, "design_levels", PLACE))
        of_design = Phrases(rules, {"evidence_words": "level"}, designs)
        self._design = lru_cache(1)(partial(of_design.first, "evidence_words"))
        self._in_vitro = known(rules, "in_vitro_models", vocabulary)
        self._with_broader = cache(vocabulary.ancestors)
        self._by_type: dict[str, str] = field(rules, "evidence_by_document_type", PLACE)
        self._otherwise: str = field(rules, "evidence_otherwise", PLACE)
        self._untyped = frozenset(field(rules, "untyped_documents", PLACE))
        self._marketing = frozenset(field(rules, "marketing_source_types", PLACE))
        self._own = frozenset(field(rules, "own_result_document_types", PLACE))
        self._results = frozenset(field(rules, "result_document_types", PLACE))

    def standing(self, document: CleanDocument, sentence: int, citations: Sequence[Citation]) -> Standing:
        """Of the sentence at place ``sentence``."""
        start, end = document.sentences[sentence][-2:]
        text = document.text[start:end]
        laid_on = self._laid_on(document, sentence, citations) if citations else []
        stated = self._phrases.first("claim_roles", text)
        part = None if self._advertises(document) else self._parts.role_at(document, sentence)
        told = "conclusion" in (stated, part) or part == "result"
        own = told or (part != "background" and self._tells_own(document, sentence))
        attribution = "cited" if laid_on else self._attribution(document, text, own=own)
        spans = {citations[place][:2] for place in laid_on}
        named = {document.text[slice(*span)] for span in spans}
        citation = laid_on[0] if len(named) == 1 and len(spans) == len(laid_on) else -1
        return Standing(attribution, citation, stated, part, tuple(laid_on))

    def borne(
        self,
        document: CleanDocument,
        standing: Standing,
        citations: Sequence[Citation],
        cues: Sequence[Sequence[Span]],
    ) -> list[int]:
        """The citations that bear the claims of a sentence with these ``cues``, in the claims' order.

        Of several in brackets each bears the claims before it, as by `delayed onset [1] and extended
        survival [2]`; -1 for all where one of them stands behind no claim of its own.
        """
        spans = [Span(*citations[place][:2]) for place in standing.laid_on]
        unsure = [standing.citation] * len(cues)
        if standing.citation >= 0 or not all(document.text[span.start] in BRACKETS for span in spans):
            return unsure
        next_ones = [bisect_left([span.start for span in spans], own[-1].end) if own else -1 for own in cues]
        if not spans or {*next_ones} != {*range(len(spans))}:
            return unsure
        return [standing.laid_on[place] for place in next_ones]

    def role(self, document: CleanDocument, sentence: int, standing: Standing, *, certainty: str) -> str:
        """What a statement of that certainty does in its document."""
        if certainty == "aim":
            return "aim"
        if standing.stated and not (standing.stated == "aim" and certainty == "asserted"):
            return standing.stated
        if standing.attribution == "cited":
            return "background"
        if certainty != "question" and self._offers(document, sentence):
            return "offer"
        if certainty == "question":
            return standing.part or "background"
        return standing.part or self._role_in(document, sentence, standing)

    def _role_in(self, document: CleanDocument, sentence: int, standing: Standing) -> str:
        """What a statement does by the kind of its document and where it stands."""
        if document.document_type not in self._results:
            return "background"
        if document.document_type in self._own:
            return "result" if standing.attribution == OWN_RESULT else "background"
        main = document.sentences[sentence].role in ("title", "abstract")
        return "result" if main else "background"

    def _laid_on(self, document: CleanDocument, sentence: int, citations: Sequence[Citation]) -> list[int]:
        """The places of the citations that the sentence is laid on.

        Its own; else those of the sentence before, as long as each sentence goes on about it.
        """
        while True:
            own = [place for place, citation in enumerate(citations) if citation.sentence == sentence]
            if own or not self._goes_on(document, sentence):
                return [place for place in own if not self._only_compares(document, citations[place])]
            sentence -= 1

    def _only_compares(self, document: CleanDocument, citation: Citation) -> bool:
        """Is the citation of what a report of own results compares its finding with?"""
        start = document.sentences[citation.sentence].start
        reports = document.document_type in self._own
        return reports and self._compared.search(document.text[start : citation.start]) is not None

    def _goes_on(self, document: CleanDocument, sentence: int) -> bool:
        """Does the sentence speak of the studies of the one before it, in the same paragraph?"""
        if sentence < 1:
            return False
        before, this = document.sentences[sentence - 1], document.sentences[sentence]
        parted = "\n" in document.text[before.end : this.start]
        text = document.text[this.start : this.end]
        return not parted and self._phrases.first("same_source", text) is not None

    def _tells_own(self, document: CleanDocument, sentence: int) -> bool:
        """Can it be a result of the document's own, and no general truth with which a text sets out?

        A body tells what was found in the past tense or as `we`; so does an abstract, once it comes to it.
        """
        role = document.sentences[sentence].role
        if role == "title":
            return True
        while document.sentences[sentence].role == role:
            start, end = document.sentences[sentence][-2:]
            if self._phrases.first("own_words", document.text[start:end]) is not None:
                return True
            if role != "abstract" or sentence == 0:
                return False
            sentence -= 1
        return False

    def _attribution(self, document: CleanDocument, text: str, *, own: bool) -> str:
        """``vague`` (nobody in particular) or ``own_result``, of a sentence that is laid on no citation."""
        if self._phrases.first("own_experience", text) is not None and not self._advertises(document):
            return OWN_RESULT
        own = own and document.document_type in self._own
        named = own and self._phrases.first("vague_authority", text) is None
        return OWN_RESULT if named else "vague"

    def _advertises(self, document: CleanDocument) -> bool:
        return document.source_type in self._marketing or document.document_type == "marketing"

    def _offers(self, document: CleanDocument, sentence: int) -> bool:
        """Does an advertising page say it on its own word?"""
        start, end = document.sentences[sentence][-2:]
        if not self._advertises(document):
            return False
        return self._phrases.first("vague_authority", document.text[start:end]) is None

    def evidence_level(
        self, document: CleanDocument, sentence: int, standing: Standing, *, model_id: str | None, role: str
    ) -> str:
        """By the model that its claims are about, by what it states, or by the kind of document."""
        if self._advertises(document):
            return "marketing"
        level = self._level_of(document, standing)
        if level == "systematic_review" and standing.attribution == OWN_RESULT:
            return level
        if model_id is not None:
            return "animal" if self._in_vitro.isdisjoint(self._with_broader(model_id)) else "in_vitro"
        start, end = document.sentences[sentence][-2:]
        stated = self._phrases.first("evidence_words", document.text[start:end])
        if stated in (None, "controlled") and (level == "single_arm" or self._plans(document, role)):
            stated = self._design(_summary(document)) or stated
        return level if stated == "controlled" and level in NOT_IN_PEOPLE else stated or level

    def _level_of(self, document: CleanDocument, standing: Standing) -> str:
        """By the kind of document; one of own results, or that lists references, reviews what it cites."""
        if standing.attribution == "cited" and document.document_type in self._own:
            return self._by_type["review"]
        if standing.attribution == "cited" and document.document_type in self._untyped:
            lists = any(segment.role == "reference" for segment in document.segments)
            return self._by_type["review"] if lists else self._otherwise
        return self._by_type.get(document.document_type, self._otherwise)

    def _plans(self, document: CleanDocument, role: str) -> bool:
        """Is it the aim of a document of no known kind that has an abstract, such as a protocol?"""
        if role != "aim" or document.document_type not in self._untyped:
            return False
        return any(sentence.role == "abstract" for sentence in document.sentences)


def _summary(document: CleanDocument) -> str:
    """Title and abstract, for a body names designs of others too; the whole text without an abstract."""
    parts = [one for one in document.sentences if one.role in ("title", "abstract")]
    if all(one.role == "title" for one in parts):
        return document.text
    return " ".join(document.text[start:end] for *_, start, end in parts)
