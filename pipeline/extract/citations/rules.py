"""The rules of ``seeds/rules/citations.yaml``, checked and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.citations.groups import DASHES
from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules, compiled

YEAR = r"(?:19|20)\d\d[a-z]?(?!\d)"
YEARS = rf"{YEAR}(?:(?:, ?| and |; )(?:{YEAR}|[a-z]\b))*"
_PAGE = r"(?:[,:] ?(?:pp?\.? ?)?\d{1,5}(?:[-–]\d{1,5})?)?"
_NUMBERS = rf"\d{{1,3}}(?:(?: ?[,{DASHES}] ?|,? and )\d{{1,3}})*"
_WORD = r"[^\W\d_a-zß-öø-ÿ](?:\w|['’](?!s\b))+(?:[-‐‑](?:\w|['’](?!s\b))+)?"

_FURTHER_WORDS = 3
"""Words of a name behind its first where brackets bound it: ``World Health Organization``."""


@dataclass(frozen=True, slots=True)
class CitationRules:
    """Patterns and words that tell citations from other years and brackets."""

    piece: re.Pattern[str]
    years: re.Pattern[str]
    authors_before: re.Pattern[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    report_verbs: frozenset[str]
    said_by: tuple[str, ...]
    works: frozenset[str]
    unlikely_names: frozenset[str]
    intervals: frozenset[str]
    counted: frozenset[str]
    labels: tuple[str, ...]
    labelled: re.Pattern[str]


def citation_rules(rules: Rules) -> CitationRules:
    """Builds the rules once; raises :class:`SeedError` naming what is broken."""
    authors = _authors(rules)
    enclosed = _authors(rules, _FURTHER_WORDS)
    labels = rules.words("labels")
    prefix = f"(?:(?:{alternatives(rules.words('prefixes'))}),? )?"
    return CitationRules(
        piece=compiled(
            rf"\s*{prefix}(?P<said>{enclosed},? (?P<years>{YEARS})){_PAGE}\s*", rules.at("prefixes")
        ),
        years=compiled(rf"{YEARS}{_PAGE}", rules.at("years")),
        authors_before=compiled(rf"[^\w-](?:{authors})(?P<owns>['’]s)?,? ?$", rules.at("et_al")),
        particles=frozenset(" ".join(rules.words("particles")).split()),
        not_names=rules.words("not_names"),
        report_verbs=rules.words("report_verbs"),
        said_by=tuple(f" {said}" for said in sorted(rules.words("said_by"))),
        works=rules.words("works"),
        unlikely_names=rules.words("unlikely_names"),
        intervals=rules.words("intervals"),
        counted=rules.words("counted"),
        labels=tuple(sorted(labels)),
        labelled=compiled(rf"(?:{alternatives(labels)}) ({_NUMBERS})(?!\w|\.\d| ?%)", rules.at("labels")),
    )


def family_name(rules: Rules) -> str:
    """A pattern of a family name of one word with its particles."""
    return rf"(?:(?:{alternatives(rules.words('particles'))})[ -])?{_WORD}"


def _authors(rules: Rules, further_words: int = 0) -> str:
    """One name, several names joined, or a name and others; a name may have that many words more."""
    particles = alternatives(rules.words("particles"))
    name = family_name(rules)
    if further_words:
        name += rf"(?: (?:(?:{particles}) )?{_WORD}){{0,{further_words}}}"
    several = rf"(?P<more>(?:, {name}){{0,8}}),?{rules.field('joins')}(?P<last>{name})"
    return rf"(?P<first>{name})(?:{several}|(?P<others>{rules.field('et_al')}))?"
