"""Authors and affiliations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.bylines import read_people
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.metadata.values import stripped
from pipeline.clean.names import NameWords, has_marks, read_names

_BAR = re.compile(r"\s[|·•∙⋅»]\s|,?\son\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d)")
_BY = re.compile(r"\b(?:(\w{1,20}) )?by\s+", re.IGNORECASE)
_LABEL = re.compile(r"authors?\s+(?=[^\W\d_])", re.IGNORECASE)
_ON = " on"
_FIRST_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+")
_DOTS = re.compile(r" [·•∙⋅] ")
_FEWEST_DOTTED = 3
"""Names between dots that need no marks."""
_BEHIND_TITLE = re.compile(r"\sby\s+(?=[^\W\d_a-z])")
_MARKED = re.compile(r"[^\W\d_A-Z][\d*†‡§⁰¹²³]")
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_a-z]\.?\s")
_MARKED_NAMES, _BARE_NAMES = 2, 3
"""Names that stand behind ` by ` at least: with marks of affiliation, and without."""
_MARK = re.compile(r"[(\[]?\d{1,2}[)\]]?[.,]?\s*(?=[^\W\d_])|[a-h*†‡]\s+(?=[A-Z])|[(\[][a-h][)\]]\s*")
_NEXT_MARK = re.compile(r"(?:;\s*\d{1,2}\s?|\.\s\d{1,2})(?=[^\W\d_a-z])")
_ADDRESS = re.compile(
    r"[\s.,;(]*(?:e-?mail:?\s*|electronic address:?\s*)?[\w.+-]+@[\w-]+\.[\w.-]+\W*$", re.IGNORECASE
)
_LONGEST_ADDRESS = 160
_LONGEST_OPENING = 40


def add_authors(line: Line, words: NameWords, sheet: Sheet) -> int | None:
    """Add the names of an author line; where the text behind `et al.` begins, a citation perhaps."""
    text, at = line.text, line.at
    if label := _LABEL.match(text, at):
        at = label.end()
    if (by := _BY.match(text, at)) and _tells_author(by, words):
        at = by.end()
    listed = text[at : _end_of_names(text, at, words)]
    found = read_people(listed, words)
    for name, start, end in found.people:
        sheet.add("authors", line, Value(name, at + start, at + end))
    return at + found.rest if found.people and found.truncated else None


def _end_of_names(text: str, at: int, words: NameWords) -> int:
    """Where a bar or `on` stands, with a date or an office behind it; dots may part authors."""
    bar = _BAR.search(text, at)
    if bar is None:
        return len(text)
    parts = _DOTS.split(text[at:])
    if len(parts) > 1 and all(read_people(f"{part} •", words).people for part in parts):
        are_shown = all(has_marks(part) or "," in part for part in parts)
        if are_shown or len(parts) >= _FEWEST_DOTTED:
            return len(text)
    return bar.start()


def add_signed(line: Line, words: NameWords, sheet: Sheet) -> bool:
    """Add who wrote by a line that says more (`Posted by Ana Ex on 3 May 2022`); whether it says so."""
    by = next((by for by in _BY.finditer(line.text, line.at) if _tells_author(by, words)), None)
    if by is None:
        return False
    signed = line._replace(at=by.end(), rule_id="byline")
    bar = _BAR.search(line.text, by.end())
    name = line.text[by.end() : bar.start()] if bar else ""
    if bar and bar[0].lstrip(",").startswith(_ON) and _FIRST_NAME.fullmatch(name):
        sheet.add("authors", signed, Value(name, by.end(), bar.start()))
    else:
        add_authors(signed, words, sheet)
    return True


def _tells_author(by: re.Match[str], words: NameWords) -> bool:
    """Whether the word before `by` is of writing, a year or none: `Reviewed by` tells of another deed."""
    before = by[1]
    return before is None or before.isdigit() or before.lower() in words.bylines


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


def add_affiliations(line: Line, none: tuple[str, ...], sheet: Sheet) -> None:
    """Add the affiliations of a line; several are parted by numbers in turn: `1Oslo; 2Lund`.

    A line that begins with one of ``none`` tells of an institution at which no author works.
    """
    if line.text[line.at : line.at + _LONGEST_OPENING].lower().startswith(none):
        return
    start, number = line.at, 2
    for mark in _NEXT_MARK.finditer(line.text, line.at):
        if mark[0].strip("; .") == str(number):
            _add_affiliation(line._replace(text=line.text[: mark.start() + 1], at=start), sheet)
            start, number = mark.end(), number + 1
    _add_affiliation(line._replace(at=start), sheet)


def _add_affiliation(line: Line, sheet: Sheet) -> None:
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
