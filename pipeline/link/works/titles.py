"""Decides which documents one title makes one work."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, pc
from pipeline.link.components import agrees
from pipeline.link.numbers import Flags, Numbers, codes_of, numbers_of
from pipeline.link.works.keys import IDENTIFIERS
from pipeline.link.works.rules import WorkRules


def joining_titles(keys: pa.Table, rules: WorkRules) -> Column:
    """A name per row such that equal names mean one work; null where the title can't decide.

    Where all documents of a title agree in year and author, the title is the name.  Where they don't,
    those that know both are named by title, year and author, and the others are left alone.  Documents
    of one name that carry different identifiers of one scheme are never joined.
    """
    title: Column = keys["title_key"]
    titles, years, authors = codes_of(title), numbers_of(keys["year"]), codes_of(keys["author_key"])
    whole = agrees(titles, years, rules.year_slack) & agrees(titles, authors)
    exact = pc.binary_join_element_wise(title, pc.cast(keys["year"], "string"), keys["author_key"], "|")
    names = pc.if_else(pa.array(whole), title, exact)
    return pc.if_else(pa.array(_identifiers_agree(codes_of(names), keys)), names, NOTHING)


def _identifiers_agree(names: Numbers, keys: pa.Table) -> Flags:
    one: Flags = names >= 0
    for scheme in IDENTIFIERS:
        one &= agrees(names, codes_of(keys[scheme]))
    return one
