"""The rules of ``seeds/rules/references.yaml``, checked and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.identifiers import IdentifierFinder
from pipeline.extract.patterns import alternatives
from pipeline.extract.references.names import AuthorRules, author_rules
from pipeline.vocabulary.rules import Rules, compiled

_DASH = "[-‐‑–—−]"


class Layout(NamedTuple):
    """How year, volume, issue and pages are written, and a text that all of them so written hold."""

    pattern: re.Pattern[str]
    needs: str


class BriefLayout(NamedTuple):
    """A layout without pages, and whether it asks for a year behind the authors and a link of the work."""

    layout: Layout
    dated: bool
    linked: bool


class BriefRules(NamedTuple):
    """Layouts without pages; what tells of a ``linked`` work; words that no journal has in its name."""

    layouts: tuple[BriefLayout, ...]
    linked: re.Pattern[str]
    no_journals: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReferenceRules:
    """Everything that an entry is read with; see the rule file for the meaning of each."""

    identifiers: IdentifierFinder
    authors: AuthorRules
    no_volume_behind: re.Pattern[str]
    layouts: tuple[Layout, ...]
    brief: BriefRules
    tail: re.Pattern[str]
    link_labels: tuple[str, ...]
    links: re.Pattern[str]
    notes: re.Pattern[str]
    kinds: re.Pattern[str]
    year_after_authors: re.Pattern[str]
    lone_year: re.Pattern[str]
    quotes: re.Pattern[str]
    journal_connectors: frozenset[str]
    journal_abbreviations: frozenset[str]
    book_marks: tuple[str, ...]
    server: re.Pattern[str]


def reference_rules(rules: Rules) -> ReferenceRules:
    """Builds the rules once; raises :class:`SeedError` naming the rule that is broken."""
    parts = rules.field("parts")
    return ReferenceRules(
        identifiers=IdentifierFinder(rules),
        authors=author_rules(rules),
        no_volume_behind=rules.pattern("no_volume_behind"),
        layouts=tuple(_layout(row, parts) for row in rules.rows("layouts")),
        brief=_brief_rules(rules, parts),
        tail=_tail(rules),
        link_labels=tuple(sorted(rules.words("link_labels"))),
        links=_links(rules),
        notes=compiled(f"{alternatives(rules.words('notes'))}|{rules.field('cited')}", rules.at("notes")),
        kinds=rules.pattern("kinds"),
        year_after_authors=rules.pattern("year_after_authors"),
        lone_year=rules.pattern("lone_year"),
        quotes=rules.pattern("quotes"),
        journal_connectors=rules.words("journal_connectors"),
        journal_abbreviations=rules.words("journal_abbreviations"),
        book_marks=tuple(sorted(rules.words("book_marks"))),
        server=_server(rules),
    )


def _tail(rules: Rules) -> re.Pattern[str]:
    """Where what stands behind an imprint begins."""
    marks = alternatives(rules.words("tail_marks"))
    return compiled(rf"[ (\[.,;](?:{marks}|10\.\d{{4,5}}/)", rules.at("tail_marks"))


def _links(rules: Rules) -> re.Pattern[str]:
    """The labels of links at the end of an entry."""
    link = f"(?:{alternatives(rules.words('link_labels'))})"
    return compiled(rf"(?:[\s.,;\-–|•·\[\]]+{link}+(?: \(\d{{1,4}}\))?)+[\s.\]]*$", rules.at("link_labels"))


def _server(rules: Rules) -> re.Pattern[str]:
    """A server of preprints in the place of a journal."""
    servers = alternatives(rules.words("servers"))
    return compiled(
        rf"(?<=[.?!]) (?:Preprint (?:at|on|posted on) )?(?P<server>{servers})\b"
        r"[ .,]*(?:\(?(?:19|20)\d\d.*)?$",
        rules.at("servers"),
    )


def _layout(row: Rules, parts: Rules) -> Layout:
    """A layout whose pattern stands alone and ends the entry."""
    pattern = row.field("pattern")
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    pattern = pattern.replace("{dash}", _DASH)
    whole = rf"(?<![\w./–-])(?<!\d,)(?:{pattern})[\s.,;:)\]*]*$"
    return Layout(compiled(whole, row.place), row.get("needs", ""))


def _brief_rules(rules: Rules, parts: Rules) -> BriefRules:
    layouts = tuple(_brief_layout(row, parts) for row in rules.rows("brief_layouts"))
    return BriefRules(layouts, rules.pattern("linked"), rules.words("no_journals"))


def _brief_layout(row: Rules, parts: Rules) -> BriefLayout:
    return BriefLayout(_layout(row, parts), row.get("dated", False), row.get("linked", False))
