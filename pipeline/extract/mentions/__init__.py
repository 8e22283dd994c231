"""Finds every place of a document that names a concept of the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from pipeline.document import CleanDocument
from pipeline.extract.context import Scope
from pipeline.extract.mentions.ambiguity import Ambiguity
from pipeline.extract.mentions.batch import Batch, batches, joined
from pipeline.extract.mentions.composition import Composition
from pipeline.extract.mentions.coordination import Coordination
from pipeline.extract.mentions.defined import DefinedForms
from pipeline.extract.mentions.index import FormIndex
from pipeline.extract.mentions.interrupted import Interrupted
from pipeline.extract.mentions.introduced import Introduced
from pipeline.extract.mentions.joined_before import JoinedBefore
from pipeline.extract.mentions.long_forms import LongForms
from pipeline.extract.mentions.modifiers import Modifiers
from pipeline.extract.mentions.narrowing import Narrowing
from pipeline.extract.mentions.nested import Nested
from pipeline.extract.mentions.not_meant import NotMeant
from pipeline.extract.mentions.numbered import without_numbered
from pipeline.extract.mentions.origin_behind import OriginBehind
from pipeline.extract.mentions.overlapping import Overlapping
from pipeline.extract.mentions.placed import Placed
from pipeline.extract.mentions.proper_names import ProperNames
from pipeline.extract.mentions.reading import Namings, Readings, in_order, longest
from pipeline.extract.mentions.rows import MentionColumns, mention_columns
from pipeline.extract.mentions.stems import Stems
from pipeline.extract.mentions.strains import Strains
from pipeline.extract.mentions.tails import Tails
from pipeline.extract.rows import Abbreviation, Mention
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["MentionColumns", "MentionFinder"]

_REMEMBERED = 4096
"""Definitions whose concept is remembered: the documents of one field define the same short forms."""


class MentionFinder:
    """The vocabulary and its rules, made ready once for any number of documents.

    Where a folder ``cache`` is given, other processes find there what making ready takes longest for.
    """

    def __init__(self, vocabulary: Vocabulary, rules: Rules, cache: Path | None = None) -> None:
        self._vocabulary = vocabulary
        self._index = FormIndex(vocabulary, rules, cache)
        long_forms = LongForms(self._index, vocabulary, rules)
        self._long_form = lru_cache(_REMEMBERED)(long_forms.concept_of)
        self.start_of_same = long_forms.start_of_same
        self._ambiguity = Ambiguity(rules)
        self._interrupted = Interrupted(self._index, rules)
        self._introduced = Introduced(self._index, vocabulary, rules)
        self._joined_before = JoinedBefore(self._index, rules)
        self._stems = Stems(vocabulary, rules)
        self._strains = Strains(self._index, vocabulary, rules)
        self._composition = Composition(self._index, vocabulary, rules)
        self._origin_behind = OriginBehind(self._composition.known, rules, self._index.own)
        self._coordination = Coordination(self._index, rules)
        self._tails = Tails(self._index, vocabulary, rules)
        self._placed = Placed(vocabulary, rules)
        self._narrowing = Narrowing(rules)
        self._nested = Nested(rules)
        self._modifiers = Modifiers(rules)
        self._not_meant = NotMeant(self._index, rules)
        self._overlapping = Overlapping(self._not_meant, rules)
        self._proper_names = ProperNames(rules)

    def concept_of(self, long: str, short: str) -> str | None:
        """The id of the concept that a definition `long (short)` names."""
        return self._long_form(long, short)

    def find(
        self, document: CleanDocument, abbreviations: Sequence[Abbreviation], scopes: Sequence[Scope] = ()
    ) -> list[Mention]:
        """Mentions in order of their spans; those inside longer names and those that share a head overlap."""
        return self.find_all([document], [abbreviations], [scopes])[0]

    def find_all(
        self,
        documents: Sequence[CleanDocument],
        abbreviations: Sequence[Sequence[Abbreviation]],
        scopes: Sequence[Sequence[Scope]],
    ) -> list[list[Mention]]:
        """The mentions of each document, of which the other two arguments hold the own ones."""
        return self.columns(documents, abbreviations, scopes).rows()

    def columns(
        self,
        documents: Sequence[CleanDocument],
        abbreviations: Sequence[Sequence[Abbreviation]],
        scopes: Sequence[Sequence[Scope]],
    ) -> MentionColumns:
        """The same as columns."""
        namings = Namings(self._index.own)
        parts = [
            self._in_batch(documents[own], abbreviations[own], scopes[own], namings=namings)
            for own in batches(documents)
        ]
        return MentionColumns.joined(parts, namings)

    def _in_batch(
        self,
        documents: Sequence[CleanDocument],
        abbreviations: Sequence[Sequence[Abbreviation]],
        scopes: Sequence[Sequence[Scope]],
        *,
        namings: Namings,
    ) -> MentionColumns:
        batch = joined(documents)
        alone = without_numbered(self._readings(batch, abbreviations, namings), batch)
        whole = self._interrupted.with_wholes(alone, batch.text)
        bred = self._strains.with_wholes(whole, batch.text)
        composed = self._composition.with_wholes(bred, batch.text)
        sourced = self._origin_behind.with_origins(composed, batch.text.low)
        overlapped = self._overlapping.with_wholes(sourced, batch.text)
        introduced = self._introduced.with_names(overlapped, batch)
        named = self._stems.with_names(introduced, batch.text)
        meant = self._not_meant.without(longest(named), batch.text)
        meant = self._proper_names.without(meant, batch.text.cased)
        meant = self._joined_before.without(meant, batch)
        meant = self._placed.with_places(self._tails.with_tails(meant, batch.text.low), batch.text.low)
        meant = self._narrowing.narrowed(meant, batch.text.low)
        inside = self._nested.within(meant, named, partial(self._not_meant.without, text=batch.text))
        completed = in_order(self._coordination.completed(meant, batch.text).and_then(inside))
        return mention_columns(completed, batch, documents, scopes=scopes, modifiers=self._modifiers)

    def _readings(
        self, batch: Batch, abbreviations: Sequence[Sequence[Abbreviation]], namings: Namings
    ) -> Readings:
        """All readings that hold by themselves, overlapping ones too, in order."""
        defined = [
            DefinedForms(rows, self._vocabulary, first=first, last=last)
            for rows, first, last in zip(
                abbreviations, batch.starts.tolist(), batch.ends.tolist(), strict=True
            )
        ]
        found, doubts = self._index.readings(batch, [one.forms for one in defined], namings)
        own = Readings.of([reading for one in defined for reading in one.readings(batch.text)], namings)
        named = in_order(own.and_then(found))
        return in_order(named.with_rows(self._ambiguity.readings(doubts, batch, named)))
