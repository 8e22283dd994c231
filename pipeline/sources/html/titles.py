"""Which run of a page is its title, and what the head says where none is."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from pipeline.decoded import Stated
from pipeline.sources.html.elements import HEADINGS
from pipeline.sources.html.head.said import Said
from pipeline.sources.html.head.values import words
from pipeline.sources.html.layout import Run
from pipeline.sources.html.tags import Value

_OF_WORK = ("citation_title", "prism.title")
"""Names under which a page states the title of the work that it shows."""

_OF_ARTICLE = "json-ld.title"
"""The same in JSON-LD, where some sites give a description in its place."""

_OF_SITE = ("dc.title", "og.title", "twitter.title", "title")
"""Names of titles that may hold the site's name as well."""

_TAG = re.compile(r"<[^<>]*>")
_MARKS = re.compile(r"[\W_]+")
_LONGEST = 500
"""Code points of a title."""

_SHORTEST = 12
"""Letters and digits of a title that counts outside of headings; shorter ones name sites and menus."""

_ALIKE = 0.6
"""Share of a title that another spelling of it holds whole, as one without its subtitle."""

_Keys = dict[int, str]
"""Letters and digits of runs by number."""


class Title(NamedTuple):
    """Roles of runs by number: `title`, and `repeat` where it is printed again; and what the head adds."""

    printed: dict[int, str]
    stated: list[Stated]


def find_title(text: str, runs: list[Run], said: Said) -> Title:
    """The title that the page prints; one stated for a work goes before it, it goes before the site's."""
    headings = _headings(text, runs)
    sites = [value for name in _OF_SITE for value in said.get(name, [])]
    of_site = [_bare(value.text) for value in sites]
    works = _works(said, headings, of_site)
    of_work = [_bare(value.text) for value in works]
    number = _among(headings, of_work, of_site)
    if number is None:
        number = next((one for claim in of_work + of_site for one in _equal(text, runs, claim)), None)
    if number is None and not works:
        number = _only_top(runs, headings)
    if number is None:
        return Title({}, [_stated(value) for value in (works + sites)[:1]])
    key = _bare(text[runs[number].start : runs[number].end])
    printed = dict.fromkeys(_equal(text, runs, key), "repeat") | {number: "title"}
    return Title(printed, [_stated(value) for value in works if not key.startswith(_bare(value.text))])


def _works(said: Said, headings: _Keys, of_site: list[str]) -> list[Value]:
    """The title stated for the work, if any; JSON-LD counts where the page says the same."""
    certain = [value for name in _OF_WORK for value in said.get(name, [])]
    printed = [*headings.values(), *of_site]
    likely = [value for value in said.get(_OF_ARTICLE, []) if _is_said(_bare(value.text), printed)]
    return (certain + likely)[:1]


def _is_said(key: str, printed: list[str]) -> bool:
    return not printed or any(_is_edge(key, other) or _are_alike(key, other) for other in printed)


def _among(headings: _Keys, of_work: list[str], of_site: list[str]) -> int | None:
    """The heading that is one of the titles, else the longest that is an edge of a site's, else one alike."""
    claims = frozenset(of_work + of_site)
    equal = [number for number, key in headings.items() if key in claims]
    edges = [number for number, key in headings.items() if any(_is_edge(key, claim) for claim in of_site)]
    edges.sort(key=lambda number: -len(headings[number]))
    alike = [number for number, key in headings.items() for claim in of_work if _are_alike(key, claim)]
    return next(iter(equal + edges + alike), None)


def _only_top(runs: list[Run], headings: _Keys) -> int | None:
    """The first of the headings `h1`, where all of them say the same."""
    tops = [number for number in headings if runs[number].element.hint == "h1"]
    return tops[0] if len({headings[number] for number in tops}) == 1 else None


def _headings(text: str, runs: list[Run]) -> _Keys:
    return {
        number: key
        for number, run in enumerate(runs)
        if run.element.hint in HEADINGS and 0 < run.size <= _LONGEST and not run.element.place.role
        if (key := _bare(text[run.start : run.end]))
    }


def _equal(text: str, runs: list[Run], key: str) -> list[int]:
    """Runs that hold this title and nothing else, where it is long enough to tell it from a menu."""
    length = len(key)
    if length < _SHORTEST:
        return []
    return [
        number
        for number, run in enumerate(runs)
        if length <= run.size <= 2 * length and not run.element.place.role
        if _bare(text[run.start : run.end]) == key
    ]


def _is_edge(key: str, claim: str) -> bool:
    return claim.startswith(key) or claim.endswith(key)


def _are_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(shorter) >= _ALIKE * len(longer) > 0


def _stated(value: Value) -> Stated:
    text = words(_TAG.sub("", value.text)) or value.text
    return Stated("title", text, value.start, value.end, "html#title")


def _bare(text: str) -> str:
    return _MARKS.sub("", unescape(_TAG.sub("", text))).lower()
