"""Makes the blocks of a page out of its runs: what their elements state, else what they hint at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.decoded import Block
from pipeline.sources.html.elements import CAPTIONS, HEADINGS
from pipeline.sources.html.layout import Element, Layout, Run
from pipeline.years import PRINTED_YEAR

_ALL_LINKED = 0.9
"""Share of a run's text that lies in links where the run is nothing but a link."""

_FEWEST_LINKS = 6
"""Links in a row, each a run of its own, that make a menu."""

_LONGEST_CELL = 300
"""Code points of a cell of a table of data; longer ones set the page out."""

_MOST_PIECES = 100
"""Runs that are one text; the widest tables have as many columns."""

_SHORTEST_REFERENCE = 25
_CELLS = frozenset(["td", "th"])
_MAY_BE_ONE_TEXT = CAPTIONS | {"li", "tr"}
_ENTRIES = frozenset(["dd", "li"])


def blocks_of(text: str, layout: Layout, main: range, printed: dict[int, str]) -> tuple[Block, ...]:
    """The blocks of a page whose main text is in the runs ``main``.

    ``printed`` gives the roles of runs that print what the head states.  A row of a table of data, an
    entry of a list of references and a caption are one block each.
    """
    hints = _hints(layout.runs, main)
    captioned = {id(element.parent) for element in layout.elements if element.name == "caption"}
    return tuple(
        _block(
            text, layout.runs[first:last], hints[first], printed=printed.get(first, ""), captioned=captioned
        )
        for first, last in _ranges(layout, printed)
    )


def _block(text: str, runs: list[Run], hint: str, *, printed: str, captioned: set[int]) -> Block:
    """One block; ``captioned`` are the ids of tables with a caption, whose rows are data of the text."""
    start, end = runs[0].start, runs[-1].end
    place = runs[0].element.place
    if runs[0].unseen:
        return Block(start, end, "blank", f"html#{runs[0].unseen}")
    if place.role:
        return Block(start, end, place.role, place.rule_id)
    if printed:
        return Block(start, end, printed, f"html#{printed}", runs[0].element.hint)
    if place.references and runs[0].element.hint in _ENTRIES and _may_be_reference(text, start, end):
        return Block(start, end, "reference", "html#references")
    if hint in CAPTIONS:
        return Block(start, end, "caption", f"html#{hint}")
    if len(runs) == 1 or hint not in _CELLS:
        return Block(start, end, "", "", hint)
    if captioned and not captioned.isdisjoint(map(id, _around(runs[0].element))):
        return Block(start, end, "body", "html#captioned-table", "tr")
    return Block(start, end, "", "", "tr")


def _may_be_reference(text: str, start: int, end: int) -> bool:
    return end - start >= _SHORTEST_REFERENCE and PRINTED_YEAR.search(text, start, end) is not None


def _hints(runs: list[Run], main: range) -> list[str]:
    """What each run is a part of: an element in the main text, a menu of links, or `aside`."""
    hints: list[str] = []
    for is_link, group in groupby(runs, key=_is_link):
        row = list(group)
        for run in row:
            in_main = len(hints) in main and not run.element.place.beside
            is_menu = is_link and (len(row) >= _FEWEST_LINKS or not in_main)
            hints.append("a" if is_menu else (run.element.hint or "div") if in_main else "aside")
    return hints


def _is_link(run: Run) -> bool:
    """Whether the run is a link that stands alone, neither a heading nor a cell of a table."""
    hint = run.element.hint
    return run.linked >= _ALL_LINKED * run.size > 0 and hint not in HEADINGS and hint not in _CELLS


def _ranges(layout: Layout, printed: dict[int, str]) -> Iterator[tuple[int, int]]:
    """First and last number of the runs of each block."""
    ends = {first: last for first, last in _joined(layout) if printed.keys().isdisjoint(range(first, last))}
    first = 0
    while first < len(layout.runs):
        last = ends.get(first, first + 1)
        yield first, last
        first = last


def _joined(layout: Layout) -> Iterator[tuple[int, int]]:
    """Runs of one row, entry or caption, where nothing is hidden or stated apart in it."""
    done = 0
    for element in layout.elements:
        first, last = element.first, element.last
        if element.name not in _MAY_BE_ONE_TEXT or first < done or not 1 < last - first <= _MOST_PIECES:
            continue
        if _is_one_text(element, layout.runs[first:last]):
            yield first, last
            done = last


def _is_one_text(element: Element, runs: list[Run]) -> bool:
    if any(run.unseen or run.element.place != element.place for run in runs):
        return False
    if element.name != "tr":
        return element.place.references or element.name in CAPTIONS
    cells = {id(_cell_of(run.element)) for run in runs}
    return len(cells) == len(runs) and all(map(_is_datum, runs))


def _is_datum(run: Run) -> bool:
    return run.size <= _LONGEST_CELL and run.element.hint not in HEADINGS


def _cell_of(element: Element) -> Element:
    return next((one for one in _around(element) if one.name in _CELLS), element)


def _around(element: Element | None) -> Iterator[Element]:
    """The element, what it stands in, and so on."""
    while element:
        yield element
        element = element.parent
