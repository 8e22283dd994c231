"""Leads references to works by first author and what else both print: title, main title, volume and page."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import Column, first_elements, looked_up, pc, row_numbers
from pipeline.link.folding import family_key
from pipeline.link.works.keys import main_title_key, page_key, title_key
from pipeline.link.works.rules import WorkRules
from pipeline.link.works.single import single_works

SCHEMES = ("doi", "pmid")


def described_works(rows: pa.Table) -> pa.Table:
    """``key``, ``work_id``, ``year``, ``doi``, ``pmid``: what the documents of works are met under.

    ``rows`` has the columns of ``KEYS`` and ``work_id``.
    """
    names = {"t": rows["title_key"], "m": rows["main_title_key"], "p": rows["page_key"]}
    return pa.concat_tables(
        _met_under(rows, prefix, rows["author_key"], name).select(["key", "work_id", "year", *SCHEMES])
        for prefix, name in names.items()
    )


def resolve_described(references: pa.Table, works: pa.Table, rules: WorkRules) -> Column:
    """Per row of ``references`` the one work of :func:`described_works` that it describes, or null.

    A title without its subtitle is that of the whole; of two subtitles each is its own.  Years may
    differ by the slack of ``rules`` or be unknown, identifiers may not differ.
    """
    rows = references.append_column("row", row_numbers(references.num_rows))
    authors = family_key(first_elements(rows["authors"]))
    title, main = title_key(rows["title"], rules), main_title_key(rows["title"], rules)
    asked = pa.concat_tables(
        _met_under(rows, prefix, authors, name).select(["key", "row", "year", *SCHEMES])
        for prefix, name in (("t", title), ("m", title), ("t", main), ("p", page_key(rows)))
    )
    met = asked.join(works, "key", join_type="inner", right_suffix="_of_work")
    found = single_works(met.filter(_agree(met, rules)), "row")
    return looked_up(rows["row"], found["row"], found["work_id"])


def _met_under(rows: pa.Table, prefix: str, authors: Column, names: Column) -> pa.Table:
    keyed = rows.append_column("key", pc.binary_join_element_wise(prefix, authors, names, "|"))
    return keyed.filter(pc.is_valid(keyed["key"]))


def _agree(met: pa.Table, rules: WorkRules) -> Column:
    apart = pc.abs(pc.subtract(met["year"], met["year_of_work"]))
    agree = pc.fill_null(pc.less_equal(apart, rules.year_slack), True)
    for scheme in SCHEMES:
        same = pc.equal(pc.utf8_lower(met[scheme]), met[f"{scheme}_of_work"])
        agree = pc.and_(agree, pc.fill_null(same, True))
    return agree
