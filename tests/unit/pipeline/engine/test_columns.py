from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.engine.columns import by_bytes, in_order

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


@pytest.mark.parametrize(
    ("contents", "groups"),
    [
        ([], [[]]),
        ([b"a"], [[b"a"]]),
        ([b"aaa", b"aa", b"a", b"aaaaaaa", b"a"], [[b"aaa"], [b"aa", b"a"], [b"aaaaaaa", b"a"]]),
    ],
    ids=["no rows", "one row", "several"],
)
def test_rows_are_grouped_by_the_bytes_they_hold(contents: list[bytes], groups: list[list[bytes]]) -> None:
    table = pa.table({"content": pa.array(contents, pa.binary())})
    assert [one["content"].to_pylist() for one in by_bytes(table, "content", 4)] == groups
