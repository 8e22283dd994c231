"""Leads citations without authors and year to works: by registry number, title, journal and year, or team."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from pipeline.link.arrow import NOTHING, Column, first_elements, looked_up, pc, table
from pipeline.link.folding import family_key
from pipeline.link.works.keys import journal_key, title_key
from pipeline.link.works.names import dated
from pipeline.link.works.rules import WorkRules
from pipeline.link.works.single import single_works

JOURNAL = (
    r" in (?:the )?(?:journal )?(?P<journal>\p{Lu}.*?)"
    r"(?:(?:,? in (?:\p{Lu}\pL+ )?|, | \()(?:19|20)\d\d\)?)?$"
)
"""What stands behind `study in`, without the year behind it."""

UNKNOWN = "unknown"
"""Stands for the work of a reference that leads to none: another work may be meant by its author."""


def told_works(
    citations: pa.Table, rows: pa.Table, references: pa.Table, cited: Column, rules: WorkRules
) -> Column:
    """Per row of ``citations`` the one work that the surest of its keys leads to, or null.

    ``rows`` has the columns of ``KEYS`` and ``work_id``; ``cited`` is the work of each of ``references``.
    A notice, such as an erratum, is nobody's source.  A team leads to a work only where it is the only one
    by its first author that anybody names.
    """
    known = _known(rows.filter(pc.is_null(rows["notice"])), references, cited, rules)
    return pc.coalesce(
        *(_led(asked, *pair) for asked, pair in zip(_asked(citations, rules), known, strict=True))
    )


def _known(
    rows: pa.Table, references: pa.Table, cited: Column, rules: WorkRules
) -> Iterator[tuple[Column, Column]]:
    """Keys and the works beside them, the surest first."""
    yield _key("registry", rows["registry_id"]), rows["work_id"]
    yield _key("title", rows["title_key"]), rows["work_id"]
    yield dated(rows["journal_key"], rows["year"], "journal"), rows["work_id"]
    first_authors = _together(rows["author_key"], family_key(first_elements(references["authors"])))
    yield _key("team", _long(first_authors, rules)), _together(rows["work_id"], pc.fill_null(cited, UNKNOWN))


def _led(asked: Column, keys: Column, works: Column) -> Column:
    """Per key that is asked for the one work that stands beside it in ``keys``, or null."""
    met = table({"key": keys, "work_id": works}).filter(pc.is_in(keys, pc.unique(asked), skip_nulls=True))
    single = single_works(met, "key")
    single = single.filter(pc.not_equal(single["work_id"], UNKNOWN))
    return looked_up(asked, single["key"], single["work_id"])


def _asked(citations: pa.Table, rules: WorkRules) -> list[Column]:
    """What the citations without a reference may be met under, the surest first."""
    is_open = pc.is_null(citations["reference_id"])
    nameless = pc.and_(is_open, pc.equal(pc.list_value_length(citations["authors"]), 0))
    undated = pc.and_(is_open, pc.is_null(citations["year"]))
    said = pc.if_else(nameless, citations["surface"], NOTHING)
    journal = pc.struct_field(pc.extract_regex(said, JOURNAL), "journal")
    return [
        _key("registry", said),
        _key("title", title_key(said, rules)),
        dated(journal_key(journal), citations["year"], "journal"),
        _key("team", pc.if_else(undated, family_key(first_elements(citations["authors"])), NOTHING)),
    ]


def _long(names: Column, rules: WorkRules) -> Column:
    """Names that few share."""
    letters = pc.fill_null(pc.utf8_length(names), 0)
    return pc.if_else(pc.greater_equal(letters, rules.repaired_name_letters_least), names, NOTHING)


def _key(prefix: str, values: Column) -> Column:
    return pc.binary_join_element_wise(prefix, values, "|")


def _together(one: Column, other: Column) -> Column:
    chunks = (column.chunks if isinstance(column, pa.ChunkedArray) else [column] for column in (one, other))
    return pa.chunked_array([chunk for own in chunks for chunk in own], pa.string())
