"""Finds what the macros of a BibTeX file stand for, and takes definitions to the entries that use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.decoded import Unreadable
from pipeline.sources.bibtex.value import value_at
from pipeline.sources.record import Record

_NAME = r"[A-Za-z][\w:.+-]*"
_BEGIN = re.compile(rf"@string\s*[{{(]\s*({_NAME})\s*=\s*", re.IGNORECASE)
_PART = rb'(?:"[^"]*"|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[\w:.+-]+)'
_DEFINITION = re.compile(
    _BEGIN.pattern.encode() + _PART + rb"(?:\s*#\s*" + _PART + rb")*\s*[})]", re.IGNORECASE
)
_USED = re.compile(rf"[=#]\s*({_NAME})\s*(?=[,#}})])".encode())


def macros_in(text: str, end: int) -> dict[str, str]:
    """What macros stand for that are defined before ``end``, by their names in lower case.

    A definition that is not whole ends them.
    """
    macros: dict[str, str] = {}
    position = 0
    while found := _BEGIN.search(text, position, end):
        try:
            value = value_at(text, found.end(), macros)
        except Unreadable:
            break
        if value.words is not None:
            macros[found[1].lower()] = value.words
        position = value.behind
    return macros


def with_definitions(records: Iterable[Record]) -> Iterator[Record]:
    """The records, each with the definitions ahead of it that lie in earlier ones and that it uses."""
    known: dict[bytes, bytes] = {}
    for record in records:
        yield record._replace(head=_needed(record.data, known)) if known else record
        if b"@" in record.data[1:]:
            known |= {one[1].lower(): one[0] + b"\n" for one in _DEFINITION.finditer(record.data)}


def _needed(data: bytes, known: Mapping[bytes, bytes]) -> bytes:
    """The definitions in ``known`` that ``data`` uses, and those that these use."""
    needed: list[bytes] = []
    waiting = [one.lower() for one in _USED.findall(data)]
    for name in waiting:
        if name in known and name not in needed:
            needed.append(name)
            waiting += [one.lower() for one in _USED.findall(known[name])]
    return b"".join(known[name] for name in reversed(needed))
