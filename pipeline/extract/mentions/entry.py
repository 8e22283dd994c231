"""One variant of a form of the vocabulary, and when what a text writes is that variant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.mentions.reading import Naming


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

    def fits(self, cased: bytes, low: bytes) -> bool:
        """Whether this is written so; ``low`` is ``cased`` in lower case."""
        return (cased if self.short_form else low) == self.form and all(
            cased.startswith(part, offset) for offset, part in self.parts
        )


class Meaning(NamedTuple):
    """What a written form names by its ordinary entries, and those of its entries that are ambiguous."""

    namings: tuple[Naming, ...]
    doubtful: tuple[Entry, ...]


def meaning(entries: Sequence[Entry], form: bytes, *, defined: bool) -> Meaning:
    """What ``form``, as it is written, means; its short forms mean nothing where they are ``defined``."""
    low = form.lower()
    fitting = [entry for entry in entries if not (defined and entry.short_form) and entry.fits(form, low)]
    return Meaning(
        tuple(entry.naming for entry in fitting if not entry.ambiguous),
        tuple(entry for entry in fitting if entry.ambiguous),
    )


def plain_naming(key: bytes, entries: Sequence[Entry]) -> Naming | None:
    """What ``key`` names wherever it is written without punctuation, in any case; None if that varies."""
    first = entries[0]
    alone = len(entries) == 1 and not (first.short_form or first.parts or first.ambiguous)
    return first.naming if alone and first.form == key else None


def capital(entries: Sequence[Entry]) -> int:
    """The byte that each of ``entries`` begins with in its own case; 0 where there is no such byte."""
    first = {entry.form[0] if entry.short_form else 0 for entry in entries}
    return first.pop() if len(first) == 1 else 0
