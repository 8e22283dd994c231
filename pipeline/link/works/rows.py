"""The rows of the table ``works``."""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, looked_up, pc, table
from pipeline.link.works.keys import IDENTIFIERS
from pipeline.link.works.notices import announced
from pipeline.link.works.rules import WorkRules
from pipeline.link.works.single import single_works

SHOWN = ("document_id", "title", "year", "title_key", "author_key", "preprint", *IDENTIFIERS)
"""What is read of the keys of a work's documents."""


def works_table(keys: pa.Table, assigned: pa.Table, rules: WorkRules) -> pa.Table:
    """One row per work that ``assigned`` names, sorted by ``work_id``.

    Title and year are those of its first document in the order of ``keys`` that prints one; identifiers
    the smallest; the status the worst that a document states, be it a notice about the work.
    """
    severities = pa.array([*(rule.status for rule in rules.statuses), "unknown"])
    severity = pc.index_in(keys["status"], severities)
    rows = keys.select(SHOWN).append_column("work_id", assigned["work_id"])
    rows = rows.append_column("severity", severity).filter(pc.is_valid(assigned["work_id"]))
    firsts = [(name, "first") for name in ("title", "year", "title_key", "author_key")]
    firsts += [("severity", "min"), ("preprint", "any")]
    groups = rows.group_by("work_id", use_threads=False)
    works = groups.aggregate([*firsts, *((name, "min") for name in IDENTIFIERS)]).sort_by("work_id")
    columns: dict[str, Column] = {
        "work_id": works["work_id"],
        "title": works["title_first"],
        "year": works["year_first"],
        **{name: works[f"{name}_min"] for name in IDENTIFIERS},
        "document_ids": _documents(rows, works["work_id"]),
        "status": pc.take(severities, _severity(works, announced(keys, assigned), severities)),
        "preprint_of": _published(works),
    }
    return table(columns).combine_chunks()


def _severity(works: pa.Table, notices: pa.Table, severities: Column) -> Column:
    """Per work the place in ``severities`` of the worst status that its documents and notices state."""
    told = notices.append_column("severity", pc.index_in(notices["status"], severities))
    worst = told.group_by("work_id", use_threads=False).aggregate([("severity", "min")])
    return pc.min_element_wise(
        works["severity_min"], looked_up(works["work_id"], worst["work_id"], worst["severity_min"])
    )


def _published(works: pa.Table) -> Column:
    """Per work that is a preprint the one other work of its title and first author, else null."""
    names = pc.binary_join_element_wise(works["title_key_first"], works["author_key_first"], "|")
    published = table({"name": names, "work_id": works["work_id"]})
    published = published.filter(pc.invert(works["preprint_any"]))
    single = single_works(published.filter(pc.is_valid(published["name"])), "name")
    return pc.if_else(works["preprint_any"], looked_up(names, single["name"], single["work_id"]), NOTHING)


def _documents(rows: pa.Table, order: Column) -> Column:
    """Per work of ``order`` its document ids, sorted."""
    ranked = rows.select(["work_id", "document_id"]).sort_by("document_id")
    lists = ranked.group_by("work_id", use_threads=False).aggregate([("document_id", "list")])
    return looked_up(order, lists["work_id"], lists["document_id_list"])
