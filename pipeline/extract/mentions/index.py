"""All variants of all vocabulary forms in one automaton, and what it finds in a text."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.batch import Batch
from pipeline.extract.mentions.entry import Entry, Meaning, capital, meaning, plain_naming
from pipeline.extract.mentions.reading import Naming, Numbers, Reading, Readings
from pipeline.extract.mentions.variants import Variant, Variants, capital_words, is_short_form
from pipeline.extract.rule_rows import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

Hit: TypeAlias = tuple[int, int, Entry]
"""Start and end of a place where an entry fits."""
Doubt: TypeAlias = tuple[int, int, tuple[Entry, ...]]
"""Start and end of a place where ambiguous entries fit."""
_END, _NUMBER = itemgetter(1), itemgetter(2)
_REMEMBERED = 16_384
"""Written forms whose meaning is remembered: a field writes the same names again and again."""


class FormIndex:
    """Finds every whole-word occurrence of every form, however they overlap.

    The automaton holds each name between two spaces and reads the text with its punctuation as spaces;
    so it reports no names inside words, and what it reports is compared once more with the text itself.
    """

    def __init__(self, vocabulary: Vocabulary, rules: Rules) -> None:
        self._entries: dict[bytes, list[Entry]] = {}
        forms = [
            (
                form,
                Naming.by(f"vocabulary/{concept.entity_type}.tsv#{concept.concept_id}", concept),
                ambiguous,
            )
            for form, concept, ambiguous in vocabulary.forms()
        ]
        for form, naming, ambiguous in forms:
            self._add(Variant(form, plural=False), naming, ambiguous)
        variants = Variants(rules)
        for form, naming, ambiguous in forms:
            for variant in variants.of(form)[1:]:
                self._add(variant, naming, ambiguous)
        self._keys = sorted(self._entries)
        self._first_words = frozenset(key.partition(b" ")[0] for key in self._keys)
        plain = [plain_naming(key, self._entries[key]) for key in self._keys]
        self._namings = np.fromiter(plain, object, len(plain))
        self._lengths = np.array(list(map(len, self._keys)), np.int64)
        self._is_plain = np.array([naming is not None for naming in plain], np.bool_)
        self._capitals = np.array([capital(self._entries[key]) for key in self._keys], np.uint8)
        self._automaton = DoubleArrayAhoCorasick([b" " + key + b" " for key in self._keys]) if plain else None
        self._meaning = lru_cache(_REMEMBERED)(self._read)

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
        found = self._found(batch.text.words)
        ends = np.fromiter(map(_END, found), np.int64, len(found)) - 1
        numbers = np.fromiter(map(_NUMBER, found), np.int64, len(found))
        starts = ends - self._lengths[numbers]
        plain = self._is_plain[numbers]
        sure = np.flatnonzero(plain & _has_no_marks(batch.text, starts, ends))
        rest = np.flatnonzero(~plain & self._may_begin(batch.text.cased, starts, numbers))
        others, doubts = self._weighed(starts[rest], ends[rest], numbers[rest], batch, defined)
        readings = Readings(starts[sure], ends[sure], self._namings[numbers[sure]])
        return readings.and_then(Readings.of(others)), doubts

    def _may_begin(self, cased: bytes, starts: Numbers, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """Whether the first letters are in the case of the keys; `in` is not `IN`, but everywhere."""
        capitals = self._capitals[numbers]
        return (capitals == 0) | (np.frombuffer(cased, np.uint8)[starts] == capitals)

    def _weighed(
        self,
        starts: Numbers,
        ends: Numbers,
        numbers: Numbers,
        batch: Batch,
        defined: Sequence[Container[bytes]],
    ) -> tuple[list[Reading], list[Doubt]]:
        readings: list[Reading] = []
        doubts: list[Doubt] = []
        columns = (starts, ends, numbers, batch.documents_at(starts))
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
        for entry in self._entries.get(low, ()):
            if not entry.ambiguous and entry.fits(name, low):
                return entry.naming
        return None


def _has_no_marks(text: Folded, starts: Numbers, ends: Numbers) -> npt.NDArray[np.bool_]:
    """Whether each span is written without punctuation, and in prose: as its words alone."""
    differs = np.frombuffer(text.low, np.uint8) != np.frombuffer(text.words, np.uint8)
    marks = np.cumsum(differs, dtype=np.int32)
    return marks[starts - 1] == marks[ends - 1]
