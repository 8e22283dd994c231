from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.store import ObjectStore, read_part, store_interim, store_part

ROWS = pa.table(
    {
        "name": pa.array(["a", None, "µ", "dd", "e", None, "g", "h", "i"], pa.string()),
        "kept": pa.array([True, None, False, True, True, True, None, False, True]),
        "words": pa.array([["x"], [], None, ["y", None], ["z"], [], ["x"], [], None], pa.list_(pa.string())),
    }
)


@pytest.mark.parametrize(("start", "end"), [(0, 9), (0, 5), (1, 2), (3, 9), (4, 4)])
def test_the_same_rows_give_the_same_bytes_whatever_stood_beside_them(
    tmp_path: Path, start: int, end: int
) -> None:
    cut_out = ROWS.slice(start, end - start)
    alone = pa.Table.from_pylist(cut_out.to_pylist(), schema=ROWS.schema)
    store = ObjectStore(tmp_path)
    assert store_interim(store, cut_out) == store_interim(store, alone)


def test_either_format_reads_back_whole_or_by_column(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    for part in (store_interim(store, ROWS), store_part(store, ROWS, key=("name",))):
        assert read_part(store, part).equals(ROWS)
        assert read_part(store, part, ("name", "words")).equals(ROWS.select(["name", "words"]))
