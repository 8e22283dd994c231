"""Keys under which a name meets the names that differ from it by one letter.

Two names of one year are one letter apart exactly if they share the rest after dropping the letter at
the same place (``k~``), or if dropping one letter of one gives the other (``=`` and ``-``).
"""

from __future__ import annotations

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, pc
from pipeline.link.works.rules import WorkRules


def met_under(works: pa.Table, rules: WorkRules) -> pa.Table:
    """``key``, ``work_id``: what the works' names (``name``, ``year``, ``work_id``) are met under."""
    return _keys(works, ("-", "="), rules).select(["key", "work_id"])


def looks_for(cited: pa.Table, rules: WorkRules) -> pa.Table:
    """``row``, ``key``: what the cited names (``row``, ``name``, ``year``) look for."""
    return _keys(cited, ("=", "-"), rules).select(["row", "key"])


def dated(names: Column, years: Column, prefix: str = "") -> Column:
    """The key of a name or title in a year; null where either is unknown."""
    return pc.binary_join_element_wise(prefix, names, pc.cast(years, "string"), "|")


def _keys(rows: pa.Table, prefixes: tuple[str, str], rules: WorkRules) -> pa.Table:
    letters = pc.fill_null(pc.utf8_length(rows["name"]), 0)
    rows = rows.filter(pc.greater_equal(letters, rules.repaired_name_letters_least))
    shorter = _shorter(rows["name"])
    whole = _keyed(rows, rows["name"], prefixes[0])
    dropped = [_keyed(rows, names, prefixes[1]) for names in shorter]
    replaced = [_keyed(rows, names, f"{place}~") for place, names in enumerate(shorter)]
    return pa.concat_tables([whole, *dropped, *replaced])


def _shorter(names: Column) -> list[Column]:
    """For each place the names without the letter there; null where a name ends before."""
    letters = pc.utf8_length(names)
    longest: int = pc.max(letters).as_py() or 0
    return [
        pc.if_else(pc.greater(letters, place), pc.utf8_replace_slice(names, place, place + 1, ""), NOTHING)
        for place in range(longest)
    ]


def _keyed(rows: pa.Table, names: Column, prefix: str) -> pa.Table:
    key = dated(names, rows["year"], prefix)
    return rows.append_column("key", key).filter(pc.is_valid(key))
