"""All variants of all vocabulary forms in one automaton, and what it finds in a text."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple, TypeAlias

from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.fold import Folded, folded
from pipeline.extract.mentions.reading import Naming, Reading
from pipeline.extract.mentions.variants import PLACE, Variant, Variants, capital_words, is_short_form
from pipeline.extract.rule_rows import Rules
from pipeline.vocabulary.vocabulary import Vocabulary

__all__ = ["PLACE", "Doubt", "Entry", "FormIndex", "Hit"]


class Entry(NamedTuple):
    """One variant of a form: a short form is met in its own case, any other in lower case.

    Each of ``parts`` has to be met in its own case at its offset; ``plural`` tells a plural of the form.
    """

    short_form: bool
    form: bytes
    parts: tuple[tuple[int, bytes], ...]
    naming: Naming
    ambiguous: bool
    plural: bool


Hit: TypeAlias = tuple[int, int, Entry]
"""Start and end of a place where an entry fits."""
Doubt: TypeAlias = tuple[int, int, list[Entry]]
"""Start and end of a place where ambiguous entries fit."""


class FormIndex:
    """Finds every whole-word occurrence of every form, however they overlap.

    The automaton holds each name between two spaces and reads the text with its punctuation as spaces;
    so it reports no names inside words, and what it reports is compared once more with the text itself.
    """

    def __init__(self, vocabulary: Vocabulary, rules: Rules) -> None:
        self._entries: dict[bytes, list[Entry]] = {}
        forms = [
            (form, Naming(concept, f"vocabulary/{concept.entity_type}.tsv#{concept.concept_id}"), ambiguous)
            for form, concept, ambiguous in vocabulary.forms()
        ]
        for form, naming, ambiguous in forms:
            self._add(Variant(form, plural=False), naming, ambiguous)
        variants = Variants(rules)
        for form, naming, ambiguous in forms:
            for variant in variants.of(form)[1:]:
                self._add(variant, naming, ambiguous)
        keys = sorted(self._entries)
        self._found = [self._entries[key] for key in keys]
        self._sure = [_sure(entries) for entries in self._found]
        self._automaton = DoubleArrayAhoCorasick([b" " + key + b" " for key in keys]) if keys else None

    def _add(self, variant: Variant, naming: Naming, ambiguous: bool) -> None:
        """Keeps the first owner of an ordinary variant, and each owner of an ambiguous one."""
        cased, low, words = folded(variant.text)
        short_form = is_short_form(variant.text)
        form = cased if short_form else low
        parts = () if short_form else tuple(capital_words(variant.text))
        entries = self._entries.setdefault(form if form == words else words, [])
        for entry in entries:
            same_owner = entry.naming.concept is naming.concept or not (entry.ambiguous or ambiguous)
            if same_owner and entry.form == form and entry.parts == parts:
                return
        entries.append(Entry(short_form, form, parts, naming, ambiguous, variant.plural))

    def hits(self, text: Folded) -> list[Hit]:
        """All hits, ordered by end; several entries may fit at one place."""
        return [
            (start, padded_end - 2, entry)
            for start, padded_end, value in self._places(text.words)
            for entry in self._found[value]
            if _fits(entry, text.cased[start : padded_end - 2], text.low[start : padded_end - 2])
        ]

    def readings(self, text: Folded, defined: Container[bytes]) -> tuple[list[Reading], list[Doubt]]:
        """Readings by ordinary forms, and places of ambiguous ones; no short form that is ``defined``."""
        readings: list[Reading] = []
        doubts: list[Doubt] = []
        weighed: dict[bytes, tuple[list[Naming], list[Entry]]] = {}
        layers, cased, sure = (text.low, text.cased), text.cased, self._sure
        for start, padded_end, value in self._places(text.words):
            end = padded_end - 2
            short_form, form, naming = sure[value]
            if naming is None:
                form = cased[start:end]
                if form not in weighed:
                    weighed[form] = _weighed(self._found[value], form, defined)
                namings, entries = weighed[form]
                for naming in namings:
                    readings.append((start, end, naming))
                if entries:
                    doubts.append((start, end, entries))
            elif layers[short_form][start:end] == form and not (short_form and form in defined):
                readings.append((start, end, naming))
        return readings, doubts

    def _places(self, words: bytes) -> list[tuple[int, int, int]]:
        """Start, end plus two, and number of all keys in ``words``; ordered by end."""
        return self._automaton.find_overlapping(b" " + words + b" ") if self._automaton else []

    def named(self, name: bytes) -> Naming | None:
        """What ``name``, as a folded text writes it, names by itself; None where it is no ordinary form."""
        low = name.lower()
        for entry in self._entries.get(low, ()):
            if not entry.ambiguous and _fits(entry, name, low):
                return entry.naming
        return None


def _sure(entries: list[Entry]) -> tuple[bool, bytes, Naming | None]:
    """The only one of ``entries``, as the comparison of its form decides alone; else without a naming."""
    first = entries[0]
    alone = len(entries) == 1 and not first.parts and not first.ambiguous
    return first.short_form, first.form, first.naming if alone else None


def _weighed(
    entries: list[Entry], form: bytes, defined: Container[bytes]
) -> tuple[list[Naming], list[Entry]]:
    """What ``form``, as it is written, names by ordinary ``entries``, and those that are ambiguous."""
    low = form.lower()
    fitting = [
        entry for entry in entries if _fits(entry, form, low) and not (entry.short_form and form in defined)
    ]
    ordinary = [entry.naming for entry in fitting if not entry.ambiguous]
    return ordinary, [entry for entry in fitting if entry.ambiguous]


def _fits(entry: Entry, cased: bytes, low: bytes) -> bool:
    """Whether ``entry`` is written so; ``low`` is ``cased`` in lower case."""
    return (cased if entry.short_form else low) == entry.form and (
        not entry.parts or _is_cased(cased, entry.parts)
    )


def _is_cased(text: bytes, parts: tuple[tuple[int, bytes], ...]) -> bool:
    return all(text.startswith(part, offset) for offset, part in parts)
