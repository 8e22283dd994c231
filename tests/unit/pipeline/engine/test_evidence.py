"""What claims are read from."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.engine.evidence import with_cells


@pytest.mark.parametrize(
    ("made_of", "read"),
    [
        ([None, None], [("cell_product", "p"), ("outcome", "o")]),
        (["c", None], [("cell_source", "c"), ("outcome", "o")]),
    ],
)
def test_cells_stand_in_the_place_of_the_product_that_they_make(
    made_of: list[str | None], read: list[tuple[str, str]]
) -> None:
    named = {"entity_type": ["cell_product", "outcome"], "concept_id": ["p", "o"]}
    mentions = with_cells(pa.table({**named, "made_of": pa.array(made_of, pa.string())}))
    assert [(row["entity_type"], row["concept_id"]) for row in mentions.to_pylist()] == read
