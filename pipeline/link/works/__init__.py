"""Scholarly works: which documents show one and the same, by identifiers first, then by title.

Documents may be in the millions, so each step runs over whole columns and costs near-linear time.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from pipeline.identity import SEPARATOR, stable_ids
from pipeline.link.arrow import Column, looked_up, pc, table
from pipeline.link.components import agrees, components, star
from pipeline.link.numbers import Edges, Numbers, codes_of
from pipeline.link.works.absent import absent_works
from pipeline.link.works.keys import IDENTIFIERS, KEYS, work_keys
from pipeline.link.works.near import near_titles
from pipeline.link.works.notices import noticed
from pipeline.link.works.rows import works_table
from pipeline.link.works.rules import WorkRules, work_rules
from pipeline.link.works.targets import Targets, reference_targets, resolve_citations, resolve_references
from pipeline.link.works.titles import joining_titles
from pipeline.link.works.told import told_works

__all__ = [
    "KEYS",
    "Targets",
    "WorkRules",
    "absent_works",
    "link_works",
    "noticed",
    "reference_targets",
    "resolve_citations",
    "resolve_references",
    "told_works",
    "work_keys",
    "work_rules",
    "works_table",
]

NAMES = (*IDENTIFIERS, "title", "document_id")
"""What a work's id is made over: the first of these that the work has."""

TOLD_APART_BY = ("document_id", *IDENTIFIERS, "title_key", "year", "author_key")
"""What is read of the keys to tell works apart."""


def link_works(keys: pa.Table, rules: WorkRules) -> pa.Table:
    """``document_id``, ``work_id`` for each row of :data:`KEYS`; null where the document shows no work."""
    shown = keys.select(TOLD_APART_BY).filter(keys["scholarly"])
    titles = joining_titles(shown, rules)
    shared = [*(codes_of(shown[name]) for name in IDENTIFIERS), codes_of(titles)]
    sure = [star(codes) for codes in shared]
    near = _without_strife(near_titles(shown, rules), sure, shown)
    root = components(shown.num_rows, [*sure, near])
    ids = _work_ids(shown.select(["document_id", *IDENTIFIERS]).append_column("title", titles), root)
    documents: Column = keys["document_id"]
    works = looked_up(documents, shown["document_id"], ids)
    return table({"document_id": documents, "work_id": works})


def _without_strife(near: Edges, sure: list[Edges], shown: pa.Table) -> Edges:
    """The ``near`` edges that put no two identifiers of one scheme into one work."""
    root = components(shown.num_rows, [*sure, near])
    left, right = near
    peaceful = np.ones(len(left), dtype=np.bool_)
    for name in IDENTIFIERS:
        peaceful &= agrees(root, codes_of(shown[name]))[left]
    return left[peaceful], right[peaceful]


def _work_ids(named: pa.Table, root: Numbers) -> Column:
    """The id of each row's work: over its smallest identifier, else its title, else its first document."""
    groups = named.append_column("root", pa.array(root)).group_by("root", use_threads=False)
    smallest = groups.aggregate([(name, "min") for name in NAMES])
    names = (pc.binary_join_element_wise(name, smallest[f"{name}_min"], SEPARATOR) for name in NAMES)
    ids = stable_ids("work", pc.coalesce(*names))
    return looked_up(pa.array(root), smallest["root"], ids)
