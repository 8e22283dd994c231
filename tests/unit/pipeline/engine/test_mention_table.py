"""Mentions as columns say what they say as rows."""

from __future__ import annotations

import numpy as np

from pipeline.engine.mention_table import found_mentions
from pipeline.extract.mentions import MentionColumns
from pipeline.extract.mentions.reading import Naming, Namings
from pipeline.extract.rows import Mention, NameContext

ALS = Naming("disease", "X:als", "v#als", ("X:other",))
CELL = Naming("cell_type", "X:cell", "v#cell", part_of="X:product")
DENIED = NameContext("negation", 0, 2, 3, 9, "context#no")


def mentions(*numbers: int) -> MentionColumns:
    """Of a first document without any, and a second one with one code point for each."""
    starts = np.arange(len(numbers))
    return MentionColumns(
        [0, len(numbers)],
        starts,
        starts + 1,
        np.zeros(len(numbers), np.int64),
        np.array(numbers, np.int64),
        Namings([ALS, CELL]),
        {1: ("human", "fetal")} if numbers else {},
        {2: (DENIED,)} if numbers else {},
    )


def test_columns_hold_the_fields_of_the_rows() -> None:
    found = found_mentions(mentions(0, 1, 0))
    columns = {name: column.tolist() for name, column in found.columns.items()}
    columns["contexts"] = [[tuple(one.values()) for one in own] for own in columns["contexts"]]
    told = [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row._asdict().items()}
        for row in mentions(0, 1, 0).rows()[1]
    ]
    assert set(columns) == set(Mention._fields)
    assert [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)] == told
    assert found.sizes == [0, 3]


def test_no_mentions_make_empty_columns() -> None:
    assert {len(column) for column in found_mentions(mentions()).columns.values()} == {0}
