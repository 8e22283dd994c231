"""What stands around a line: its neighbours, the section it is in, the text above and below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.chain.columns import Column, Ints, Mask, binned, crossed, held_by
from pipeline.chain.sequences import Sequences

_STEPS = (-2, -1, 1, 2)
_NEAR, _WIDE = 3, 8
_FAR = 99
_MUCH_TEXT = 300
"""Characters of prose after which a page's own text counts as seen."""

_SHORT = 30


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of every line before its neighbours are looked at.

    ``looks`` is its rule's role or, without a rule, its shape; ``opens`` the section that it opens;
    ``is_record`` says that only records of publications have such a line.
    """

    pages: Sequences
    length: Ints
    role: Column
    looks: Column
    opens: Column
    is_prose: Mask
    is_item: Mask
    is_record: Mask
    gap: Ints


def around_columns(seen: Seen) -> Iterator[Column]:
    """Everything that the neighbours, the place on the page and the section show."""
    yield from _neighbours(seen)
    yield from _place(seen.pages)
    yield from _text(seen)
    yield from _section(seen)
    yield from _windows(seen)


def _neighbours(seen: Seen) -> Iterator[Column]:
    values, edge = [*seen.looks.values, "edge"], len(seen.looks.values)
    for step in _STEPS:
        yield Column(f"line {step:+}", values, seen.pages.shifted(seen.looks.codes, step, edge))
    below = seen.pages.shifted(seen.gap, 1, 1)
    yield Column("gaps", ("none", "below", "above", "both"), seen.gap * 2 + below)


def _place(pages: Sequences) -> Iterator[Column]:
    above, below = pages.row - pages.first, pages.behind - 1 - pages.row
    yield binned("lines above", above, (0, 1, 3, 7, 15, 30))
    yield binned("lines below", below, (0, 1, 3, 7, 15))
    yield binned("place", above / np.maximum(above + below, 1), (0.1, 0.25, 0.5, 0.75, 0.9))


def _text(seen: Seen) -> Iterator[Column]:
    pages = seen.pages
    prose = np.where(seen.is_prose, seen.length, 0)
    above = pages.above(prose)
    below = pages.total(prose) - above - prose
    before = binned("prose above", above, (0, _MUCH_TEXT))
    yield before
    yield crossed(before, binned("prose below", below, (0, _MUCH_TEXT)))
    last, following = pages.last_above(seen.is_prose), pages.next_below(seen.is_prose)
    distances = (2, 4, 9, 21)
    yield binned("lines to text above", np.where(last < 0, _FAR, pages.row - last), distances)
    yield binned("lines to text below", np.where(following < 0, _FAR, following - pages.row), distances)
    yield binned("record lines", pages.total(seen.is_record), (0, 1, 3, 6))


def _section(seen: Seen) -> Iterator[Column]:
    """The nearest section that a line above opens, how far above, and the one that its parts belong to."""
    opens = (seen.opens.codes > 0) & ~seen.is_item
    section = _opened("section", seen, opens)
    yield section
    yield crossed(section, seen.looks)
    yield _opened("frame", seen, opens & (seen.opens.codes != seen.opens.values.index("part")))
    opener = seen.pages.last_above(opens)
    yield binned("lines into section", np.where(opener < 0, 0, seen.pages.row - opener), (0, 1, 3, 7))


def _opened(name: str, seen: Seen, openers: Mask) -> Column:
    opener = seen.pages.last_above(openers)
    return Column(name, seen.opens.values, np.where(opener < 0, 0, seen.opens.codes[opener]))


def _windows(seen: Seen) -> Iterator[Column]:
    pages = seen.pages
    near = {
        "short lines near": seen.length <= _SHORT,
        "prose near": seen.is_prose,
        "items near": seen.is_item,
        "record lines near": _is_any(seen.role, "metadata"),
        "navigation near": _is_any(seen.role, "navigation"),
    }
    for name, marked in near.items():
        yield binned(name, pages.window(marked, _NEAR), (0, 1, 2, 4))
    around = _is_any(seen.role, "navigation", "banner", "legal", "advert", "contact")
    yield binned("menus around", pages.window(around, _WIDE), (0, 1, 2, 4, 8))


def _is_any(role: Column, *names: str) -> Mask:
    return held_by([role.values.index(name) for name in names], len(role.values))[role.codes]
