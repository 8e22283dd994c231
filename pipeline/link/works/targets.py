"""Leads references and in-text citations to the works that this version holds."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, first_elements, looked_up, pc, row_numbers, table
from pipeline.link.folding import family_key
from pipeline.link.works.described import described_works, resolve_described
from pipeline.link.works.keys import title_key
from pipeline.link.works.names import dated, looks_for, met_under
from pipeline.link.works.rules import WorkRules
from pipeline.link.works.single import single_works

MET_BY = (
    *("doi", "pmid", "registry_id", "year", "author_key", "given_key"),
    *("title_key", "main_title_key", "page_key", "journal_key", "notice"),
)
"""What is read of the keys to lead references and citations to works."""


class Targets(NamedTuple):
    """Keys and the works they lead to.

    ``sure``: an identifier, or title and year -> the one work that has it.  ``named`` (family name and
    year) and ``near`` (given name, or a name one letter away, and year) -> works, any number to a key.
    ``described``: what a reference without such a key is held against.  ``works``: the rows of all.
    """

    sure: pa.Table
    described: pa.Table
    works: pa.Table
    named: pa.Table
    near: pa.Table


def reference_targets(keys: pa.Table, assigned: pa.Table, rules: WorkRules) -> Targets:
    """The lookup over all works that ``assigned`` names to the documents of ``keys``."""
    rows = keys.select(MET_BY).append_column("work_id", assigned["work_id"])
    rows = rows.filter(pc.is_valid(rows["work_id"]))
    works, years = rows["work_id"], rows["year"]
    sure = [_pairs(column, works) for column in _sure_keys(rows, rows["title_key"])]
    swapped = _pairs(dated(rows["given_key"], years, "="), works)
    misspelt = met_under(table({"name": rows["author_key"], "year": years, "work_id": works}), rules)
    return Targets(
        sure=single_works(pa.concat_tables(sure), "key"),
        described=described_works(rows),
        works=rows,
        named=_pairs(dated(rows["author_key"], years), works),
        near=pa.concat_tables([swapped, misspelt]),
    )


def resolve_references(references: pa.Table, targets: Targets, rules: WorkRules) -> Column:
    """Per row of ``references`` the ``work_id`` it names, or null.

    By doi, pmid, title and year, and else by first author and what both print of the work.
    """
    keys = _sure_keys(references, title_key(references["title"], rules))
    sure = targets.sure
    named = (looked_up(column, sure["key"], sure["work_id"]) for column in keys)
    return pc.coalesce(*named, resolve_described(references, targets.described, rules))


def resolve_citations(citations: pa.Table, targets: Targets, rules: WorkRules, *, told: Column) -> pa.Table:
    """``work_id`` and ``resolution`` per row of ``citations``.

    ``citations`` has ``surface``, ``authors``, ``year``, ``reference_id``, ``resolution``,
    ``reference_work_id`` (the work of its reference) and ``own_work_id`` (that of the citing document,
    which it never cites).
    A citation that leads to an entry of its document's list takes that entry's work and keeps its
    resolution.  One that doesn't is led by first author and year where one work alone fits: ``exact``
    by family name, ``repaired`` where the given name was cited or one letter of the name is wrong.  One
    without name or year is led by ``told``, its work by :func:`told_works`.
    """
    cited = _open_citations(citations)
    exact = _only(cited.append_column("key", dated(cited["name"], cited["year"])), targets.named, citations)
    left = cited.filter(pc.is_null(pc.take(exact, cited["row"])))
    repaired = _only(looks_for(left, rules), targets.near, citations)
    exact = pc.coalesce(exact, _others(told, citations))
    resolution = pc.if_else(pc.is_valid(exact), "exact", citations["resolution"])
    resolution = pc.if_else(pc.is_valid(repaired), "repaired", resolution)
    return table(
        {
            "work_id": pc.coalesce(citations["reference_work_id"], exact, repaired),
            "resolution": resolution,
        }
    )


def _open_citations(citations: pa.Table) -> pa.Table:
    """``row``, ``name`` and ``year`` of those that lead to no entry of a list."""
    names = family_key(first_elements(citations["authors"]))
    rows = {"row": row_numbers(citations.num_rows), "name": names, "year": citations["year"]}
    return table(rows).filter(pc.is_null(citations["reference_id"]))


def _sure_keys(rows: pa.Table, titles: Column) -> list[Column]:
    return [
        pc.binary_join_element_wise("doi", pc.utf8_lower(rows["doi"]), "|"),
        pc.binary_join_element_wise("pmid", rows["pmid"], "|"),
        dated(titles, rows["year"], "title"),
    ]


def _pairs(keys: Column, works: Column) -> pa.Table:
    return table({"key": keys, "work_id": works}).filter(pc.is_valid(keys))


def _only(asked: pa.Table, pairs: pa.Table, citations: pa.Table) -> Column:
    """Per citation the one work that its keys (``row``, ``key``) lead to; null for none, several, its own."""
    known = asked.select(["row", "key"]).filter(pc.is_valid(asked["key"]))
    met = single_works(known.join(pairs, "key", join_type="inner"), "row")
    works = looked_up(row_numbers(citations.num_rows), met["row"], met["work_id"])
    return _others(works, citations)


def _others(works: Column, citations: pa.Table) -> Column:
    """Per citation its work, null where that is the citing document's own."""
    own = pc.fill_null(pc.equal(works, citations["own_work_id"]), False)
    return pc.if_else(own, NOTHING, works)
