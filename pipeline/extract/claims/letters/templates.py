"""Finds the stretches of a sentence that fit a template, and what each part of them is."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from pipeline.errors import SeedError
from pipeline.extract.claims.letters.clauses import Halves
from pipeline.extract.claims.letters.lexicon import Lexicon
from pipeline.extract.claims.letters.needs import Needy
from pipeline.extract.claims.letters.targets import TARGETS
from pipeline.vocabulary.rules import Rules

MEANINGS = (
    *("change", "no_difference", "mixed", "adverse", "judged", "established", "compared", "ratio"),
    *("before_after", "assessed", "unassessed"),
)


class Template(NamedTuple):
    """One row under ``templates``."""

    rule_id: str
    meaning: str
    harm_is_unclear: bool
    pattern: re.Pattern[str]


class Fit(NamedTuple):
    """One place where a template fits; all numbers are places of tokens in the sentence."""

    template: Template
    start: int
    end: int
    given: Sequence[int]
    changes: Sequence[int]
    inner: Sequence[int]
    outcomes: Sequence[int]
    negations: Sequence[int]
    hedges: Sequence[int]


class Templates:
    """All templates, in the order in which they are tried."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        templates = [(_template(row, lexicon), row["pattern"]) for row in rules.rows("templates")]
        self._templates, place = Needy(templates, lexicon), rules.at("continuations")
        self._continuations = [lexicon.pattern(source, place) for source in rules["continuations"]]
        self._halves = Halves(rules, lexicon)
        letters = lexicon.letters
        self._given, self._negation = {letters["intervention"]}, {letters["negation"]}
        self._targets = {letters[name] for name in (*TARGETS, *rules.field("judgements"))}
        self._hedges = {letters["possible"], letters["probable"]}
        self._either, self._but = letters["either"], letters["but"]

    def fits(self, letters: str, present: int) -> list[Fit]:
        """Every fit, by template and then from left to right; ``present`` is the mask of the letters."""
        templates = self._templates.met(present)
        if not templates:
            return []
        found: list[Fit] = []
        negation, hedges = self._negation.intersection(letters), self._hedges.intersection(letters)
        for template in templates:
            for match in template.pattern.finditer(letters):
                fit = self._fit(template, match, letters, negation=negation, hedges=hedges)
                found.append(fit)
                if template.meaning == "change" and match.start("outcome") > match.end("given"):
                    found += self._going_on(fit, match.end(), letters)
        halves = self._halves.starts(letters)
        return [self._within(fit, halves, letters) for fit in found] if halves else found

    def _within(self, fit: Fit, halves: Sequence[int], letters: str) -> Fit:
        """The fit without outcomes of another half of the sentence than what it says of them.

        Where it gives and tells all in one half, the other neither denies nor hedges it.
        """
        given = {bisect(halves, place) for place in fit.given}
        told = {bisect(halves, place) for place in fit.changes}

        def is_own(outcome: int) -> bool:
            half = bisect(halves, outcome)
            taken_over = max(given) < half and not self._names_given(letters, halves, half)
            return (not told or half in told) and (given == {half} or taken_over)

        fit = fit._replace(outcomes=list(filter(is_own, fit.outcomes)))
        if not fit.outcomes or not given == told == {half := bisect(halves, fit.outcomes[0])}:
            return fit
        own = range([-1, *halves][half] + 1, fit.end)
        negations, hedges = ([at for at in places if at in own] for places in (fit.negations, fit.hedges))
        return fit._replace(start=max(fit.start, own.start), negations=negations, hedges=hedges)

    def _names_given(self, letters: str, halves: Sequence[int], half: int) -> bool:
        """Does this half of the sentence name an intervention of its own?"""
        first, last = ([0, *halves, len(letters)][place] for place in (half, half + 1))
        return not self._given.isdisjoint(letters[first:last])

    def _fit(
        self, template: Template, match: re.Match[str], letters: str, *, negation: Set[str], hedges: Set[str]
    ) -> Fit:
        """``negation`` and ``hedges`` are those of their letters that the sentence has."""
        start, end = match.span("clause" if "clause" in match.re.groupindex else 0)
        return Fit(
            template,
            start,
            end,
            _places(letters, match.span("given"), self._given),
            _group(match, "change"),
            _group(match, "inner"),
            _places(letters, match.span("outcome"), self._targets),
            _places(letters, (start, end), negation),
            _places(letters, (start, end), hedges),
        )

    def _going_on(self, fit: Fit, end: int, letters: str) -> Iterator[Fit]:
        """What the sentence adds to a change: `delayed onset and prolonged survival`."""
        while match := self._continuation(letters, end):
            start, end = match.span()
            change, joined = _group(match, "change"), letters[start:end]
            negated = _places(letters, (start, end), self._negation)
            if self._but not in joined:
                anew = change and self._either not in joined
                if fit.negations and anew and not negated and self._hedges.isdisjoint(joined):
                    return
                negated = negated if anew else [*fit.negations, *negated]
            fit = fit._replace(
                end=end,
                changes=change or fit.changes,
                inner=_group(match, "inner"),
                outcomes=_places(letters, match.span("outcome"), self._targets),
                negations=negated,
                hedges=[*fit.hedges, *_places(letters, (start, end), self._hedges)],
            )
            yield fit

    def _continuation(self, letters: str, start: int) -> re.Match[str] | None:
        for pattern in self._continuations:
            if match := pattern.match(letters, start):
                return match
        return None


def _group(match: re.Match[str], name: str) -> Sequence[int]:
    """The places that the group holds; empty where the pattern has no such group."""
    return range(*match.span(name)) if name in match.re.groupindex else ()


def _places(letters: str, span: tuple[int, int], wanted: Set[str]) -> list[int]:
    return [place for place in range(*span) if letters[place] in wanted] if wanted else []


def _template(row: Rules, lexicon: Lexicon) -> Template:
    meaning = row.field("meaning")
    if meaning not in MEANINGS:
        raise SeedError(row.place, meaning, "is no meaning", f"Use one of: {', '.join(MEANINGS)}.")
    pattern = lexicon.pattern(row.field("pattern"), row.place)
    return Template(f"claims#{row['id']}", meaning, row.get("harm") == "unclear", pattern)
