from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from pipeline.engine.clean_text import OFFSETS
from pipeline.engine.placing import Found, Ground, held_by
from pipeline.extract.rows import Identifier
from pipeline.identity import stable_id

DOCUMENTS = pa.table({"document_id": ["a" * 16, "b" * 16], "text": ["no ids", "cells… 10.1/x"]})
OFFSET_MAPS = pa.Table.from_pylist(
    [
        {"document_id": "b" * 16, "starts": [0, 5, 6], "raws": [2, 7, 10], "widths": [1, 3, 1]},
        {"document_id": "a" * 16, "starts": [0], "raws": [0], "widths": [1]},
    ],
    schema=OFFSETS,
)
"""The second text begins at byte 2 of its capture; its sixth character has three bytes."""


def found_in_the_second(*rows: Identifier) -> Found:
    found = Found(Identifier)
    found.add([])
    found.add(rows)
    return found


def test_a_row_gets_its_document_its_bytes_and_its_surface() -> None:
    ground = Ground(DOCUMENTS, OFFSET_MAPS)
    table = ground.table("identifiers", found_in_the_second(Identifier(5, 13, "doi", "10.1/x")), {})
    assert table.to_pylist() == [
        {
            "document_id": "b" * 16,
            "start": 5,
            "end": 13,
            "raw_start": 7,
            "raw_end": 17,
            "surface": "… 10.1/x",
            "scheme": "doi",
            "value": "10.1/x",
        }
    ]


def test_nothing_found_makes_an_empty_table() -> None:
    assert Ground(DOCUMENTS, OFFSET_MAPS).table("identifiers", found_in_the_second(), {}).num_rows == 0


def test_an_id_is_over_the_document_and_some_columns() -> None:
    found = found_in_the_second(Identifier(5, 13, "doi", "10.1/x"))
    ids = Ground(DOCUMENTS, OFFSET_MAPS).ids("identifier", found, found.columns["start"])
    assert ids.to_pylist() == [stable_id("identifier", "b" * 16, 5)]


class Citing(NamedTuple):
    reference: int


def test_a_row_leads_to_an_id_of_its_own_document() -> None:
    found = Found(Citing)
    for rows in ([Citing(1), Citing(-1)], [], [Citing(0)]):
        found.add(rows)
    ids = pa.array(["first of 1", "second of 1", "first of 2", "first of 3"])
    held = held_by(found, found.columns["reference"], ids, [2, 1, 1])
    assert held.to_pylist() == ["second of 1", None, "first of 3"]
    assert found.ordinals() == [0, 1, 0]
