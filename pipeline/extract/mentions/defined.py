"""Short forms as their document defines them: there they mean that, whatever the vocabulary says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from daachorse import DoubleArrayAhoCorasick

from pipeline.extract.fold import Folded, as_words, folded_cased
from pipeline.extract.mentions.reading import Naming, Reading
from pipeline.extract.rows import Abbreviation
from pipeline.vocabulary.vocabulary import Vocabulary

_BLANK = ord(" ")
_START = itemgetter(0)
_MANY = 64
"""Forms from which on an automaton pays, measured on texts of 1.8 kB."""


class DefinedForms:
    """The definitions of one document; ``forms`` are its short forms as written, in singular and plural."""

    def __init__(self, abbreviations: Iterable[Abbreviation], vocabulary: Vocabulary) -> None:
        self.forms: dict[bytes, list[tuple[int, Naming | None]]] = {}
        for short, _, start, _, concept_id in abbreviations:
            concept = vocabulary.concepts[concept_id] if concept_id else None
            naming = Naming(concept, f"abbreviations#{short}") if concept else None
            for form in _numbers(short):
                self.forms.setdefault(folded_cased(form), []).append((start, naming))

    def readings(self, text: Folded) -> list[Reading]:
        """Each place that writes a defined form of a concept; the latest definition before it holds."""
        meant = [form for form, rows in self.forms.items() if any(naming for _, naming in rows)]
        readings: list[Reading] = []
        for form, start in (_many_places if len(meant) > _MANY else _few_places)(meant, text):
            rows = self.forms[form]
            naming = rows[max(0, bisect_right(rows, start, key=_START) - 1 if len(rows) > 1 else 0)][1]
            if naming:
                readings.append((start, start + len(form), naming))
        return readings


def _numbers(short: str) -> tuple[str, ...]:
    """``short`` in singular and plural."""
    if short.endswith("s") and short[-2:-1].isupper():
        return short, short[:-1]
    return (short, short + "s") if short[-1:].isupper() else (short,)


def _few_places(forms: list[bytes], text: Folded) -> Iterator[tuple[bytes, int]]:
    """Whole-word places of ``forms`` in prose, where ``text.words`` is not blank."""
    words = text.words
    for form in forms:
        place = text.cased.find(form)
        while place >= 0:
            end = place + len(form)
            if words[place - 1 : place] in b" " and words[end : end + 1] in b" " and words[place] != _BLANK:
                yield form, place
            place = text.cased.find(form, end)


def _many_places(forms: list[bytes], text: Folded) -> Iterator[tuple[bytes, int]]:
    """The same in one pass, so that a document full of definitions costs no more than its length."""
    known = set(forms)
    keys = sorted({b" " + as_words(form) + b" " for form in forms})
    for start, padded_end, _ in DoubleArrayAhoCorasick(keys).find_overlapping(b" " + text.words + b" "):
        form = text.cased[start : padded_end - 2]
        if form in known:
            yield form, start
