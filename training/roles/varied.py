"""Pages made from pages: filled with the texts of a real article, respaced, and fragments of such pages.

The layouts stay; short made-up texts give way to real ones, and headings that captures often lack go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from pipeline.clean.raw_segment import KEPT_ROLES
from training.roles.articles import Texts
from training.roles.pages import Row

_SHORTEST = {"abstract": 100, "body": 100, "title": 20, "reference": 40, "affiliation": 20, "caption": 40}
"""Shorter lines are labels or parts of something else, and stay."""

_LEAD = re.compile(
    r"\s*(?:[•*–-]\s+|#+\s+|\[?\d{1,3}[\].)]?\s+|(?:[A-Z][\w ]{2,40}|[A-Z]{4,}):\s"
    r"|(?:Fig(?:ure|\.)|Table) \d+[.:]?\s)?"
)
"""A bullet, number or label before the text of a line."""

_HEADINGS_LOST, _GAPS_LOST = 0.4, 0.3
_LEAST_KEPT = 0.4
_LONGEST_ITEM = 80


def filled(name: str, rows: Sequence[Row], articles: Sequence[Texts]) -> list[Row]:
    """``rows`` with the texts of one article, chosen by ``name``, where it has such texts."""
    article = Random(name).choice(articles)
    texts = {role: iter(texts) for role, texts in article.items()}
    return [(role, _filled(role, text, texts)) for role, text in rows]


def fragment(name: str, rows: Sequence[Row]) -> list[Row]:
    """A stretch of the page, as the chance of ``name`` cuts it, without some headings and blank lines."""
    chance = Random(name)
    size = round(len(rows) * chance.uniform(_LEAST_KEPT, 1))
    start = chance.randrange(len(rows) - size + 1)
    without_gaps = chance.random() < _GAPS_LOST
    return [
        row
        for row in rows[start : start + size]
        if not (_is_lost(row, chance) or (without_gaps and not row[1]))
    ]


def bare(rows: Sequence[Row]) -> list[Row]:
    """What a person copies who wants the text alone: no line that may be dropped but blank ones."""
    return [(roles, text) for roles, text in rows if not text or KEPT_ROLES.issuperset(roles.split("|"))]


def respaced(rows: Sequence[Row]) -> list[Row]:
    """The page without its blank lines or, if it has none, with one between all but short lines of a kind."""
    if not all(text for _, text in rows):
        return [row for row in rows if row[1]]
    spaced = list(rows[:1])
    for above, below in pairwise(rows):
        if above[0] != below[0] or len(above[1]) > _LONGEST_ITEM:
            spaced.append(("blank", ""))
        spaced.append(below)
    return spaced


def _is_lost(row: Row, chance: Random) -> bool:
    return row[0] == "heading" and chance.random() < _HEADINGS_LOST


def _filled(role: str, text: str, texts: dict[str, Iterator[str]]) -> str:
    if role not in texts or len(text) < _SHORTEST.get(role, 3):
        return text
    lead = _LEAD.match(text)
    return (lead.group() if lead else "") + next(texts[role], text)
