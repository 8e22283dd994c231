"""Reads the line that says how to cite the page."""

from __future__ import annotations

from pipeline.clean.fold import fold
from pipeline.clean.metadata.people import add_authors
from pipeline.clean.metadata.sheet import Line, Sheet, Value
from pipeline.clean.names import NameWords
from pipeline.clean.own_citations import CREDIT, SHORTEST_TITLE, titled_at


def title_in(line: str, title: str) -> tuple[int, int] | None:
    """Where the folded ``title`` of the page stands in a line that says how to cite it, None in others."""
    if min(len(title), len(line)) < SHORTEST_TITLE:
        return None
    folded = fold(line)
    place = folded.find(title) if len(title) < len(line) else -1
    return (place, place + len(title)) if place >= 0 else titled_at(folded, title)


def add_credit(line: Line, words: NameWords, sheet: Sheet) -> None:
    """State the authors and the year that stand before the title, if no other line does."""
    found = CREDIT.fullmatch(line.text)
    if found is None:
        return
    if not sheet.names("authors"):
        add_authors(line._replace(text=found[1]), words, sheet)
    if sheet.lacks("published"):
        sheet.date(line, Value(found[2], *found.span(2)))
