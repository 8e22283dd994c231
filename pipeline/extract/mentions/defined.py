"""Short forms as their document defines them: there they mean that, whatever the vocabulary says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
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
_REMEMBERED = 4096
"""Short forms whose spellings are remembered: the documents of one field define the same ones."""


class DefinedForms:
    """The definitions of the document that lies in a text from ``first`` to ``last``.

    ``forms`` are its short forms as written, in singular and plural; a letter alone names nothing.
    """

    def __init__(
        self, abbreviations: Iterable[Abbreviation], vocabulary: Vocabulary, *, first: int, last: int
    ) -> None:
        self._first, self._last = first, last
        self.forms: dict[bytes, list[tuple[int, Naming | None]]] = {}
        for short, _, start, _, concept_id in abbreviations:
            concept = vocabulary.concepts[concept_id] if concept_id and len(short) > 1 else None
            naming = Naming.by(f"abbreviations#{short}", concept) if concept else None
            for form in _numbers(short):
                self.forms.setdefault(form, []).append((first + start, naming))

    def readings(self, text: Folded) -> list[Reading]:
        """Each place that writes a defined form of a concept; the latest definition before it holds."""
        meant = [form for form, rows in self.forms.items() if any(naming for _, naming in rows)]
        readings: list[Reading] = []
        places = _many_places if len(meant) > _MANY else _few_places
        for form, start in places(meant, text, self._first, self._last):
            rows = self.forms[form]
            naming = rows[max(0, bisect_right(rows, start, key=_START) - 1 if len(rows) > 1 else 0)][1]
            if naming:
                readings.append((start, start + len(form), naming))
        return readings


@lru_cache(_REMEMBERED)
def _numbers(short: str) -> tuple[bytes, ...]:
    """``short`` in singular and plural, as a folded text writes it."""
    cased = folded_cased(short)
    if short.endswith("s") and short[-2:-1].isupper():
        return cased, cased[:-1]
    return (cased, cased + b"s") if short[-1:].isupper() else (cased,)


def _few_places(forms: list[bytes], text: Folded, first: int, last: int) -> Iterator[tuple[bytes, int]]:
    """Whole-word places of ``forms`` in prose, where ``text.words`` is not blank."""
    cased, _, words = text
    for form in forms:
        place = cased.find(form, first, last)
        while place >= 0:
            end = place + len(form)
            if words[place - 1] == words[end] == _BLANK != words[place]:
                yield form, place
            place = cased.find(form, end, last)


def _many_places(forms: list[bytes], text: Folded, first: int, last: int) -> Iterator[tuple[bytes, int]]:
    """The same in one pass, so that a document full of definitions costs no more than its length."""
    known = set(forms)
    keys = sorted({b" " + as_words(form) + b" " for form in forms})
    padded = b" " + text.words[first:last] + b" "
    for start, padded_end, _ in DoubleArrayAhoCorasick(keys).find_overlapping(padded):
        form = text.cased[first + start : first + padded_end - 2]
        if form in known:
            yield form, first + start
