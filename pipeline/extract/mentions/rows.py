"""Turns what was read in a batch into the mentions of its documents, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.document import CleanDocument
from pipeline.extract.context import Scope, name_spans, names_reached
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.modifiers import Modifiers
from pipeline.extract.mentions.reading import Naming, Namings, Numbers, Reading, Readings
from pipeline.extract.rows import Mention, NameContext

Flags: TypeAlias = npt.NDArray[np.bool_]
Modified: TypeAlias = Mapping[int, tuple[str, ...]]
Contexts: TypeAlias = Mapping[int, tuple[NameContext, ...]]
"""The modifiers and the contexts of the mentions that have some, by their places."""

_BLANK, _OPEN, _CLOSE = b" ()"
_NUMBERS = ("starts", "ends", "sentences", "numbers")


class MentionColumns(NamedTuple):
    """The mentions of some documents; ``sizes`` are how many each has, ``numbers`` what each one names."""

    sizes: list[int]
    starts: Numbers
    ends: Numbers
    sentences: Numbers
    numbers: Numbers
    namings: Namings
    modifiers: Modified
    contexts: Contexts

    @classmethod
    def joined(cls, parts: Sequence[MentionColumns], namings: Namings) -> MentionColumns:
        """The parts, all with these namings, one after the other."""
        firsts = list(accumulate((len(part.starts) for part in parts), initial=0))
        starts, ends, sentences, numbers = (
            np.concatenate([np.zeros(0, np.int64), *column])
            for column in ([getattr(part, name) for part in parts] for name in _NUMBERS)
        )
        return cls(
            [size for part in parts for size in part.sizes],
            starts,
            ends,
            sentences,
            numbers,
            namings,
            _together([part.modifiers for part in parts], firsts),
            _together([part.contexts for part in parts], firsts),
        )

    def named(self) -> list[Naming]:
        """What each mention names."""
        return list(map(self.namings.rows.__getitem__, self.numbers.tolist()))

    def are_negated(self) -> Flags:
        """Whether what each name stands for is denied."""
        return self._stand_in("negation")

    def are_hedged(self) -> Flags:
        """Whether the text leaves open what each name is said of: it doubts or asks."""
        return self._stand_in("hedge", "question")

    def _stand_in(self, *kinds: str) -> Flags:
        """Whether each name stands in a context of one of these kinds."""
        flags = np.zeros(len(self.starts), np.bool_)
        flags[[place for place, own in self.contexts.items() if any(one.kind in kinds for one in own)]] = True
        return flags

    def readings(self) -> list[list[Reading]]:
        """Where each document names what, for finders that look around them."""
        return self._parted(list(zip(self.starts.tolist(), self.ends.tolist(), self.named(), strict=True)))

    def rows(self) -> list[list[Mention]]:
        """The mentions of each document."""
        spans = zip(self.starts.tolist(), self.ends.tolist(), self.sentences.tolist(), strict=True)
        flags = zip(self.are_negated().tolist(), self.are_hedged().tolist(), strict=True)
        told = zip(spans, self.named(), flags, strict=True)
        mentions = [
            Mention(
                *span,
                *naming[:3],
                *flag,
                naming.ambiguous_with,
                naming.part_of,
                naming.made_of,
                self.modifiers.get(place, ()),
                self.contexts.get(place, ()),
            )
            for place, (span, naming, flag) in enumerate(told)
        ]
        return self._parted(mentions)

    def _parted(self, rows: list[Any]) -> list[list[Any]]:
        return [rows[first:last] for first, last in pairwise(accumulate(self.sizes, initial=0))]


def mention_columns(
    readings: Readings,
    batch: Batch,
    documents: Sequence[CleanDocument],
    *,
    scopes: Sequence[Sequence[Scope]],
    modifiers: Modifiers,
) -> MentionColumns:
    """The readings, which are in order, as mentions; one that runs over the end of its sentence is none."""
    readings, sentences = _in_sentences(readings, batch, documents)
    places = batch.documents_at(readings.starts)
    shift = batch.starts[places]
    sizes = np.bincount(places, minlength=len(documents)).tolist()
    return MentionColumns(
        sizes,
        readings.starts - shift,
        readings.ends - shift,
        sentences,
        readings.numbers,
        readings.namings,
        _worded(modifiers, readings, batch),
        _contexts(readings, batch, scopes),
    )


def _contexts(readings: Readings, batch: Batch, scopes: Sequence[Sequence[Scope]]) -> Contexts:
    """The contexts of names, in the order of their cues."""
    contexts: dict[int, tuple[NameContext, ...]] = {}
    together = list(chain.from_iterable(scopes))
    spans, sizes = name_spans(together), list(map(len, scopes))
    reaches = spans[:, 1:] > 0
    shifts, ends = (np.repeat(places, sizes)[:, None] for places in (batch.starts, batch.ends))
    spans = np.minimum(spans + shifts, ends) * reaches
    for place, reaching in names_reached(batch.text.low, spans, readings.starts, readings.ends):
        _, cue, scope, rule_id, _, _ = found = together[reaching]
        contexts[place] = (*contexts.get(place, ()), NameContext(found.kind, *cue, *scope, rule_id))
    explained = _explained(readings, batch.text.low)
    for place, own in list(contexts.items()):
        for first in (place - 1, place):
            if first in explained:
                contexts.setdefault(2 * first + 1 - place, own)
    return contexts


def _explained(readings: Readings, low: bytes) -> frozenset[int]:
    """The places of names that the next one stands behind as short form: `a drug application (IND)`."""
    letters, named = np.frombuffer(low, np.uint8), readings.namings.rows
    first = np.flatnonzero(readings.starts[1:] - readings.ends[:-1] == 2)
    end, close = letters[readings.ends[first]], letters[readings.ends[first + 1]]
    opening = letters[readings.ends[first] + 1]
    first = first[(end == _BLANK) & (opening == _OPEN) & (close == _CLOSE)]
    numbers = zip(first.tolist(), *(readings.numbers[first + at].tolist() for at in (0, 1)), strict=True)
    return frozenset(
        place for place, long, short in numbers if named[long].concept_id == named[short].concept_id
    )


def _worded(modifiers: Modifiers, readings: Readings, batch: Batch) -> dict[int, tuple[str, ...]]:
    """The modifiers of the names that have some, as their documents write them."""
    found = modifiers.before(readings, batch.text.low, batch.written)
    return {place: tuple(batch.written[start:end] for start, end in spans) for place, spans in found.items()}


def _in_sentences(
    readings: Readings, batch: Batch, documents: Sequence[CleanDocument]
) -> tuple[Readings, Numbers]:
    """The readings without those that run over the end of a sentence, and the sentence of each, or -1."""
    counts = np.array([len(document.sentences) for document in documents])
    sentences = list(chain.from_iterable(document.sentences for document in documents))
    shift = np.repeat(batch.starts, counts)
    starts = np.array([sentence.start for sentence in sentences], np.int64) + shift
    ends = np.append(np.array([sentence.end for sentence in sentences], np.int64) + shift, -1)
    ordinals = np.append(np.arange(len(sentences)) - np.repeat(np.cumsum(counts) - counts, counts), -1)
    number = np.searchsorted(starts, readings.starts, side="right") - 1
    inside = readings.starts < ends[number]
    whole = ~inside | (readings.ends <= ends[number])
    return readings.at(whole), np.where(inside, ordinals[number], -1)[whole]


def _together(parts: Iterable[Mapping[int, Any]], firsts: Iterable[int]) -> dict[int, Any]:
    """What is told of places, counted from the first of each part, by place among all."""
    return {
        first + place: told
        for part, first in zip(parts, firsts, strict=False)
        for place, told in part.items()
    }
