"""Authors and affiliations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.values import stripped
from pipeline.clean.names import NameWords, read_names

_BAR = re.compile(r"\s[|·•»]\s|,?\son\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d)")
_BY = re.compile(r"(?:written |story |words )?by\s+", re.IGNORECASE)
_BEHIND_TITLE = re.compile(r"\sby\s+(?=[^\W\d_a-z])")
_MARKED = re.compile(r"[^\W\d_A-Z][\d*†‡§⁰¹²³]")
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_a-z]\.?\s")
_MARKED_NAMES, _BARE_NAMES = 2, 3
"""Names that stand behind ` by ` at least: with marks of affiliation, and without."""
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


def add_byline(line: Line, words: NameWords, sheet: Sheet) -> int | None:
    """Add the names behind a title (`Cells in ALS by Ana Ex1, Bo Sample2`); where ` by ` stands."""
    for by in _BEHIND_TITLE.finditer(line.text):
        behind = line.text[by.end() :]
        if _are_people(behind, read_names(behind, words).names):
            add_authors(line._replace(at=by.end(), rule_id="title-byline"), words, sheet)
            return by.start()
    return None


def _are_people(text: str, names: Sequence[str]) -> bool:
    """Whether marks or initials show it: a title may end with several capitalised words, too."""
    has_initial = any(map(_INITIAL.search, names))
    if _MARKED.search(text):
        return len(names) >= _MARKED_NAMES or has_initial
    return (
        len(names) >= _BARE_NAMES and has_initial and len({name.split()[-1] for name in names}) == len(names)
    )


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
