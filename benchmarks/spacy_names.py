"""Names and their contexts by spaCy's PhraseMatcher and a finder of contexts, as many pipelines do it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from pipeline.vocabulary.vocabulary import Vocabulary

Label = tuple[int, int, str]
"""Start, end and type of a name."""


class Status(NamedTuple):
    """What a text says of one of its names."""

    negated: bool
    hedged: bool


Statuses = Callable[[Doc], list[Status]]
"""Tells it for each entity of a document."""


class PhraseNames:
    """The longest names of a vocabulary, whatever their case."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.add_pipe("sentencizer")
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        forms: dict[str, list[Doc]] = {}
        for form, concept, is_ambiguous in vocabulary.forms():
            if not is_ambiguous:
                forms.setdefault(concept.entity_type, []).append(self._nlp.make_doc(form))
        for entity_type, docs in forms.items():
            self._matcher.add(entity_type, docs)

    def read(self, text: str) -> Doc:
        """The text with its names as entities."""
        doc = self._nlp(text)
        doc.set_ents(filter_spans(self._matcher(doc, as_spans=True)))
        return doc

    def names(self, text: str) -> list[Label]:
        """The names in order of their starts."""
        return [(span.start_char, span.end_char, span.label_) for span in self.read(text).ents]


def medspacy_context() -> Statuses:
    """medspaCy's ConText with its own rules."""
    import medspacy.context  # noqa: F401 - registers the component

    context = spacy.blank("en").add_pipe("medspacy_context")
    return lambda doc: [Status(name._.is_negated, name._.is_uncertain) for name in context(doc).ents]


def negspacy_negation() -> Statuses:
    """negspacy with its terms for plain English; it knows no doubt."""
    import negspacy.negation  # noqa: F401 - registers the component
    from negspacy.termsets import termset

    negex = spacy.blank("en").add_pipe("negex", config={"neg_termset": termset("en").get_patterns()})
    return lambda doc: [Status(name._.negex, hedged=False) for name in negex(doc).ents]


def told(text: str, spans: Iterable[tuple[int, int]], statuses: Statuses) -> Iterator[tuple[int, Status]]:
    """Number and status of each given span; those that overlap are given one after the other."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    left = list(enumerate(spans))
    while left:
        doc = nlp(text)
        given = [
            doc.char_span(start, end, label=str(number), alignment_mode="expand")
            for number, (start, end) in left
        ]
        doc.set_ents(filter_spans(given))
        read = {int(name.label_): status for name, status in zip(doc.ents, statuses(doc), strict=True)}
        yield from read.items()
        left = [one for one in left if one[0] not in read]
