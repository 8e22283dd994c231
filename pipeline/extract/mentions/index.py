"""All variants of all vocabulary forms in one automaton, and what it finds in a text."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.fold import Folded, as_words
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.entry import fitting
from pipeline.extract.mentions.forms import NO_CONCEPT, forms_of
from pipeline.extract.mentions.reading import Naming, Namings, Numbers, Reading, Readings
from pipeline.vocabulary.rules import Rules
from pipeline.vocabulary.vocabulary import Concept, Vocabulary

_END, _NUMBER = itemgetter(1), itemgetter(2)
_REMEMBERED = 16_384
"""Written forms whose meaning is remembered: a field writes the same names again and again."""


class _Hits(NamedTuple):
    """Places where the words of keys stand: their starts, their ends, the numbers of the keys."""

    starts: Numbers
    ends: Numbers
    numbers: Numbers

    def at(self, chosen: npt.NDArray[np.bool_]) -> _Hits:
        """The chosen ones."""
        places = np.flatnonzero(chosen)
        return _Hits(self.starts[places], self.ends[places], self.numbers[places])


class Doubtful(NamedTuple):
    """A concept that an ambiguous form may name, and whether the form is a plural."""

    naming: Naming
    plural: bool


class Meaning(NamedTuple):
    """What a written form names by its ordinary entries, and what by those that are ambiguous."""

    namings: tuple[Naming, ...]
    doubtful: tuple[Doubtful, ...]


Doubt: TypeAlias = tuple[int, int, tuple[Doubtful, ...]]
"""Start and end of a place where ambiguous entries fit."""


class FormIndex:
    """Finds every whole-word occurrence of every form, however they overlap.

    The automaton holds each name between two spaces and reads the text with its punctuation as spaces;
    so it reports no names inside words, and what it reports is compared once more with the text itself.
    """

    def __init__(self, vocabulary: Vocabulary, rules: Rules, cache: Path | None = None) -> None:
        forms = forms_of(vocabulary, rules, cache)
        packed = forms.automaton
        self._automaton = DoubleArrayAhoCorasick.deserialize(packed) if packed else None
        self._forms = forms._replace(automaton=b"")
        self.own = list(map(_own_naming, vocabulary.concepts.values()))
        self._is_plain = self._forms.concepts != NO_CONCEPT
        self._first_words = frozenset(self._forms.first_words.tobytes().split(b"\n"))
        self._meaning = lru_cache(_REMEMBERED)(self._read)

    def names(self, text: Folded) -> list[Reading]:
        """Readings of a short text by ordinary forms, ordered by end."""
        return [
            (start, padded_end - 2, naming)
            for start, padded_end, number in self._found(b" " + text.words + b" ")
            for naming in self._meaning(number, text.cased[start : padded_end - 2], False).namings
        ]

    def readings(
        self, batch: Batch, defined: Sequence[Container[bytes]], namings: Namings
    ) -> tuple[Readings, list[Doubt]]:
        """Readings by ordinary forms, and places of ambiguous ones; ``namings`` begin with ``own``.

        ``defined`` holds the short forms that each document defines: there they are not looked up.
        """
        hits = self._hits(batch.text.words)
        plain = self._is_plain[hits.numbers]
        sure = hits.at(plain & _has_no_marks(batch.text, hits))
        others, doubts = self._weighed(hits.at(~plain & self._may_begin(batch.text, hits)), batch, defined)
        concepts = self._forms.concepts[sure.numbers].astype(np.int64)
        return Readings(sure.starts, sure.ends, concepts, namings).with_rows(others), doubts

    def _hits(self, words: bytes) -> _Hits:
        found = self._found(words)
        ends = np.fromiter(map(_END, found), np.int64, len(found)) - 1
        numbers = np.fromiter(map(_NUMBER, found), np.int64, len(found))
        return _Hits(ends - self._forms.lengths[numbers], ends, numbers)

    def _may_begin(self, text: Folded, hits: _Hits) -> npt.NDArray[np.bool_]:
        """Whether the first letters are in the case of the keys: `in` stands everywhere, `IN` does not."""
        capitals = self._forms.capitals[hits.numbers]
        return (capitals == 0) | (np.frombuffer(text.cased, np.uint8)[hits.starts] == capitals)

    def _weighed(
        self, hits: _Hits, batch: Batch, defined: Sequence[Container[bytes]]
    ) -> tuple[list[Reading], list[Doubt]]:
        """Readings and doubts where it takes the written form to tell what a key means."""
        readings: list[Reading] = []
        doubts: list[Doubt] = []
        columns = (*hits, batch.documents_at(hits.starts))
        for start, end, number, document in zip(*(column.tolist() for column in columns), strict=True):
            form = batch.text.cased[start:end]
            namings, doubtful = self._meaning(number, form, form in defined[document])
            for naming in namings:
                readings.append((start, end, naming))
            if doubtful:
                doubts.append((start, end, doubtful))
        return readings, doubts

    def _read(self, number: int, form: bytes, defined: bool) -> Meaning:
        if self._is_plain[number]:
            naming = self.own[self._forms.concepts[number]]
            return Meaning((naming,) if as_words(form) == form.lower() else (), ())
        entries = fitting(list(self._forms.entries(number)), form, defined=defined)
        return Meaning(
            tuple(self.own[entry.concept] for entry in entries if not entry.ambiguous),
            tuple(Doubtful(self.own[entry.concept], entry.plural) for entry in entries if entry.ambiguous),
        )

    def _found(self, words: bytes) -> list[tuple[int, int, int]]:
        """Where each key stands between its two blanks, and its number; ordered by end."""
        return self._automaton.find_overlapping(words) if self._automaton else []

    def begins_a_name(self, word: bytes) -> bool:
        """Whether any form begins with ``word``, in whatever case."""
        return word.lower() in self._first_words

    def named(self, name: bytes) -> Naming | None:
        """What ``name``, as a folded text writes it, names by itself; None where it is no ordinary form."""
        padded = b" " + as_words(name) + b" "
        for start, end, number in self._found(padded):
            if start == 0 and end == len(padded):
                namings = self._meaning(number, name, False).namings
                return namings[0] if namings else None
        return None


def _own_naming(concept: Concept) -> Naming:
    return Naming.by(f"vocabulary/{concept.entity_type}.tsv#{concept.concept_id}", concept)


def _has_no_marks(text: Folded, hits: _Hits) -> npt.NDArray[np.bool_]:
    """Whether each hit is written without punctuation, and in prose: as its words alone."""
    differs = np.frombuffer(text.low, np.uint8) != np.frombuffer(text.words, np.uint8)
    marks = np.cumsum(differs, dtype=np.int32)
    return marks[hits.starts - 1] == marks[hits.ends - 1]
