"""Looks up what a text says at one place: a unit or a counted noun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

_FIRST = re.compile(r"[^\W\d_]+|[%℃€°º]")
_CASE_COUNTS_BELOW = 4
"""Shorter forms are compared as written: ``mM`` is no ``mm``, ``MS`` no millisecond."""


class Unit(NamedTuple):
    """One unit or counted noun; ``code`` is its UCUM code or annotation.

    No number in words counts what is ``in_digits``; ``times`` is how often an amount is given in its time.
    ``one_behind`` are the words of which one must stand before a `one` that counts.
    """

    rule_id: str
    kind: str
    code: str
    doses: bool
    scaled: bool
    not_before: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    in_digits: bool = False
    one_behind: frozenset[str] = frozenset()
    times: int = 1


Found = tuple[Unit, int]
"""A unit and where its form ends."""


class _Row(NamedTuple):
    """One form; no letter may follow one that ends a word, and capitals don't count where it folds."""

    form: str
    length: int
    ends_a_word: bool
    folds: bool
    unit: Unit


class _Forms(NamedTuple):
    """The forms that begin with one word, the longest first.

    ``alone`` is the unit of the word by itself, unless one of ``onward`` follows: what longer forms add.
    """

    rows: list[_Row]
    alone: Unit | None
    onward: tuple[str, ...]


class FormTable:
    """Forms by their first word, the longest first."""

    def __init__(self, forms: Iterable[tuple[str, Unit]]) -> None:
        table: defaultdict[str, list[_Row]] = defaultdict(list)
        for form, unit in forms:
            first = _FIRST.match(form)
            folds = len(form) >= _CASE_COUNTS_BELOW and form == form.lower()
            row = _Row(form, len(form), form[-1].isalnum(), folds, unit)
            table[first[0] if first else form].append(row)
        self._table = {first: _forms(first, rows) for first, rows in table.items()}

    def named(self, text: str, start: int, word: str) -> Found | None:
        """The longest form that begins with ``word`` at ``start``; the caller judges what follows."""
        forms = self._beginning_with(word)
        if forms is None:
            return None
        end = start + len(word)
        if forms.alone is None or text.startswith(forms.onward, end):
            return _longest(forms.rows, text, start)
        return None if text[end : end + 1].isalnum() and word.isalpha() else (forms.alone, end)

    def longer(self, word: str) -> list[str]:
        """What longer forms add to ``word``, in small letters."""
        forms = self._beginning_with(word)
        return (
            [row.form[len(word) :].lower() for row in forms.rows if row.length > len(word)] if forms else []
        )

    def _beginning_with(self, word: str) -> _Forms | None:
        forms = self._table.get(word)
        return forms or (self._table.get(word.lower()) if len(word) >= _CASE_COUNTS_BELOW else None)

    def first_words(self) -> frozenset[str]:
        """The words that forms begin with."""
        return frozenset(self._table)


def _longest(rows: list[_Row], text: str, start: int) -> Found | None:
    folded = text[start : start + rows[0].length].lower()
    for form, length, ends_a_word, folds, unit in rows:
        end = start + length
        stands = folded.startswith(form) if folds else text.startswith(form, start)
        if stands and not (ends_a_word and text[end : end + 1].isalnum()):
            return unit, end
    return None


def _forms(first: str, rows: list[_Row]) -> _Forms:
    alone = next((row.unit for row in rows if row.form == first), None)
    added = {row.form[len(first) :][:2] for row in rows if row.form != first}
    onward = {case(letters) for letters in added for case in (str.lower, str.upper)}
    return _Forms(sorted(rows, key=lambda row: -row.length), alone, tuple(sorted(onward)))
