"""Finds every place of a document that names a concept of the vocabulary."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from pipeline.document import CleanDocument, Segment
from pipeline.extract.context import Scope, names_inside
from pipeline.extract.fold import Folded, folded_document
from pipeline.extract.mentions.ambiguity import Ambiguity
from pipeline.extract.mentions.coordination import Coordination
from pipeline.extract.mentions.defined import DefinedForms
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.long_forms import LongForms
from pipeline.extract.mentions.not_meant import NotMeant
from pipeline.extract.mentions.reading import Reading, longest
from pipeline.extract.prose import PROSE_ROLES
from pipeline.extract.rows import Abbreviation, Mention
from pipeline.extract.rule_rows import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

_REMEMBERED = 4096
"""Definitions whose concept is remembered: the documents of one field define the same short forms."""


class MentionFinder:
    """The vocabulary and its rules, made ready once for any number of documents."""

    def __init__(self, vocabulary: Vocabulary, rules: Rules) -> None:
        self._vocabulary = vocabulary
        self._index = FormIndex(vocabulary, rules)
        self._long_form = lru_cache(_REMEMBERED)(LongForms(self._index, rules).concept_of)
        self._ambiguity = Ambiguity(rules)
        self._coordination = Coordination(self._index, rules)
        self._not_meant = NotMeant(vocabulary, rules)

    def concept_of(self, long: str, short: str) -> str | None:
        """The id of the concept that a definition `long (short)` names."""
        concept = self._long_form(long, short)
        return concept.concept_id if concept else None

    def find(
        self, document: CleanDocument, abbreviations: Sequence[Abbreviation], scopes: Sequence[Scope] = ()
    ) -> list[Mention]:
        """Mentions in order of their spans; only those completed by coordination overlap others."""
        text = _prose_only(folded_document(document.text), document.segments)
        chosen = self._not_meant.without(longest(self._readings(text, abbreviations)), text)
        shared = self._coordination.readings(chosen, text)
        if shared:
            known = {(start, naming.concept.concept_id) for start, _, naming in chosen}
            chosen += [
                reading for reading in shared if (reading[0], reading[2].concept.concept_id) not in known
            ]
            chosen.sort(key=itemgetter(0, 1))
        return _mentions(chosen, document, scopes)

    def _readings(self, text: Folded, abbreviations: Sequence[Abbreviation]) -> list[Reading]:
        """All readings that hold by themselves, overlapping ones too; defined forms first."""
        defined = DefinedForms(abbreviations, self._vocabulary)
        found, doubts = self._index.readings(text, defined.forms)
        readings = defined.readings(text) + found
        if doubts:
            named = Counter([naming.concept.concept_id for _, _, naming in readings])
            readings += self._ambiguity.readings(doubts, text, named)
        return readings


def _prose_only(text: Folded, segments: Sequence[Segment]) -> Folded:
    """``text`` with blanks for words in all segments that are no prose."""
    words = bytearray(b" " * len(text.words))
    for role, start, end in segments:
        if role in PROSE_ROLES:
            words[start:end] = text.words[start:end]
    return Folded(text.cased, text.low, bytes(words))


def _mentions(readings: Sequence[Reading], document: CleanDocument, scopes: Sequence[Scope]) -> list[Mention]:
    """The readings as rows; one that runs over the end of its sentence is none."""
    negated, hedged = names_inside(document.text, scopes, [(start, end) for start, end, _ in readings])
    starts = [sentence.start for sentence in document.sentences]
    ends = [sentence.end for sentence in document.sentences]
    mentions: list[Mention] = []
    for place, (start, end, (concept, rule_id, ambiguous_with)) in enumerate(readings):
        index = bisect_right(starts, start) - 1
        if index < 0 or start >= ends[index]:
            index = -1
        elif end > ends[index]:
            continue
        kind, concept_id = concept.entity_type, concept.concept_id
        row = start, end, index, kind, concept_id, rule_id, place in negated, place in hedged, ambiguous_with
        # Twice as quick as the constructor of a NamedTuple, and mentions are the most frequent rows by far.
        mentions.append(tuple.__new__(Mention, row))
    return mentions
