"""Looks up what a text says at one place: a unit, a counted noun, with what it is divided by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.rule_rows import alternatives

_FIRST = re.compile(r"[^\W\d_]+|[%℃€°º]")
_DIVISION = re.compile(
    r"(?: ?/ ?| per | (?:a|each) (?=day|week|month|year)|(?P<inverse> ?[·⋅.*] ?| ))([^\W\d_]+|[%℃€°º])"
)
_INVERSE = re.compile(r" ?(?:[-−–]1|⁻¹|\([-−–]1\))(?!\d)")
_ENDS_AMISS = re.compile(r"[\w²³⁻^]| ?[·⋅*] ?\w|[-−–]1(?!\d)|/\w")
_NEXT_WORD = re.compile(r"\.? ([^\W\d_]+)|[),;\n]|\.?$")
"""What stands behind most units: a word, or a mark behind which no unit goes on."""
_REMEMBERED = 1024
"""Units that are remembered with their denominators: a few are written again and again."""
_CASE_COUNTS_BELOW = 4
"""Shorter forms are compared as written: ``mM`` is no ``mm``, ``MS`` no millisecond."""


class Unit(NamedTuple):
    """One unit or counted noun; ``code`` is its UCUM code or annotation.

    No number in words counts what is ``in_digits``; ``times`` is how often an amount is given in its time.
    """

    rule_id: str
    kind: str
    code: str
    doses: bool
    scaled: bool
    not_before: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    in_digits: bool = False
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


class Schedules:
    """How often an amount is given: ``twice daily``, ``orally b.i.d.``."""

    def __init__(self, schedules: dict[str, dict[int, list[str]]], gaps: frozenset[str]) -> None:
        often = [
            (form, code, times)
            for code, by_times in schedules.items()
            for times, forms in by_times.items()
            for form in forms
        ]
        self._often = {form: (code, times) for form, code, times in often}
        between = rf"(?: (?:{alternatives(list(gaps))}))?"
        self._pattern = re.compile(rf"{between} ({alternatives(list(self._often))})(?!\w)")
        self.first_words = frozenset(_FIRST.findall(form)[0] for form in [*self._often, *gaps])

    def at(self, text: str, found: Found) -> Found | None:
        """``found`` as a dose by the day or week, where its unit ends before such words."""
        unit, end = found
        match = self._pattern.match(text, end)
        if match is None:
            return None
        code, times = self._often[match[1]]
        return unit._replace(kind="dose", code=f"{unit.code}/{code}", times=times), match.end()


class Division:
    """Reads denominators behind a unit: ``/kg/day``, ``per month``, ``· min −1``, ``daily``, ``b.i.d.``."""

    def __init__(
        self,
        table: FormTable,
        adverbs: dict[str, str],
        dose_denominators: frozenset[str],
        schedules: Schedules,
    ) -> None:
        self._table = table
        self._adverbs = {f" {adverb}": code for adverb, code in adverbs.items()}
        self._adverb_forms = tuple(sorted(self._adverbs))
        self._dose_denominators = dose_denominators
        self._divided = lru_cache(_REMEMBERED)(self._divide)
        self._schedules = schedules
        openings = (
            schedules.first_words
            | table.first_words()
            | {"per", "a", "each"}
            | {adverb.split()[0] for adverb in adverbs}
        )
        self.openings = frozenset(word.lower() for word in openings)

    def complete(self, text: str, found: Found) -> Found | None:
        """``found`` with its denominators, or ``None`` where the unit goes on in a way not known."""
        unit, unit_end = found
        following = _NEXT_WORD.match(text, unit_end)
        if following is not None and (following[1] or "").lower() not in self.openings:
            return found
        if unit.doses and (scheduled := self._schedules.at(text, found)):
            return scheduled
        codes, end = self._denominators(text, unit_end)
        if _ENDS_AMISS.match(text, end):
            return None
        if codes:
            divided = self._divided(unit, codes)
            return (divided, end) if divided else None
        return None if _is_a_letter_in_a_name(text, end) else found

    def _denominators(self, text: str, end: int) -> tuple[tuple[str, ...], int]:
        codes: tuple[str, ...] = ()
        while len(codes) < 3 and (found := self._denominator(text, end)):
            codes, end = (*codes, found[0].code), found[1]
        if codes or not text.startswith(self._adverb_forms, end):
            return codes, end
        adverb = next(adverb for adverb in self._adverb_forms if text.startswith(adverb, end))
        return (self._adverbs[adverb],), end + len(adverb)

    def _denominator(self, text: str, end: int) -> Found | None:
        sign = _DIVISION.match(text, end)
        found = self._table.named(text, sign.start(2), sign[2]) if sign else None
        if sign is None or found is None or sign["inverse"] is None:
            return found
        inverse = _INVERSE.match(text, found[1])
        return (found[0], inverse.end()) if inverse else None

    def _divide(self, unit: Unit, codes: tuple[str, ...]) -> Unit | None:
        """``unit`` over what ``codes`` say, ``None`` where that divides by something twice: no unit does."""
        parts = [*unit.code.split("/"), *codes]
        if len(parts) > len(set(parts)):
            return None
        dose = unit.doses and not self._dose_denominators.isdisjoint(codes)
        kind = "dose" if dose else unit.kind if unit.kind in ("percentage", "money", "ratio") else "measure"
        return Unit(unit.rule_id, kind, "/".join([unit.code, *codes]), doses=unit.doses, scaled=False)


def _is_a_letter_in_a_name(text: str, end: int) -> bool:
    """Whether a single letter ends there and a hyphen joins it to a word: ``the 100M-group``."""
    return (
        text[end : end + 1] == "-"
        and text[end + 1 : end + 2].isalpha()
        and not text[end - 2 : end - 1].isalpha()
    )
