"""Keeps the line that says how to cite the page, if it alone has the DOI or begins with authors and year."""

from __future__ import annotations

import re

from pipeline.clean.own_citations import CREDIT, SHORTEST_TITLE, titled_at
from pipeline.clean.segment.lines import Line
from pipeline.years import PRINTED_YEAR

_DROPPED = frozenset(["legal", "navigation", "unknown"])
_MAY_CREDIT = frozenset(["body", "legal", "navigation", "unknown"])
_MAY_BE = _DROPPED | _MAY_CREDIT
_LONGEST = 1000
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")
_LABEL = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,5}: ?")
"""What may stand before a citation: `Citation: `, `Please cite this article as: `."""

_DOI = re.compile(r"\b10\.\d{4,9}/")


def keep_own_citation(lines: list[Line]) -> None:
    """A dropped line that holds the title of the page, a year and a DOI is one of its record.

    So is a line, taken for text perhaps, with names, a year in brackets and the title, where no other line
    names authors.
    """
    title = next((line.says.folded.rstrip(" .") for line in lines if line.role == "title"), "")
    if len(title) < SHORTEST_TITLE:
        return
    longer = [line for line in lines if line.role in _MAY_BE and len(line.says.folded) > len(title)]
    if not longer:
        return
    is_signed = any(line.role == "author" for line in lines)
    has_doi = any(line.role == "metadata" and _has_doi(line) for line in lines)
    for line in longer:
        is_cited = not has_doi and line.role in _DROPPED and _cites(line.says.folded, title)
        if is_cited or (not is_signed and line.role in _MAY_CREDIT and _credits(line.says.folded, title)):
            line.decide("metadata", "own-citation")


def keep_own_entry(lines: list[Line]) -> None:
    """An entry taken for a reference that the page's first author begins, and whose title is the page's.

    One with a number, or that a rule found in a list, is another: a preprint of the page, perhaps.
    """
    entries = [line for line in lines if line.role == "reference" and _is_unlisted(line)]
    if not entries:
        return
    title = next((line.says.folded for line in lines if line.role == "title"), "")
    authors = next((line.says.folded for line in lines if line.role == "author"), "")
    for line in entries:
        folded = line.says.folded[:_LONGEST]
        if titled_at(folded, title) and not _first_names(folded).isdisjoint(_WORD.findall(authors)):
            line.decide("metadata", "own-citation")


def _is_unlisted(line: Line) -> bool:
    return line.says.number is None and line.rule_id.startswith("model")


def _first_names(folded: str) -> set[str]:
    """The first word, and the first behind a label; `Holm A: Cells` has a name where others have a label."""
    label = _LABEL.match(folded)
    found = [_WORD.match(folded, at) for at in (0, label.end() if label else 0)]
    return {word[0] for word in found if word}


def _has_doi(line: Line) -> bool:
    head = line.says.folded[:_LONGEST]
    return "10." in head and _DOI.search(head) is not None


def _credits(folded: str, title: str) -> bool:
    place = folded.find(title, 0, _LONGEST)
    return place > 0 and CREDIT.fullmatch(folded, 0, place) is not None


def _cites(folded: str, title: str) -> bool:
    if len(folded) > _LONGEST:
        return False
    head, found, rest = folded.partition(title)
    return bool(found and PRINTED_YEAR.search(head + rest) and _DOI.search(rest))
