"""What each section makes of the lines in it that say nothing of their own."""

from __future__ import annotations

import re

from pipeline.clean.raw_segment import DROPPED_ROLES
from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.prose import place_in_prose
from pipeline.clean.segment.references import SHORT_LINE
from pipeline.clean.segment.shapes import author_names, lower_share
from pipeline.clean.segment.state import State

LISTED = {
    "keywords": "keyword",
    "authors": "author",
    "affiliations": "affiliation",
    "subjects": "metadata",
    "record": "metadata",
    "value": "metadata",
    "statement": "metadata",
}
"""Sections that hold short entries of one role."""

DROPPED = {
    "related": "navigation",
    "navigation": "navigation",
    "contact": "contact",
    "legal": "legal",
    "comments": "unknown",
}
"""Sections that hold nothing of the document, and the role of their lines."""

_FIRM = frozenset(["banner", "legal", "advert", "contact"])
"""Roles that a line keeps in any section."""

_OWN_LINE = frozenset(["label-keywords", "label-authors", "label-affiliations"])
_KEEP_OWN = frozenset(["record", "value", "authors", "affiliations"])
_ENDED_BY_GAP = frozenset(["keywords", "subjects", "record"])
_BACK_MATTER = ("label-", "licence-", "date-line")

_LONG_PARAGRAPH = 200
"""Characters from which a paragraph ends a section that holds none."""

_MAIN_TEXT = 300
"""Characters of prose after which a page's own text counts as seen."""

_LONGEST_ENTRY = 160
_LONGEST_KEYWORDS = 1000
_SHORTEST_REFERENCE = 20
_SHORTEST_CAPTION = 40
_MOST_STATEMENTS = 2

_PROSE_LOWER = 0.6
"""Share of words in small letters; entries of reference lists reach .5, names and journals being none."""

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_HEAD = 2000


def place_in_dropped(state: State, line: Line, following: Line | None) -> None:
    """Drop the line unless it is the page's own text again."""
    if line.kind == "prose" and not line.role and _ends_dropped(state, line, following):
        state.resume()
        place_in_prose(state, line)
    elif state.section == "comments" or _drops(state, line):
        line.decide(DROPPED[state.section], f"section-{state.section}")


def _drops(state: State, line: Line) -> bool:
    if state.section == "navigation" and line.kind == "sentence" and not line.role:
        return False
    return line.role not in DROPPED_ROLES and not (state.section != "related" and line.role == "metadata")


def _ends_dropped(state: State, line: Line, following: Line | None) -> bool:
    """Whether a paragraph is no neighbour's teaser, reader's comment or notice."""
    if state.section == "navigation" or state.prose < _MAIN_TEXT:
        return True
    if state.section == "related":
        return _is_long_prose(line) and following is not None and _is_long_prose(following)
    return state.section != "comments" and state.seen > 0 and _is_long_prose(line)


def place_in_references(state: State, line: Line) -> None:
    """One entry of the reference list, or what ends it."""
    if line.role in _FIRM or (line.role == "navigation" and not any(map(str.isdigit, line.text[:_HEAD]))):
        return
    if _is_long_prose(line) and not line.marker and lower_share(line.text) >= _PROSE_LOWER:
        state.section = "body"
        place_in_prose(state, line)
    elif not line.marker and line.rule_id.startswith(_BACK_MATTER):
        state.section = "body"
    elif line.marker or (len(line.text) >= _SHORTEST_REFERENCE and _YEAR.search(line.folded[:_HEAD])):
        line.decide("reference", "section-references")
    elif line.role != "metadata":
        line.decide("unknown", SHORT_LINE)


def place_in_figures(state: State, line: Line) -> None:
    """A caption; below a lone figure label only the next line is one."""
    if line.role in _FIRM or line.role == "navigation":
        return
    if state.before_caption and state.seen > 0:
        state.close_caption()
        place_in_prose(state, line)
    elif line.kind in ("prose", "sentence") or line.role == "caption" or len(line.text) >= _SHORTEST_CAPTION:
        line.decide("caption", line.rule_id if line.role == "caption" else "section-figures")
        state.close_caption()


def place_in_list(state: State, line: Line) -> None:
    """An entry of a list of keywords, people, addresses or facts, or what ends the list."""
    if line.role in _FIRM or line.rule_id in _OWN_LINE or (line.role == "navigation" and not line.is_item):
        return
    if _ends_list(state, line):
        state.resume()
        place_in_prose(state, line)
    elif not (line.role and state.section in _KEEP_OWN) and not _is_stranger(state, line):
        line.decide(LISTED[state.section], f"section-{state.section}")


def _ends_list(state: State, line: Line) -> bool:
    """A paragraph, a line of the record, or an entry without bullet after a gap."""
    if state.section == "statement":
        return line.kind == "prose" and state.seen >= _MOST_STATEMENTS
    if line.kind == "prose" and len(line.text) >= (_LONGEST_KEYWORDS if _separated(line) else _LONGEST_ENTRY):
        return True
    if state.section == "value":
        return state.seen > 0
    if state.section == "keywords" and line.record and line.role == "metadata" and not line.is_item:
        return not line.rule_id.startswith("type-")
    return state.section in _ENDED_BY_GAP and state.seen > 0 and line.gap and not line.marker


def _is_stranger(state: State, line: Line) -> bool:
    """Under a heading of authors only names stand, under one of affiliations only addresses."""
    if state.section == "affiliations":
        return not ("," in line.text or line.marker)
    return state.section == "authors" and not author_names(line.text, state.words, sure=True)


def _is_long_prose(line: Line) -> bool:
    return line.kind == "prose" and not line.role and len(line.text) >= _LONG_PARAGRAPH


def _separated(line: Line) -> bool:
    return line.text.count(";") >= 3 or line.text.count(",") >= 8
