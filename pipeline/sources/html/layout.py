"""A web page cut into runs of text, and the elements that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.sources.html.elements import Meaning


class Place(NamedTuple):
    """What holds for the text of an element by all that stands around it.

    ``in_part`` says that the element lies in an article, section or main element, ``beside`` that it
    stands beside the main text there, ``references`` that it belongs to a list of references.
    """

    role: str = ""
    rule_id: str = ""
    in_part: bool = False
    beside: bool = False
    references: bool = False


NO_PLACE = Place()


@dataclass(slots=True)
class Element:
    """A block-level element; it holds the runs from ``first`` to before ``last``.

    ``hint`` is the nearest telling element: itself, or one around it.
    """

    name: str
    meaning: Meaning
    parent: Element | None
    hint: str
    first: int
    last: int
    place: Place = NO_PLACE


@dataclass(slots=True)
class Run:
    """Text that stands together, without the tags around it, in the innermost ``element``.

    ``size`` and ``linked`` count the code points of text, and those of them in links.  ``unseen``
    names the first of the elements of which the page shows nothing, where the run is such.
    """

    start: int
    end: int
    element: Element
    size: int = 0
    linked: int = 0
    unseen: str = ""


class StatingTag(NamedTuple):
    """A tag that tells of the page: its attributes, or of a script or title its content.

    ``start`` is the code point where that begins.
    """

    name: str
    start: int
    content: str


@dataclass(slots=True)
class Layout:
    """A page's runs in order, its elements that hold some, inner ones first, and its stating tags."""

    runs: list[Run] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    stating: list[StatingTag] = field(default_factory=list)
