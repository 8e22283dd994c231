"""The rules of ``seeds/rules/citations.yaml``, checked and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.citations.groups import DASHES
from pipeline.extract.rule_rows import Rules, alternatives, compiled, field, words

PLACE = "seeds/rules/citations.yaml"
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
    labels = words(rules, "labels", PLACE)
    prefix = f"(?:(?:{alternatives(words(rules, 'prefixes', PLACE))}),? )?"
    return CitationRules(
        piece=compiled(
            rf"\s*{prefix}(?P<said>{enclosed},? (?P<years>{YEARS})){_PAGE}\s*", f"{PLACE} prefixes"
        ),
        years=compiled(rf"{YEARS}{_PAGE}", f"{PLACE} years"),
        authors_before=compiled(rf"[^\w-](?:{authors})(?P<owns>['’]s)?,? ?$", f"{PLACE} et_al"),
        particles=frozenset(" ".join(words(rules, "particles", PLACE)).split()),
        not_names=words(rules, "not_names", PLACE),
        report_verbs=words(rules, "report_verbs", PLACE),
        said_by=tuple(f" {said}" for said in sorted(words(rules, "said_by", PLACE))),
        works=words(rules, "works", PLACE),
        unlikely_names=words(rules, "unlikely_names", PLACE),
        intervals=words(rules, "intervals", PLACE),
        counted=words(rules, "counted", PLACE),
        labels=tuple(sorted(labels)),
        labelled=compiled(rf"(?:{alternatives(labels)}) ({_NUMBERS})(?!\w|\.\d| ?%)", f"{PLACE} labels"),
    )


def family_name(rules: Rules) -> str:
    """A pattern of a family name of one word with its particles."""
    return rf"(?:(?:{alternatives(words(rules, 'particles', PLACE))})[ -])?{_WORD}"


def _authors(rules: Rules, further_words: int = 0) -> str:
    """One name, several names joined, or a name and others; a name may have that many words more."""
    particles = alternatives(words(rules, "particles", PLACE))
    name = family_name(rules)
    if further_words:
        name += rf"(?: (?:(?:{particles}) )?{_WORD}){{0,{further_words}}}"
    several = rf"(?P<more>(?:, {name}){{0,8}}),?{field(rules, 'joins', PLACE)}(?P<last>{name})"
    return rf"(?P<first>{name})(?:{several}|(?P<others>{field(rules, 'et_al', PLACE)}))?"
