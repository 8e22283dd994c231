"""Finds the stretches of a sentence that fit a template, and what each part of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.errors import SeedError
from pipeline.extract.claims.lexicon import FIRST_LETTER, PLACE, Lexicon
from pipeline.extract.claims.needs import needs
from pipeline.extract.rule_rows import Rules, field, rule_rows

MEANINGS = ("change", "no_difference", "adverse", "judged", "established", "assessed", "unassessed")


class Template(NamedTuple):
    """One row under ``templates``."""

    rule_id: str
    meaning: str
    harm_is_unclear: bool
    pattern: re.Pattern[str]
    needs: tuple[int, ...]
    """Of the letters of each of these masks a match holds one at least."""


class Fit(NamedTuple):
    """One place where a template fits; all numbers are places of tokens in the sentence."""

    template: Template
    start: int
    end: int
    given: list[int]
    changes: list[int]
    inner: list[int]
    outcomes: list[int]
    negations: list[int]
    hedges: list[int]


class Templates:
    """All templates, in the order in which they are tried."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        parts = field(rules, "parts", PLACE)
        rows = rule_rows(rules, "templates", PLACE)
        self._templates = [_template(row, parts, lexicon) for row in rows]
        self._continuations = [
            lexicon.pattern(source, parts, f"{PLACE} continuations") for source in rules["continuations"]
        ]
        letters = lexicon.letters
        self._given = letters["intervention"]
        self._targets = "".join(letters[name] for name in ("outcome", "mechanism", "adverse", "quality"))
        self._targets += letters["safe"] + letters["effective"]
        self._negation, self._either, self._but = (letters[n] for n in ("negation", "either", "but"))
        self._hedges = letters["possible"] + letters["probable"]

    def fits(self, letters: str) -> Iterator[Fit]:
        """Every fit, by template and then from left to right."""
        for template in self._possible(letters):
            for match in template.pattern.finditer(letters):
                fit = self._fit(template, match, letters)
                yield fit
                if template.meaning == "change" and match.start("outcome") > match.end("given"):
                    yield from self._going_on(fit, match.end(), letters)

    def _possible(self, letters: str) -> Iterator[Template]:
        """The templates whose needs the letters meet; most sentences meet those of few."""
        present = _mask(letters)
        for template in self._templates:
            for need in template.needs:
                if not need & present:
                    break
            else:
                yield template

    def _fit(self, template: Template, match: re.Match[str], letters: str) -> Fit:
        start, end = match.span()
        return Fit(
            template,
            start,
            end,
            given=_places(letters, match.span("given"), self._given),
            changes=_group(match, "change"),
            inner=_group(match, "inner"),
            outcomes=_places(letters, match.span("outcome"), self._targets),
            negations=_places(letters, (start, end), self._negation),
            hedges=_places(letters, (start, end), self._hedges),
        )

    def _going_on(self, fit: Fit, end: int, letters: str) -> Iterator[Fit]:
        """What the sentence adds to a change: `delayed onset and prolonged survival`."""
        while match := next(filter(None, (part.match(letters, end) for part in self._continuations)), None):
            start, end = match.span()
            negated = _places(letters, (start, end), self._negation)
            if self._but not in letters[start:end]:
                if fit.negations and _group(match, "change") and self._either not in letters[start:end]:
                    return
                negated = fit.negations + negated
            yield fit._replace(
                end=end,
                changes=_group(match, "change") or fit.changes,
                inner=_group(match, "inner"),
                outcomes=_places(letters, match.span("outcome"), self._targets),
                negations=negated,
                hedges=fit.hedges + _places(letters, (start, end), self._hedges),
            )


def _mask(letters: Iterable[str]) -> int:
    """The set of letters as a number with one bit for each."""
    mask = 0
    for letter in set(letters):
        mask |= 1 << (ord(letter) - FIRST_LETTER)
    return mask


def _group(match: re.Match[str], name: str) -> list[int]:
    """The places that the group holds; empty where the pattern has no such group."""
    return list(range(*match.span(name))) if name in match.re.groupindex and match[name] else []


def _places(letters: str, span: tuple[int, int], wanted: str) -> list[int]:
    return [place for place in range(*span) if letters[place] in wanted]


def _template(row: Rules, parts: Rules, lexicon: Lexicon) -> Template:
    place = f"{PLACE} templates {row['id']}"
    meaning = field(row, "meaning", place)
    if meaning not in MEANINGS:
        raise SeedError(place, meaning, "is no meaning", f"Use one of: {', '.join(MEANINGS)}.")
    source = field(row, "pattern", place)
    pattern = lexicon.pattern(source, parts, place)
    masks = sorted(map(_mask, needs(source, parts, lexicon.letters)))
    return Template(f"claims#{row['id']}", meaning, row.get("harm") == "unclear", pattern, tuple(masks))
