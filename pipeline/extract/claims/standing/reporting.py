"""Tells which documents report results of their own, and what they tell of others' work all the same."""

from __future__ import annotations

from pipeline.document import CleanDocument
from pipeline.extract.claims.letters.phrases import Phrases
from pipeline.extract.claims.parts import MAIN
from pipeline.extract.claims.remembered import OfLast
from pipeline.extract.claims.standing import words_of
from pipeline.extract.claims.standing.announced import Announced
from pipeline.vocabulary.rules import Rules


class Reporting:
    """The types of documents with own results, and what firms announce and registries post of theirs."""

    def __init__(self, rules: Rules, phrases: Phrases) -> None:
        self._phrases, self._announced = phrases, Announced(rules)
        self._own = frozenset(rules.field("own_result_document_types"))
        self._of_patients = frozenset(rules.field("patient_document_types"))
        self._on_animals = OfLast(self._told_of_animals)

    def reports(self, document: CleanDocument) -> bool:
        """Does the document report results of its own?"""
        return document.document_type in self._own or self._announced.by(document)

    def announces(self, document: CleanDocument) -> bool:
        """Does it do so though its kind mostly does not: a firm's news, or a registry's record?"""
        return self._announced.by(document)

    def is_of_others(self, document: CleanDocument, text: str) -> bool:
        """Does ``text`` tell of animals in a study of patients that tells of them nowhere else?

        Where a document :meth:`announces` results any animals are others', and so is what somebody is quoted
        with.
        """
        if self._announced.by(document):
            return self._announced.quotes(text) or self._names_animals(text)
        if document.document_type not in self._of_patients or not self._names_animals(text):
            return False
        return self._on_animals(document) <= {text}

    def _told_of_animals(self, document: CleanDocument) -> frozenset[str]:
        """What title and abstract tell of animals."""
        return frozenset(filter(self._names_animals, _main(document)))

    def _names_animals(self, text: str) -> bool:
        return self._phrases.first("evidence_words", text) == "animal"


def _main(document: CleanDocument) -> list[str]:
    """The words of each sentence of title and abstract."""
    return [words_of(document, at) for at, one in enumerate(document.sentences) if one.role in MAIN]
