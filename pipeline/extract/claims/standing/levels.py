"""Tells on what kind of evidence a claim rests."""

from __future__ import annotations

from pipeline.document import CleanDocument
from pipeline.extract.claims.broader import Broader
from pipeline.extract.claims.letters.lexicon import known
from pipeline.extract.claims.letters.phrases import Phrases
from pipeline.extract.claims.parts import ABSTRACT, TITLE
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.setting import Setting
from pipeline.extract.claims.standing import CITED, OWN_RESULT, Standing, words_of
from pipeline.extract.claims.standing.designs import Designs
from pipeline.extract.claims.standing.retold import RetoldDesigns
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

CASE, IN_VITRO = "case", "in_vitro"
CONTROLLED, RANDOMISED = "controlled", "randomised"

NOT_IN_PEOPLE = ("animal", IN_VITRO)
"""Levels of documents that no control group raises."""


class Levels:
    """The sections on evidence, compiled once."""

    def __init__(self, rules: Rules, vocabulary: Vocabulary, phrases: Phrases) -> None:
        self._phrases, self._designs = phrases, Designs(rules, phrases)
        self._retold = RetoldDesigns(rules, phrases, self._designs)
        self.patterns = (self._designs.may_state,)
        """What is looked for in every sentence."""
        self._in_vitro = known(rules, "in_vitro_models", vocabulary)
        self._broader = Broader(vocabulary)
        self._by_type: dict[str, str] = rules.field("evidence_by_document_type")
        self._by_own_result: dict[str, str] = rules.field("evidence_by_own_result")
        self._otherwise: str = rules.field("evidence_otherwise")
        self._untyped = frozenset(rules.field("untyped_documents"))
        self._own = frozenset(rules.field("own_result_document_types"))
        self._of_patients = frozenset(rules.field("patient_document_types"))
        self._titles_cases = OfLast(self._named_cases)
        self._lists, self._has_abstract = OfLast(_lists_references), OfLast(_has_abstract)

    def of(
        self, document: CleanDocument, sentence: int, standing: Standing, *, setting: Setting, role: str
    ) -> str:
        """By the model that its claims are about, by what the title of the work that they are laid on or the
        sentence states, or by the kind of document.

        Of patients no animals that another clause of the sentence names tell it.
        """
        level = self._level_of(document, standing, role)
        if level == "systematic_review" and (standing.attribution == OWN_RESULT or role == "aim"):
            return level
        if setting.model_id is not None:
            return "animal" if self._in_vitro.isdisjoint(self._broader.of(setting.model_id)) else IN_VITRO
        if standing.title and (titled := self._titled(standing.title)):
            return titled
        said = words_of(document, sentence, standing.others)
        own = self._designs.own_words_at(document, sentence, said)
        stated = self._phrases.first("evidence_words", own)
        if stated == "animal" and setting.population_id is not None and standing.attribution != OWN_RESULT:
            stated = None
        if stated in (None, CONTROLLED) and standing.attribution != OWN_RESULT and role != "aim":
            told = self._retold.of(document, sentence, standing)
            stated = told if stated is None or told == RANDOMISED else stated
        if stated in (None, CONTROLLED) and (level == "single_arm" or self._plans(document, role)):
            stated = self._designs.of(document) or stated
        return level if stated == CONTROLLED and level in NOT_IN_PEOPLE else stated or level

    def _titled(self, title: str) -> str | None:
        """The level of the design that the title names; animals and cells there may be what was given."""
        level = self._phrases.first("evidence_words", self._designs.own_words(title))
        return None if level in NOT_IN_PEOPLE else level

    def _level_of(self, document: CleanDocument, standing: Standing, role: str) -> str:
        """By the kind of document; what one of own results or with a list says of others is a review."""
        kind, cited = document.document_type, standing.attribution == CITED
        if kind == "systematic_review" and (not cited or len(standing.sources) > 1):
            return self._by_type[kind]
        if kind in self._own and standing.attribution != OWN_RESULT and role != "aim":
            return self._by_type["review"]
        if cited and kind in self._untyped:
            return self._by_type["review"] if self._lists(document) else self._otherwise
        if standing.attribution == OWN_RESULT and kind in self._by_own_result:
            return self._by_own_result[kind]
        if standing.attribution == OWN_RESULT and kind in self._of_patients and self._titles_cases(document):
            return CASE
        return self._by_type.get(kind, self._otherwise)

    def _named_cases(self, document: CleanDocument) -> bool:
        """Does its title call a study of patients that of cases: `… in four patients: a case series`?"""
        titles = (at for at, one in enumerate(document.sentences) if one.role == TITLE)
        return any(self._titled(words_of(document, at)) == CASE for at in titles)

    def _plans(self, document: CleanDocument, role: str) -> bool:
        """Is it the aim of a document of no known kind that has an abstract, such as a protocol?"""
        if role != "aim" or document.document_type not in self._untyped:
            return False
        return self._has_abstract(document)


def _lists_references(document: CleanDocument) -> bool:
    return any(segment.role == "reference" for segment in document.segments)


def _has_abstract(document: CleanDocument) -> bool:
    return any(sentence.role == ABSTRACT for sentence in document.sentences)
