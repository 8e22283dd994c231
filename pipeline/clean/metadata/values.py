"""Single values in a line, each with the stretch that states it: identifiers, lists of words."""

from __future__ import annotations

import re

from pipeline.clean.metadata.sheet import Line, Sheet, Value

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>|]+")
_PMID = re.compile(r"(\d{1,8})(?!\w)")
_LABELLED_PMID = re.compile(r"p(?:mid|ubmed id)\s?:?\s?(\d{1,8})(?!\d)", re.IGNORECASE)
_PMCID = re.compile(r"pmc\d{4,8}", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-z]{0,5}\d{1,10}(?:[-–/]\d{1,5})?(?!\w)")
_SEMICOLON = re.compile(r"[;|•·\n]")
_BY_SEMICOLON = re.compile(r"[^;|•·\n]+")
_BY_COMMA = re.compile(r"[^,]+")
_AROUND = " .*,;"


def doi_in(text: str, at: int = 0) -> Value | None:
    """The first DOI, in lower case, without the punctuation after it."""
    match = _DOI.search(text, at)
    if match is None:
        return None
    doi = match[0].rstrip(".,;:'’”")
    while doi.endswith((")", "]")) and doi.count("(") < doi.count(")") + doi.endswith("]"):
        doi = doi[:-1].rstrip(".,;")
    return Value(doi.lower(), match.start(), match.start() + len(doi))


def pmid_in(text: str, at: int = 0) -> Value | None:
    """The PubMed id with which the value of such a label begins."""
    match = _PMID.match(text, at)
    return Value(match[1], *match.span(1)) if match else None


def labelled_pmid(text: str, at: int = 0) -> Value | None:
    """The PubMed id that the line labels as one."""
    match = _LABELLED_PMID.search(text, at)
    return Value(match[1], *match.span(1)) if match else None


def pmcid_in(text: str, at: int = 0) -> Value | None:
    """The PubMed Central id, in capitals."""
    match = _PMCID.search(text, at)
    return Value(match[0].upper(), *match.span()) if match else None


def number_in(text: str, at: int = 0) -> Value | None:
    """The number with which the value of a label begins."""
    match = _NUMBER.match(text, at)
    return Value(match[0], *match.span()) if match else None


def state_pages(line: Line, match: re.Match[str], sheet: Sheet, rule_id: str) -> None:
    """State the pages in the groups ``first`` and ``last``; `401-8` ends on 408."""
    if not sheet.lacks("first_page"):
        return
    first, last = (line.text[slice(*match.span(name))] if match[name] else "" for name in ("first", "last"))
    sheet.state("first_page", line, Value(first, *match.span("first")), rule_id)
    if last:
        whole = first[: len(first) - len(last)] + last if last.isdigit() and len(last) < len(first) else last
        sheet.state("last_page", line, Value(whole, *match.span("last")), rule_id)


def words_in(text: str, at: int = 0, *, commas: bool = True) -> list[Value]:
    """Entries of a list on one line, parted by semicolons, bars or bullets, else by commas."""
    if _SEMICOLON.search(text, at):
        parts = [part.span() for part in _BY_SEMICOLON.finditer(text, at)]
    elif commas and "," in text:
        parts = [part.span() for part in _BY_COMMA.finditer(text, at)]
    else:
        parts = [(at, len(text))]
    return [word for start, end in parts if (word := stripped(text, start, end, _AROUND))]


def rest_of(text: str, at: int = 0) -> Value | None:
    """All that follows the label."""
    return stripped(text, at, len(text))


def stripped(text: str, start: int, end: int, around: str = " ") -> Value | None:
    """The stretch without the characters ``around`` at its ends, None where nothing is left."""
    word = text[start:end].lstrip(around)
    start = end - len(word)
    word = word.rstrip(around)
    return Value(word, start, start + len(word)) if word else None
