"""Joins documents whose titles are the same but for spelling: a dash, a lost accent, a typing error."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby
from operator import itemgetter

import numpy as np
import pyarrow as pa
from rapidfuzz import fuzz, process

from pipeline.link.arrow import pc
from pipeline.link.numbers import Edges, Numbers, codes_of
from pipeline.link.works.keys import IDENTIFIERS
from pipeline.link.works.rules import WorkRules

_LARGEST_BLOCK = 200
"""Works of one first author that are compared pair by pair; more are told apart by their first word too."""

_ROWS_AT_ONCE = 2**14
"""Rows that are turned into Python's objects together."""

_NEAR_WORD = 75
"""Least likeness, of 100, of two words that may be spellings of one."""


def near_titles(keys: pa.Table, rules: WorkRules) -> Edges:
    """Pairs of row numbers of ``keys`` that show one work by first author, year and nearly equal title.

    Rows with different identifiers of one scheme are no pair: a preprint is not its published version.
    """
    identifiers = [codes_of(keys[name]) for name in IDENTIFIERS]
    pairs = [
        (left, right)
        for block in _blocks(keys)
        for left, right in _alike(block, rules)
        if not any(codes[left] >= 0 <= codes[right] != codes[left] for codes in identifiers)
    ]
    edges = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return edges[:, 0], edges[:, 1]


_Row = tuple[int, str, int]
"""Row number, folded title, year."""


def _blocks(keys: pa.Table) -> Iterator[list[_Row]]:
    """Rows of one first author that know title and year, where there are at least two titles."""
    known = pc.and_(pc.is_valid(keys["title_key"]), pc.is_valid(keys["year"]))
    rows = np.flatnonzero(pc.and_(known, pc.is_valid(keys["author_key"])).to_numpy(zero_copy_only=False))
    authors = codes_of(keys["author_key"].take(rows))
    order = np.argsort(authors, kind="stable")
    for _, block in groupby(_rows(keys, rows[order], authors[order]), key=itemgetter(0)):
        yield from _of_bearable_size([row for _, row in block])


def _rows(keys: pa.Table, rows: Numbers, authors: Numbers) -> Iterator[tuple[int, _Row]]:
    """The author and the row of each of ``rows``; few of them are objects at a time."""
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        places = rows[start : start + _ROWS_AT_ONCE]
        titles, years = (keys[name].take(places).to_pylist() for name in ("title_key", "year"))
        read = zip(places.tolist(), titles, years, strict=True)
        yield from zip(authors[start : start + _ROWS_AT_ONCE].tolist(), read, strict=True)


def _of_bearable_size(block: list[_Row]) -> Iterator[list[_Row]]:
    if len(block) <= _LARGEST_BLOCK:
        yield block
        return
    parts: dict[str, list[_Row]] = {}
    for row in block:
        parts.setdefault(row[1].partition(" ")[0], []).append(row)
    yield from (part for part in parts.values() if len(part) <= _LARGEST_BLOCK)


def _alike(block: list[_Row], rules: WorkRules) -> Iterator[tuple[int, int]]:
    titles = [title for _, title, _ in block]
    if len(set(titles)) < 2:
        return
    scores = process.cdist(titles, titles, scorer=fuzz.ratio, score_cutoff=rules.title_likeness_least)
    for left, right in combinations(range(len(block)), 2):
        if scores[left, right] and titles[left] != titles[right]:
            is_near = abs(block[left][2] - block[right][2]) <= rules.year_slack
            if is_near and _differ_in_spelling(titles[left], titles[right]):
                yield block[left][0], block[right][0]


def _differ_in_spelling(left: str, right: str) -> bool:
    """Whether each word that one title has alone is a spelling of one that the other has alone.

    ``mice`` and ``rats``, ``phase 1`` and ``phase 2`` are different words, in titles however long.
    """
    ours, theirs = left.split(), right.split()
    alone = [word for word in ours if word not in theirs]
    others = [word for word in theirs if word not in ours]
    if "".join(alone) == "".join(others):
        return True
    if len(alone) != len(others) or any(word.isdigit() for word in alone + others):
        return False
    return all(fuzz.ratio(*pair) >= _NEAR_WORD for pair in zip(alone, others, strict=True))
