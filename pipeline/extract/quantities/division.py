"""Reads what a unit is divided by, and how often an amount of it is given."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.extract.patterns import alternatives
from pipeline.extract.quantities.forms import FormTable, Found, Unit

_FIRST = re.compile(r"[^\W\d_]+")
_DIVISION = re.compile(
    r"(?: ?/ ?| per | (?:a|each) (?=day|week|month|year)|(?P<inverse> ?[·⋅.*] ?| ))([^\W\d_]+|[%℃€°º])"
)
_INVERSE = re.compile(r" ?(?:[-−–]1|⁻¹|\([-−–]1\))(?!\d)")
_ENDS_AMISS = re.compile(r"[\w²³⁻^]| ?[·⋅*] ?\w|[-−–]1(?!\d)|/\w")
_NEXT_WORD = re.compile(r"\.? ([^\W\d_]+)|[),;\n]|\.?$")
"""What stands behind most units: a word, or a mark behind which no unit goes on."""
_SHORT_FORM = re.compile(r" \([^\W\d_][\w‐‑-]{1,15}\)(?= ?/| per )")
"""A short form that is set between things given and what they are divided by: `stem cells (MSCs) per kg`."""
_REMEMBERED = 1024
"""Units that are remembered with their denominators: a few are written again and again."""


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
        between = _SHORT_FORM.match(text, unit_end) if unit.doses else None
        codes, end = self._denominators(text, between.end() if between else unit_end)
        if _ENDS_AMISS.match(text, end):
            return None
        if codes:
            divided = self._divided(unit, codes)
            return (divided, end) if divided else None
        if between:
            return found
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
