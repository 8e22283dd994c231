"""Tells a page's main text from what stands around it, by its elements and by where its prose is.

The quality tests measure it beside trafilatura and resiliparse, which know the tags but not the place
of each text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from pipeline.sources.html.elements import HEADINGS
from pipeline.sources.html.layout import Element, Layout, Place, Run

_SHORTEST_PROSE = 60
"""Code points outside of links from which a run counts as prose."""

_MOST_OF_PAGE = 1 / 3
"""Share of a page's prose above which an element is its main text, whatever it is called."""

_MAIN_SHARE = 0.75
"""Share of the prose that the main text's element holds.

The train pages of the web corpus give the same figures from 0.6 to 0.85.
"""

_HOLDERS = frozenset(["article", "body", "center", "div", "form", "html", "main", "section", "td"])
_TEXTS = ("article", "main")
"""Elements that are made for the main text, the closest first."""

_PARAGRAPHS = frozenset(["blockquote", "p", "pre"])
_PARTS = frozenset(["article", "main", "section"])
_BESIDE = frozenset(["aside", "footer"])
_HEADS_OF_PARTS = _BESIDE | {"header"}


def place_elements(layout: Layout) -> range:
    """Give each element its place, and find the runs of the main text's element.

    Without prose, paragraphs and an element for them, a page has no main text.
    """
    prose = _sums(map(_prose, layout.runs))
    if not prose[-1]:
        prose = _sums(run.size - run.linked for run in layout.runs)
    titles = _sums(run.element.hint == "h1" for run in layout.runs)
    for element in reversed(layout.elements):
        element.place = _place(element, prose, titles)
    return _main(layout)


def _sums(values: Iterable[int]) -> list[int]:
    """How much the values before each place add up to."""
    return list(accumulate(values, initial=0))


def _prose(run: Run) -> int:
    own = run.size - run.linked
    return own if own >= _SHORTEST_PROSE and own > run.linked else 0


def _paragraph(run: Run) -> int:
    own = run.size - run.linked
    return own if run.element.hint in _PARAGRAPHS and own > run.linked else 0


def _place(element: Element, prose: list[int], titles: list[int]) -> Place:
    above = element.parent.place if element.parent else Place()
    meaning = element.meaning
    if above.role or not (meaning.role or meaning.references or element.name in _PARTS):
        return above
    if meaning.role and _is_believed(element, prose, titles):
        return Place(meaning.role, meaning.rule_id)
    return Place(
        in_part=above.in_part or element.name in _PARTS,
        beside=above.beside or element.name in _BESIDE,
        references=above.references or meaning.references,
    )


def _is_believed(element: Element, prose: list[int], titles: list[int]) -> bool:
    """Whether an element may be what it says: not so with the page's title or much of its prose in it."""
    parent = element.parent
    if parent and (parent.hint in HEADINGS or (parent.place.in_part and element.name in _HEADS_OF_PARTS)):
        return False
    first, last = element.first, element.last
    if titles[last] > titles[first]:
        return False
    return prose[last] - prose[first] <= _MOST_OF_PAGE * prose[-1]


def _main(layout: Layout) -> range:
    for measure in (_prose, _paragraph):
        prose = _sums(0 if run.element.place.role else measure(run) for run in layout.runs)
        if found := _holding(layout, prose):
            return found
    return range(0)


def _holding(layout: Layout, prose: list[int]) -> range:
    """The runs of the main text's element; all runs in a piece of a page that has no such element."""
    enough = _MAIN_SHARE * prose[-1]
    holders = [
        element
        for element in layout.elements
        if element.name in _HOLDERS and prose[element.last] - prose[element.first] >= enough
    ]
    for name in _TEXTS:
        chosen = [element for element in holders if element.name == name]
        if len(chosen) == 1 or (chosen and prose[-1]):
            return range(chosen[0].first, chosen[0].last)
    if not prose[-1]:
        return range(0)
    return range(holders[0].first, holders[0].last) if holders else range(len(layout.runs))
