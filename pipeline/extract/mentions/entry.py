"""One variant of a form of the vocabulary, and when what a text writes is that variant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.fold import folded
from pipeline.extract.mentions.variants import Variant, capital_words, is_short_form


class Entry(NamedTuple):
    """One variant of a form: a short form is met in its own case, any other in lower case.

    Each of ``parts`` has to be met in its own case at its offset; ``plural`` tells a plural of the form.
    ``concept`` is the place of what it names in the vocabulary.
    """

    text: str
    short_form: bool
    form: bytes
    parts: tuple[tuple[int, bytes], ...]
    concept: int
    ambiguous: bool
    plural: bool

    def fits(self, cased: bytes, low: bytes) -> bool:
        """Whether this is written so; ``low`` is ``cased`` in lower case."""
        return (cased if self.short_form else low) == self.form and all(
            cased.startswith(part, offset) for offset, part in self.parts
        )


def entry_of(variant: Variant, concept: int, *, ambiguous: bool) -> tuple[bytes, Entry]:
    """The key that ``variant`` is found by, and its entry."""
    text, plural = variant
    cased, low, words = folded(text)
    short_form = is_short_form(text)
    form = cased if short_form else low
    parts = () if short_form else tuple(capital_words(text))
    key = form if form == words else words
    return key, Entry(text, short_form, form, parts, concept, ambiguous, plural)


def fitting(entries: Sequence[Entry], form: bytes, *, defined: bool) -> list[Entry]:
    """The entries that ``form``, as it is written, is; no short forms where they are ``defined``."""
    low = form.lower()
    return [entry for entry in entries if not (defined and entry.short_form) and entry.fits(form, low)]


def plain_concept(key: bytes, entries: Sequence[Entry]) -> int | None:
    """What ``key`` names wherever it is written without punctuation, in any case; None if that varies."""
    if len(entries) != 1:
        return None
    _, short_form, form, parts, concept, ambiguous, _ = entries[0]
    return None if short_form or parts or ambiguous or form != key else concept


def capital(entries: Sequence[Entry]) -> int:
    """The byte that each of ``entries`` begins with in its own case; 0 where there is no such byte."""
    first = {entry.form[0] if entry.short_form else 0 for entry in entries}
    return first.pop() if len(first) == 1 else 0
