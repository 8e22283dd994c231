"""All variants of all vocabulary forms in one automaton, and what it finds in a text."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.fold import Folded, as_words, folded
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.entry import Entry, Meaning, capital, meaning, plain_naming
from pipeline.extract.mentions.reading import Naming, Numbers, Reading, Readings
from pipeline.extract.mentions.variants import Variant, Variants, capital_words, is_short_form
from pipeline.extract.rule_rows import Rules
from pipeline.vocabulary.vocabulary import Concept, Vocabulary

Doubt: TypeAlias = tuple[int, int, tuple[Entry, ...]]
"""Start and end of a place where ambiguous entries fit."""
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


class FormIndex:
    """Finds every whole-word occurrence of every form, however they overlap.

    The automaton holds each name between two spaces and reads the text with its punctuation as spaces;
    so it reports no names inside words, and what it reports is compared once more with the text itself.
    """

    def __init__(self, vocabulary: Vocabulary, rules: Rules) -> None:
        self._entries: dict[bytes, list[Entry]] = {}
        self._add_all(vocabulary, Variants(rules))
        self._keys = sorted(self._entries)
        self._first_words = frozenset(key.partition(b" ")[0] for key in self._keys)
        plain = [plain_naming(key, self._entries[key]) for key in self._keys]
        self._namings = np.fromiter(plain, object, len(plain))
        self._lengths = np.array(list(map(len, self._keys)), np.int64)
        self._is_plain = np.array([naming is not None for naming in plain], np.bool_)
        self._capitals = np.array([capital(self._entries[key]) for key in self._keys], np.uint8)
        self._automaton = DoubleArrayAhoCorasick([b" " + key + b" " for key in self._keys]) if plain else None
        self._meaning = lru_cache(_REMEMBERED)(self._read)

    def _add_all(self, vocabulary: Vocabulary, variants: Variants) -> None:
        """All forms, and then their variants, since what a form says itself comes first."""
        forms = [(form, _naming(concept), ambiguous) for form, concept, ambiguous in vocabulary.forms()]
        for form, naming, ambiguous in forms:
            self._add(Variant(form, plural=False), naming, ambiguous)
        for form, naming, ambiguous in forms:
            for variant in variants.of(form)[1:]:
                self._add(variant, naming, ambiguous)

    def _add(self, variant: Variant, naming: Naming, ambiguous: bool) -> None:
        """Keeps the first owner of an ordinary variant, and each owner of an ambiguous one."""
        cased, low, words = folded(variant.text)
        short_form = is_short_form(variant.text)
        form = cased if short_form else low
        parts = () if short_form else tuple(capital_words(variant.text))
        entries = self._entries.setdefault(form if form == words else words, [])
        for entry in entries:
            same_owner = entry.naming.concept_id == naming.concept_id or not (entry.ambiguous or ambiguous)
            if same_owner and entry.form == form and entry.parts == parts:
                return
        entries.append(Entry(short_form, form, parts, naming, ambiguous, variant.plural))

    def names(self, text: Folded) -> list[Reading]:
        """Readings of a short text by ordinary forms, ordered by end."""
        return [
            (start, padded_end - 2, naming)
            for start, padded_end, number in self._found(b" " + text.words + b" ")
            for naming in self._meaning(number, text.cased[start : padded_end - 2], False).namings
        ]

    def readings(self, batch: Batch, defined: Sequence[Container[bytes]]) -> tuple[Readings, list[Doubt]]:
        """Readings by ordinary forms, and places of ambiguous ones.

        ``defined`` holds the short forms that each document defines: there they are not looked up.
        """
        hits = self._hits(batch.text.words)
        plain = self._is_plain[hits.numbers]
        sure = hits.at(plain & _has_no_marks(batch.text, hits))
        others, doubts = self._weighed(hits.at(~plain & self._may_begin(batch.text, hits)), batch, defined)
        readings = Readings(sure.starts, sure.ends, self._namings[sure.numbers])
        return readings.and_then(Readings.of(others)), doubts

    def _hits(self, words: bytes) -> _Hits:
        found = self._found(words)
        ends = np.fromiter(map(_END, found), np.int64, len(found)) - 1
        numbers = np.fromiter(map(_NUMBER, found), np.int64, len(found))
        return _Hits(ends - self._lengths[numbers], ends, numbers)

    def _may_begin(self, text: Folded, hits: _Hits) -> npt.NDArray[np.bool_]:
        """Whether the first letters are in the case of the keys: `in` stands everywhere, `IN` does not."""
        capitals = self._capitals[hits.numbers]
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
        return meaning(self._entries[self._keys[number]], form, defined=defined)

    def _found(self, words: bytes) -> list[tuple[int, int, int]]:
        """Where each key stands between its two blanks, and its number; ordered by end."""
        return self._automaton.find_overlapping(words) if self._automaton else []

    def begins_a_name(self, word: bytes) -> bool:
        """Whether any form begins with ``word``, in whatever case."""
        return word.lower() in self._first_words

    def named(self, name: bytes) -> Naming | None:
        """What ``name``, as a folded text writes it, names by itself; None where it is no ordinary form."""
        low = name.lower()
        for entry in self._entries.get(as_words(name), ()):
            if not entry.ambiguous and entry.fits(name, low):
                return entry.naming
        return None


def _naming(concept: Concept) -> Naming:
    return Naming.by(f"vocabulary/{concept.entity_type}.tsv#{concept.concept_id}", concept)


def _has_no_marks(text: Folded, hits: _Hits) -> npt.NDArray[np.bool_]:
    """Whether each hit is written without punctuation, and in prose: as its words alone."""
    differs = np.frombuffer(text.low, np.uint8) != np.frombuffer(text.words, np.uint8)
    marks = np.cumsum(differs, dtype=np.int32)
    return marks[hits.starts - 1] == marks[hits.ends - 1]
