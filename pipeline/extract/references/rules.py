"""The rules of ``seeds/rules/references.yaml``, checked and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.identifiers import IdentifierFinder
from pipeline.extract.references.names import AuthorRules, author_rules
from pipeline.extract.rule_rows import Rules, alternatives, compiled, field, rule_rows, words

PLACE = "seeds/rules/references.yaml"
_DASH = "[-‐‑–—−]"


class Layout(NamedTuple):
    """How year, volume, issue and pages are written, and a text that all of them so written hold."""

    pattern: re.Pattern[str]
    needs: str


@dataclass(frozen=True, slots=True)
class ReferenceRules:
    """Everything that an entry is read with; see the rule file for the meaning of each."""

    identifiers: IdentifierFinder
    authors: AuthorRules
    no_volume_behind: re.Pattern[str]
    layouts: tuple[Layout, ...]
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
    labels, servers = words(rules, "link_labels", PLACE), words(rules, "servers", PLACE)
    link = f"(?:{alternatives(labels)})"
    notes = f"{alternatives(words(rules, 'notes', PLACE))}|{field(rules, 'cited', PLACE)}"
    tail_marks = alternatives(words(rules, "tail_marks", PLACE))
    parts = field(rules, "parts", PLACE)
    return ReferenceRules(
        identifiers=IdentifierFinder(rules),
        authors=author_rules(rules, PLACE),
        no_volume_behind=_pattern(rules, "no_volume_behind"),
        layouts=tuple(_layout(row, parts) for row in rule_rows(rules, "layouts", PLACE)),
        tail=compiled(rf"[ (\[.,;](?:{tail_marks}|10\.\d{{4,5}}/)", f"{PLACE} tail_marks"),
        link_labels=tuple(sorted(labels)),
        links=compiled(
            rf"(?:[\s.,;\-–|•·\[\]]+{link}+(?: \(\d{{1,4}}\))?)+[\s.\]]*$", f"{PLACE} link_labels"
        ),
        notes=compiled(notes, f"{PLACE} notes"),
        kinds=_pattern(rules, "kinds"),
        year_after_authors=_pattern(rules, "year_after_authors"),
        lone_year=_pattern(rules, "lone_year"),
        quotes=_pattern(rules, "quotes"),
        journal_connectors=words(rules, "journal_connectors", PLACE),
        journal_abbreviations=words(rules, "journal_abbreviations", PLACE),
        book_marks=tuple(sorted(words(rules, "book_marks", PLACE))),
        server=compiled(
            rf"(?<=[.?!]) (?:Preprint (?:at|on|posted on) )?(?P<server>{alternatives(servers)})\b"
            r"[ .,]*(?:\(?(?:19|20)\d\d.*)?$",
            f"{PLACE} servers",
        ),
    )


def _pattern(rules: Rules, key: str) -> re.Pattern[str]:
    return compiled(field(rules, key, PLACE), f"{PLACE} {key}")


def _layout(row: Rules, parts: Rules) -> Layout:
    """A layout whose pattern stands alone and ends the entry."""
    pattern = field(row, "pattern", PLACE)
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    pattern = pattern.replace("{dash}", _DASH)
    whole = rf"(?<![\w./–-])(?<!\d,)(?:{pattern})[\s.,;:)\]*]*$"
    return Layout(compiled(whole, f"{PLACE} rule {row['id']}"), row.get("needs", ""))
