"""Patterns of personal names, built from the rule file's templates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.patterns import alternatives
from pipeline.vocabulary.rules import Rules, compiled

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that is not small; ``re`` knows no class of capitals beyond ASCII."""
_CAPITALIZED = rf"(?:[a-z]{{1,3}}['’\-])?{_UPPER}[\w'’\-‐‑]+"
_PARTS = {
    "{family}": rf"(?:(?:{{particles}}|{_CAPITALIZED})[ ]){{0,3}}(?:{{particles}}[-])?{_CAPITALIZED}",
    "{dotted}": rf"(?:{_UPPER}[a-z]?\.[ \-‐‑]{{0,2}}){{0,4}}{_UPPER}[a-z]?\.",
    "{bare}": rf"{_UPPER}{{1,4}}(?:[-‐‑]{_UPPER}{{1,2}})?",
    "{given}": rf"{_CAPITALIZED}(?: {_UPPER}\.| {_CAPITALIZED})?",
}


@dataclass(frozen=True, slots=True)
class AuthorStyle:
    """How a list of names is written; the fields are those of its rule."""

    first: re.Pattern[str]
    rest: re.Pattern[str]
    comma_ends: bool
    single: bool


@dataclass(frozen=True, slots=True)
class AuthorRules:
    """Everything that a list of authors is read with."""

    styles: tuple[AuthorStyle, ...]
    joins: re.Pattern[str]
    et_al: re.Pattern[str]
    group: re.Pattern[str]
    further_name: re.Pattern[str]
    editor_marks: tuple[str, ...]


def author_rules(rules: Rules) -> AuthorRules:
    """The rules about authors; raises :class:`SeedError` naming the one that is broken."""
    particles = f"(?:{alternatives(rules.words('particles'))})"
    further_name = _filled(rules.field("further_name"), particles)
    return AuthorRules(
        styles=tuple(_style(row, particles) for row in rules.rows("author_styles")),
        joins=rules.pattern("author_joins"),
        et_al=rules.pattern("et_al"),
        group=rules.pattern("group_author"),
        further_name=compiled(further_name, rules.at("further_name")),
        editor_marks=tuple(sorted(rules.words("editor_marks"))),
    )


def _style(row: Rules, particles: str) -> AuthorStyle:
    first = row.field("first")
    return AuthorStyle(
        first=compiled(_filled(first, particles), row.place),
        rest=compiled(_filled(row.get("rest", first), particles), row.place),
        comma_ends=row.field("comma_ends"),
        single=row.get("single", True),
    )


def _filled(pattern: str, particles: str) -> str:
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part.replace("{particles}", particles))
    return pattern
