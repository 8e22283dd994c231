"""What tells a line that begins an entry of a list of references: an author's name, and a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.clean.segment.lines import Line
from pipeline.years import PRINTED_YEAR

_HEAD, _LONGEST_ENTRY = 80, 1000
_LONGEST_LINK = 30
_LONGEST_NAMES = 120
_NEAR = 3
"""Lines in which a list begins below its heading."""

HEADING = "heading-references"
"""The rule of headings that announce a list."""
_SURNAME = r"(?:[^\W\d_]{1,3} ){0,2}[^\W\d_a-z][\w'’-]+"
_BEGINNING = re.compile(
    rf"(?:\d{{1,3}} |\^(?: [a-z]\b)* )?(?:{_SURNAME},? (?:[A-Z]\.?[ -]?){{1,3}}(?:[,.;:&(]|and\b|et\b|$)"
    rf"|(?:[A-Z]\.[ -]?){{1,3}}{_SURNAME}(?:[,.;:&]| and\b| et\b|$)"
    rf"|{_SURNAME}, [A-Z][\w'’-]+(?: [A-Z]\.)?(?:\.? ?[“\"(;]|,? (?:and|et al)\b))"
)
"""A surname with initials behind or before it, or with a given name and what stands behind authors."""


@lru_cache(maxsize=4096)
def names_an_author(text: str) -> bool:
    """Whether ``text`` begins as the first name of an entry."""
    return _BEGINNING.match(text[:_HEAD]) is not None


def is_dated(text: str) -> bool:
    """Whether a year stands in what may be one entry."""
    return PRINTED_YEAR.search(text[:_LONGEST_ENTRY]) is not None


def is_headed(lines: Sequence[Line], place: int) -> bool:
    """Whether a heading announces a list of references right above ``place``."""
    return any(line.rule_id == HEADING for line in lines[max(0, place - _NEAR) : place])


def only_names(text: str) -> bool:
    """Whether ``text`` begins as an entry and may hold nothing but its authors."""
    return len(text) <= _LONGEST_NAMES and names_an_author(text) and not is_dated(text)


def is_ruled_link(line: Line) -> bool:
    """Whether a rule says that the line is a link, wherever it stands."""
    return line.role == "navigation" and not line.rule_id.startswith("model-")


def is_link(line: Line) -> bool:
    """Whether the line is a link that stands behind an entry: `PubMed`, `View in Article`."""
    text = line.says.text
    may_be = line.role == "navigation" and len(text) <= _LONGEST_LINK and not is_dated(text)
    return may_be or is_ruled_link(line)
