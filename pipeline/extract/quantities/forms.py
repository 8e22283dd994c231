"""Looks up what a text says at one place: a unit, a counted noun, with what it is divided by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

_FIRST = re.compile(r"[^\W\d_]+|[%℃€°º]")
_DIVISION = re.compile(r" ?/ ?| per | (?:a|each) (?=day|week|month|year)|(?P<inverse> ?[·⋅.*] ?| )")
_INVERSE = re.compile(r" ?(?:[-−–]1|⁻¹|\([-−–]1\))(?!\d)")
_ENDS_AMISS = re.compile(r"[\w²³⁻^]| ?[·⋅*] ?\w|[-−–]1(?!\d)|/\w")
_NEXT_WORD = re.compile(r"\.? ([^\W\d_]+)|[),;\n]|\.?$")
"""What stands behind most units: a word, or a mark behind which no unit goes on."""
_CASE_COUNTS_BELOW = 4
"""Shorter forms are compared as written: ``mM`` is no ``mm``, ``MS`` no millisecond."""


class Unit(NamedTuple):
    """One unit or counted noun; ``code`` is its UCUM code or annotation."""

    rule_id: str
    kind: str
    code: str
    doses: bool
    scaled: bool


class Found(NamedTuple):
    """A unit and where its form ends."""

    unit: Unit
    end: int


class _Row(NamedTuple):
    """One form; no letter may follow one that ends a word, and capitals don't count where it folds."""

    form: str
    length: int
    ends_a_word: bool
    folds: bool
    unit: Unit


class FormTable:
    """Forms by their first word, the longest first."""

    def __init__(self, forms: Iterable[tuple[str, Unit]]) -> None:
        table: defaultdict[str, list[_Row]] = defaultdict(list)
        for form, unit in forms:
            first = _FIRST.match(form)
            row = _Row(form, len(form), form[-1].isalnum(), len(form) >= _CASE_COUNTS_BELOW, unit)
            table[first[0] if first else form].append(row)
        self._table = {first: sorted(rows, key=lambda row: -row.length) for first, rows in table.items()}

    def at(self, text: str, start: int) -> Found | None:
        """The longest form that begins at ``start``; what follows it is the caller's to judge."""
        first = _FIRST.match(text, start)
        return self.named(text, start, first[0]) if first else None

    def named(self, text: str, start: int, word: str) -> Found | None:
        """What ``at`` finds at ``start``, where ``word`` is known to be the word that begins there."""
        rows = self._table.get(word)
        if rows is None and len(word) >= _CASE_COUNTS_BELOW:
            rows = self._table.get(word.lower())
        for form, length, ends_a_word, folds, unit in rows or ():
            end = start + length
            written = text[start:end]
            if (written == form or (folds and written.lower() == form)) and not (
                ends_a_word and text[end : end + 1].isalnum()
            ):
                return Found(unit, end)
        return None

    def first_words(self) -> frozenset[str]:
        """The words that forms begin with."""
        return frozenset(self._table)


class Division:
    """Reads denominators behind a unit: ``/kg/day``, ``per month``, ``· min −1``, ``daily``."""

    def __init__(self, table: FormTable, adverbs: dict[str, str], dose_denominators: frozenset[str]) -> None:
        self._table = table
        self._adverbs = {f" {adverb}": code for adverb, code in adverbs.items()}
        self._adverb_forms = tuple(sorted(self._adverbs))
        self._dose_denominators = dose_denominators
        self._openings = (
            table.first_words() | {"per", "a", "each"} | {adverb.split()[0] for adverb in adverbs}
        )

    def complete(self, text: str, found: Found) -> Found | None:
        """``found`` with its denominators, or ``None`` where the unit goes on in a way not known."""
        following = _NEXT_WORD.match(text, found.end)
        word = following[1] or "" if following else None
        if word is not None and word not in self._openings and word.lower() not in self._openings:
            return found
        codes, end = self._denominators(text, found.end)
        if _ENDS_AMISS.match(text, end) or (codes and _repeats(found.unit.code, codes)):
            return None
        if not codes and _is_a_letter_in_a_name(text, end):
            return None
        return Found(self._divided(found.unit, codes), end) if codes else found

    def _denominators(self, text: str, end: int) -> tuple[list[str], int]:
        codes: list[str] = []
        while len(codes) < 3 and (found := self._denominator(text, end)):
            codes.append(found.unit.code)
            end = found.end
        if codes or not text.startswith(self._adverb_forms, end):
            return codes, end
        adverb = next(adverb for adverb in self._adverb_forms if text.startswith(adverb, end))
        return [self._adverbs[adverb]], end + len(adverb)

    def _denominator(self, text: str, end: int) -> Found | None:
        sign = _DIVISION.match(text, end)
        found = self._table.at(text, sign.end()) if sign else None
        if sign is None or found is None or sign["inverse"] is None:
            return found
        inverse = _INVERSE.match(text, found.end)
        return Found(found.unit, inverse.end()) if inverse else None

    def _divided(self, unit: Unit, codes: list[str]) -> Unit:
        dose = unit.doses and not self._dose_denominators.isdisjoint(codes)
        kind = "dose" if dose else unit.kind if unit.kind in ("percentage", "money", "ratio") else "measure"
        code = "/".join([unit.code, *codes])
        return Unit(unit.rule_id, kind, code, doses=unit.doses, scaled=False)


def _is_a_letter_in_a_name(text: str, end: int) -> bool:
    """Whether a single letter ends there and a hyphen joins it to a word: ``the 100M-group``."""
    return (
        text[end : end + 1] == "-"
        and text[end + 1 : end + 2].isalpha()
        and not text[end - 2 : end - 1].isalpha()
    )


def _repeats(code: str, denominators: list[str]) -> bool:
    """Whether something is divided by twice (``M/L``), which no unit is."""
    parts = [*code.split("/"), *denominators]
    return len(parts) > len(set(parts))
