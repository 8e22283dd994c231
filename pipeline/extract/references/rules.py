"""The rules of ``seeds/rules/references.yaml``, checked and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.identifiers import IdentifierFinder
from pipeline.extract.rule_rows import Rules, alternatives, compiled, field, rule_rows, words

PLACE = "seeds/rules/references.yaml"
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALIZED = rf"(?:[a-z]{{1,3}}['’\-])?{_UPPER}[\w'’\-‐‑]+"
_NAME_PARTS = {
    "{family}": rf"(?:(?:PARTICLES|{_CAPITALIZED})[ ]){{0,3}}(?:PARTICLES[-])?{_CAPITALIZED}",
    "{dotted}": rf"(?:{_UPPER}[a-z]?\.[ \-‐‑]{{0,2}}){{0,4}}{_UPPER}[a-z]?\.",
    "{bare}": rf"{_UPPER}{{1,4}}(?:[-‐‑]{_UPPER}{{1,2}})?",
    "{given}": rf"{_CAPITALIZED}(?: {_UPPER}\.| {_CAPITALIZED})?",
}
_DASH = "[-‐‑–—−]"


@dataclass(frozen=True, slots=True)
class AuthorStyle:
    """How a list of names is written; the fields are those of its rule."""

    name: str
    first: re.Pattern[str]
    rest: re.Pattern[str]
    comma_ends: bool
    single: bool


@dataclass(frozen=True, slots=True)
class ReferenceRules:
    """Everything that an entry is read with; see the rule file for the meaning of each."""

    identifiers: IdentifierFinder
    tail_marks: tuple[str, ...]
    links: re.Pattern[str]
    link_labels: tuple[str, ...]
    notes: re.Pattern[str]
    author_styles: tuple[AuthorStyle, ...]
    further_name: re.Pattern[str]
    author_joins: re.Pattern[str]
    et_al: re.Pattern[str]
    editor_marks: tuple[str, ...]
    layouts: tuple[re.Pattern[str], ...]
    year_after_authors: re.Pattern[str]
    lone_year: re.Pattern[str]
    quotes: re.Pattern[str]
    journal_connectors: frozenset[str]
    journal_abbreviations: frozenset[str]
    book_marks: tuple[str, ...]


def reference_rules(rules: Rules) -> ReferenceRules:
    """Builds the rules once; raises :class:`SeedError` naming the rule that is broken."""
    notes = f"{alternatives(words(rules, 'notes', PLACE))}|{field(rules, 'cited', PLACE)}"
    particles = f"(?:{alternatives(words(rules, 'particles', PLACE))})"
    patterns = ("author_joins", "et_al", "year_after_authors", "lone_year", "quotes")
    return ReferenceRules(
        identifiers=IdentifierFinder(rules),
        tail_marks=tuple(sorted(words(rules, "tail_marks", PLACE))),
        links=compiled(
            rf"(?:[\s.\-–|]+(?:{alternatives(words(rules, 'link_labels', PLACE))}))+[\s.]*$",
            f"{PLACE} link_labels",
        ),
        link_labels=tuple(sorted(words(rules, "link_labels", PLACE))),
        notes=compiled(notes, f"{PLACE} notes"),
        author_styles=tuple(
            _author_style(row, particles) for row in rule_rows(rules, "author_styles", PLACE)
        ),
        further_name=compiled(
            _named(field(rules, "further_name", PLACE), particles), f"{PLACE} further_name"
        ),
        editor_marks=tuple(field(rules, "editor_marks", PLACE)),
        layouts=tuple(
            _layout(row, field(rules, "parts", PLACE)) for row in rule_rows(rules, "layouts", PLACE)
        ),
        journal_connectors=words(rules, "journal_connectors", PLACE),
        journal_abbreviations=words(rules, "journal_abbreviations", PLACE),
        book_marks=tuple(field(rules, "book_marks", PLACE)),
        **{name: compiled(field(rules, name, PLACE), f"{PLACE} {name}") for name in patterns},
    )


def _author_style(row: Rules, particles: str) -> AuthorStyle:
    place = f"{PLACE} rule {row['id']}"
    first = field(row, "first", PLACE)
    first, rest = _named(first, particles), _named(row.get("rest", first), particles)
    comma_ends, single = field(row, "comma_ends", PLACE), row.get("single", True)
    return AuthorStyle(row["id"], compiled(first, place), compiled(rest, place), comma_ends, single)


def _named(pattern: str, particles: str) -> str:
    for name, part in _NAME_PARTS.items():
        pattern = pattern.replace(name, part.replace("PARTICLES", particles))
    return pattern


def _layout(row: Rules, parts: Rules) -> re.Pattern[str]:
    """A layout's pattern: it stands alone and ends the entry."""
    pattern = field(row, "pattern", PLACE)
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    pattern = pattern.replace("{dash}", _DASH)
    return compiled(rf"(?<![\w./–-])(?:{pattern})[\s.,;:)\]*]*$", f"{PLACE} rule {row['id']}")
