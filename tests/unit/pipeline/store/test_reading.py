from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.store import DamagedError, ObjectStore, read_part, store_interim, store_part

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
    assert store_interim(store, [cut_out]) == store_interim(store, [alone])


def test_either_format_reads_back_whole_or_by_column(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    for part in (*store_interim(store, [ROWS]), store_part(store, ROWS, key=("name",))):
        assert read_part(store, part).equals(ROWS)
        assert read_part(store, part, ("name", "words")).equals(ROWS.select(["name", "words"]))


def test_tables_of_one_object_read_back_one_by_one(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    tables = [ROWS.slice(2, 3), ROWS.slice(0, 0), ROWS.select(["kept"])]
    parts = store_interim(store, tables)
    assert {part.pack for part in parts} == {parts[0].pack}
    assert [read_part(store, part).to_pylist() for part in parts] == [rows.to_pylist() for rows in tables]


def test_a_damaged_table_of_an_object_drops_the_object(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path)
    first, second = store_interim(store, [ROWS, ROWS.slice(1)])
    path = store.path(first.held_by)
    damaged = bytearray(path.read_bytes())
    damaged[second.offset + 100] ^= 1
    path.chmod(0o644)
    path.write_bytes(damaged)
    assert read_part(store, first).equals(ROWS)
    with pytest.raises(DamagedError, match=first.held_by):
        read_part(store, second)
    assert not path.exists()
