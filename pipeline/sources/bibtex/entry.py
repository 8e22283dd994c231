"""Finds the fields of one BibTeX entry and where their values stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.decoded import Unreadable
from pipeline.sources.bibtex.macros import macros_in
from pipeline.sources.bibtex.value import malformed, value_at
from pipeline.sources.lines import Tagged

MACRO = "macro"
"""Name of a field whose value is a macro that nothing defines."""

_OF_MACROS = frozenset(["month"])
_ENTRY = re.compile(
    r"@(?!(?i:comment|string|preamble)\b)([A-Za-z]+)\s*[{(]\s*(?:[^\s{}()=,]*\s*,|(?=[A-Za-z][\w-]*\s*=))"
)
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*")
_END = re.compile(r"[\s,]*[})]")
_SEPARATORS = {"and": re.compile(r"\\.|[{}]|(?<!\s)\s+and\s+", re.DOTALL)}
_SEPARATORS |= {mark: re.compile(rf"\\.|[{{}}]|{mark}", re.DOTALL) for mark in ",;"}


class Entry(NamedTuple):
    """An entry from its ``@`` to behind its closing brace; its kind and fields are named in lower case.

    ``spelled`` says what the values of fields stand for, by how they are written.
    """

    kind: str
    start: int
    end: int
    fields: list[Tagged]
    spelled: dict[str, str]


def entry_of(text: str) -> Entry:
    """The first entry in ``text``; raises :class:`Unreadable` with ``malformed`` where it is not whole."""
    opening = _ENTRY.search(text)
    if opening is None:
        raise Unreadable("malformed", "no entry begins in it, as in '@article{key,'.")
    macros = macros_in(text, opening.start())
    fields: list[Tagged] = []
    spelled: dict[str, str] = {}
    position = opening.end()
    while (end := _END.match(text, position)) is None:
        found = _FIELD.match(text, position)
        if found is None:
            if not text[position:].strip():
                raise malformed(text, opening.start(), "is never closed.")
            raise malformed(text, position, "is no field of an entry, as in 'year = 2019'.")
        value = value_at(text, found.end(), macros)
        name = MACRO if value.words is None and found[1].lower() not in _OF_MACROS else found[1].lower()
        fields.append(Tagged(name, found.start(1), value.start, value.end))
        spelled[text[value.start : value.end]] = value.words or text[value.start : value.end]
        position = value.behind
    return Entry(opening[1].lower(), opening.start(), end.end(), fields, spelled)


def items(text: str, one: Tagged, separator: str) -> Iterator[Tagged]:
    """The items of a list, parted by ``separator`` (``and``, a comma or a semicolon) outside of braces."""
    depth, start = 0, one.start
    for found in _SEPARATORS[separator].finditer(text, one.start, one.end):
        mark = found[0]
        depth += (mark == "{") - (mark == "}")
        if depth == 0 and mark[0] not in "\\{}":
            yield one._replace(label=start, start=start, end=found.start())
            start = found.end()
    yield one._replace(label=start, start=start)
