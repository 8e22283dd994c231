"""Rules about lines, as read from ``seeds/rules/roles.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.clean.labels import Label
from pipeline.clean.raw_segment import ROLES
from pipeline.clean.word_lists import words_of
from pipeline.errors import SeedError
from pipeline.vocabulary.rules import Rules

METADATA = "seeds/rules/metadata.yaml"
SECTIONS = frozenset(
    [
        "abstract",
        "body",
        "part",
        "references",
        "figures",
        "keywords",
        "authors",
        "affiliations",
        "subjects",
        "record",
        "statement",
        "related",
        "comments",
        "navigation",
        "contact",
        "legal",
    ]
)
_LONGEST = 120
_BETWEEN = r"[\s,;:|()\[\]•·/>»›+.-]*"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the role it gives and the section it opens.

    ``longest`` is the longest line, in characters, that the rule decides by its start, end or shape;
    ``weight`` counts for a phrase within a line; a ``glued`` start may run into the text after it.
    ``record`` rules meet lines that only the record of a publication has; a rule that ``yields`` gives
    way to phrases within the line.
    """

    rule_id: str
    role: str
    section: str = ""
    longest: int = _LONGEST
    weight: int = 1
    glued: bool = False
    record: bool = False
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule's regular expression and the lines it is tried on; ``needs`` is empty, `digit` or `year`."""

    pattern: re.Pattern[str]
    rule: Rule
    needs: str = ""
    cased: bool = False
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class MadeOf:
    """A rule's pattern for lines made of two to twelve phrases; ``firsts`` are the phrases' first words."""

    firsts: frozenset[str]
    pattern: re.Pattern[str]
    rule: Rule


MAY_BE_TYPE = frozenset(["contact", "heading"])
"""Roles of headings that above a title name the type of the document."""


@dataclass(frozen=True, slots=True)
class LineRules:
    """All rules, by the way they look at a line; phrases are folded."""

    whole: dict[str, Rule]
    starts: dict[str, Rule]
    ends: dict[str, Rule]
    within: dict[str, Rule]
    made_of: list[MadeOf]
    shapes: list[Shape]
    within_shapes: list[Shape]
    types: dict[str, Rule] = field(default_factory=dict)
    """Types of documents that are headings elsewhere: `Case report`, not `Article`."""


def read_line_rules(content: Rules) -> LineRules:
    """The rules of ``roles.yaml``; a phrase may stand under one rule of each kind only."""
    found = LineRules({}, {}, {}, {}, [], [], [])
    for row in content.rows("rules"):
        rule = _rule(row)
        for kind in ("whole", "starts", "ends", "within"):
            _add_phrases(getattr(found, kind), row, kind, rule)
        found.shapes.extend(_shapes(row, "pattern", rule))
        found.made_of.extend(_made_of(words_of(row, "made_of"), rule))
        found.within_shapes.extend(_shapes(row, "within_pattern", rule))
    return found


def add_record_lines(found: LineRules, content: Rules) -> None:
    """Lines that state a type of publication or name a journal, from ``metadata.yaml``.

    Where both files list a phrase, ``roles.yaml`` has it, but for a heading (`Correspondence` above an
    address is one of contacts) at the top of a page.
    """
    for row in content.rows("publication_types"):
        rule = Rule(row["id"], "metadata", record=True)
        for spelling in words_of(row, "spellings"):
            if found.whole.setdefault(spelling, rule).role in MAY_BE_TYPE and row.get("document_type"):
                found.types[spelling] = rule
    for row in content.rows("journals"):
        rule = Rule(row["id"], "metadata", record=True)
        for phrase in words_of(row, "within"):
            found.within.setdefault(phrase, rule)


def all_rule_ids(rules: LineRules, labels: dict[str, Label]) -> set[str]:
    """The ids of all rules that a line may meet."""
    tables = (rules.whole, rules.starts, rules.ends, rules.within)
    ids = {rule.rule_id for table in tables for rule in table.values()}
    ids |= {shape.rule.rule_id for shape in (*rules.shapes, *rules.within_shapes)}
    ids |= {menu.rule.rule_id for menu in rules.made_of}
    return ids | {label.rule_id for label in labels.values()}


def _rule(row: Rules) -> Rule:
    role, section = row.get("role"), row.get("section", "")
    if role not in ROLES:
        raise SeedError(row.place, role, "is not a role", f"Use one of {', '.join(sorted(ROLES))}.")
    if section and section not in SECTIONS:
        raise SeedError(row.place, section, "is not a section", f"Use one of {', '.join(sorted(SECTIONS))}.")
    sizes = {key: row[key] for key in ("longest", "weight", "glued", "record", "yields") if key in row}
    return Rule(row["id"], role, section, **sizes)


def _add_phrases(table: dict[str, Rule], row: Rules, kind: str, rule: Rule) -> None:
    for phrase in words_of(row, kind):
        if phrase in table:
            taken = f"already stands under rule {table[phrase].rule_id}"
            raise SeedError(row.place, phrase, taken, "Keep the phrase under one rule.")
        table[phrase] = rule


def _shapes(row: Rules, key: str, rule: Rule) -> Iterator[Shape]:
    if key in row:
        yield Shape(
            row.pattern(key), rule, row.get("needs", ""), bool(row.get("cased")), bool(row.get("anywhere"))
        )


def _made_of(phrases: list[str], rule: Rule) -> Iterator[MadeOf]:
    if phrases:
        longest_first = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
        pattern = rf"(?:(?:{longest_first})(?![^\W_]){_BETWEEN}){{2,12}}$"
        yield MadeOf(frozenset(phrase.split()[0] for phrase in phrases), re.compile(pattern), rule)
