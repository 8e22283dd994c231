"""Rows of any size are cut and taken without a text column that is too long."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.publish.diff import pieces as module
from pipeline.publish.diff.pieces import pieces, take

ROWS = pa.table({"text": ["a" * 90, "b", "c" * 90, "d", "e" * 500]})


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(module, "PIECE_BYTES", 120)


def test_pieces_are_small_or_a_single_row_and_lose_none():
    found = list(pieces(ROWS))
    assert len(found) > 1
    assert all(piece.nbytes <= 120 or piece.num_rows == 1 for piece in found)
    assert pa.concat_tables(found).equals(ROWS)


def test_rows_too_large_for_one_column_are_taken_all_the_same():
    assert take(ROWS, pa.array([4, 0, 3])).to_pydict() == {"text": ["e" * 500, "a" * 90, "d"]}


def test_no_rows_are_one_empty_piece():
    assert [piece.num_rows for piece in pieces(ROWS.slice(0, 0))] == [0]
