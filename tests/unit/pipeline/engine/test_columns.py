from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.engine.columns import in_order

DOCUMENTS = pa.array(["b", "a"])


@pytest.mark.parametrize(
    ("rows", "ordered"),
    [
        ([("a", 1), ("b", 2), ("b", 1)], [("b", 1), ("b", 2), ("a", 1)]),
        ([("b", 2), ("b", None)], [("b", None), ("b", 2)]),
        ([("b", 1), ("b", 2), ("a", 1)], [("b", 1), ("b", 2), ("a", 1)]),
        ([], []),
    ],
    ids=["by document, then by key", "null first", "in order already", "no rows"],
)
def test_rows_come_in_document_order(
    rows: list[tuple[str, int | None]], ordered: list[tuple[str, int | None]]
) -> None:
    table = pa.table(
        {
            "document_id": pa.array([document for document, _ in rows], pa.string()),
            "start": pa.array([start for _, start in rows], pa.int32()),
        }
    )
    columns = in_order(table, DOCUMENTS, ("start",)).to_pydict().values()
    assert list(zip(*columns, strict=True)) == ordered
