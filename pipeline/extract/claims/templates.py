"""Finds the stretches of a sentence that fit a template, and what each part of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from pipeline.errors import SeedError
from pipeline.extract.claims.lexicon import PLACE, Lexicon
from pipeline.extract.claims.needs import needs
from pipeline.extract.rule_rows import Rules, field, rule_rows

MEANINGS = ("change", "no_difference", "adverse", "judged", "established", "assessed", "unassessed")

TARGETS = ("outcome", "mechanism", "adverse", "quality", "safe", "effective")
"""Classes of tokens that can be the outcome of a fit."""


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
        needed = reduce(or_, (need for template in self._templates for need in template.needs), 0)
        self._bits = {letter: needed & lexicon.mask(letter) for letter in letters.values()}
        self._needed = needed
        self._possible = lru_cache(4096)(self._meeting)
        self._given, self._negation = lexicon.any_of("intervention"), lexicon.any_of("negation")
        self._targets = lexicon.any_of(*TARGETS)
        self._hedges = lexicon.any_of("possible", "probable")
        self._either, self._but = letters["either"], letters["but"]

    def possible(self, present: int) -> bool:
        """Can any template fit letters that are all in the mask ``present``?"""
        return bool(self._possible(present & self._needed))

    def fits(self, letters: str) -> list[Fit]:
        """Every fit, by template and then from left to right."""
        found: list[Fit] = []
        for template in self._possible(sum(map(self._bits.__getitem__, set(letters)))):
            for match in template.pattern.finditer(letters):
                fit = self._fit(template, match, letters)
                found.append(fit)
                if template.meaning == "change" and match.start("outcome") > match.end("given"):
                    found += self._going_on(fit, match.end(), letters)
        return found

    def _meeting(self, present: int) -> list[Template]:
        """The templates whose needs these letters meet; most sentences meet those of few."""
        return [it for it in self._templates if all(need & present for need in it.needs)]

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


def _group(match: re.Match[str], name: str) -> list[int]:
    """The places that the group holds; empty where the pattern has no such group."""
    return list(range(*match.span(name))) if name in match.re.groupindex and match[name] else []


def _places(letters: str, span: tuple[int, int], wanted: re.Pattern[str]) -> list[int]:
    return [match.start() for match in wanted.finditer(letters, *span)]


def _template(row: Rules, parts: Rules, lexicon: Lexicon) -> Template:
    place = f"{PLACE} templates {row['id']}"
    meaning = field(row, "meaning", place)
    if meaning not in MEANINGS:
        raise SeedError(place, meaning, "is no meaning", f"Use one of: {', '.join(MEANINGS)}.")
    source = field(row, "pattern", place)
    pattern = lexicon.pattern(source, parts, place)
    masks = sorted(map(lexicon.mask, needs(source, parts, lexicon.letters)))
    return Template(f"claims#{row['id']}", meaning, row.get("harm") == "unclear", pattern, tuple(masks))
