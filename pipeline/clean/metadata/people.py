"""Authors and affiliations."""

from __future__ import annotations

import re

from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.values import stripped
from pipeline.clean.names import NameWords, read_names

_BAR = re.compile(r"\s[|·•]\s")
_BY = re.compile(r"(?:written |story |words )?by\s+", re.IGNORECASE)
_MARK = re.compile(r"[(\[]?\d{1,2}[)\]]?[.,]?\s*(?=[^\W\d_])|[a-h*†‡]\s+(?=[A-Z])|[(\[][a-h][)\]]\s*")
_ADDRESS = re.compile(
    r"[\s.,;(]*(?:e-?mail:?\s*|electronic address:?\s*)?[\w.+-]+@[\w-]+\.[\w.-]+\W*$", re.IGNORECASE
)
_LONGEST_ADDRESS = 160


def add_authors(line: Line, words: NameWords, sheet: Sheet) -> int | None:
    """Add the names of an author line; where the text behind `et al.` begins, a citation perhaps."""
    text, at = line.text, line.at
    if text[at : at + 1] in "BbWwSs" and (by := _BY.match(text, at)):
        at = by.end()
    bar = _BAR.search(text, at)
    listed = text[at : bar.start()] if bar else text[at:]
    found = read_names(listed, words)
    for name, start, end in found.people:
        sheet.add("authors", line, Value(name, at + start, at + end))
    return at + found.rest if found.people and found.truncated else None


def add_affiliation(line: Line, sheet: Sheet) -> None:
    """Add one affiliation without its mark and without an e-mail address behind it."""
    mark = _MARK.match(line.text, line.at)
    at = mark.end() if mark else line.at
    tail = max(at, len(line.text) - _LONGEST_ADDRESS)
    address = _ADDRESS.search(line.text, tail) if "@" in line.text else None
    found = stripped(line.text, at, address.start() if address else len(line.text), " ;")
    if found and found.value[-1] == "." and found.value[-2:-1].islower():
        found = stripped(line.text, found.start, found.end, ".")
    if found:
        sheet.add("affiliations", line, found, cased=True)
