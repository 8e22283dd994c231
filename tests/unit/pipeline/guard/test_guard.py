from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from pipeline.errors import ColumnError
from pipeline.guard import guard, refuse_orphans
from schemas import TABLES

IDENTIFIERS = TABLES["identifiers"]
WORKS = TABLES["works"]
DOCUMENT = "0123456789abcdef"


def identifiers(*changes: dict[str, Any]) -> pa.Table:
    row = {
        "document_id": DOCUMENT,
        "start": 0,
        "end": 4,
        "raw_start": 0,
        "raw_end": 4,
        "surface": "10.1",
        "scheme": "doi",
        "value": "10.1",
    }
    return pa.Table.from_pylist([row | change for change in changes], schema=IDENTIFIERS.arrow_schema())


def works(*ids: str) -> pa.Table:
    rows = [{"work_id": work_id, "document_ids": [], "status": "ok"} for work_id in ids]
    return pa.Table.from_pylist(rows, schema=WORKS.arrow_schema())


def test_valid_rows_pass_untouched() -> None:
    rows = identifiers({}, {"start": 5})
    assert guard(IDENTIFIERS, rows) == (rows, [])


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [
        ({"scheme": "isbn"}, "scheme", "isbn"),
        ({"start": -1}, "start", "-1"),
        ({"value": ""}, "value", ""),
        ({"document_id": DOCUMENT + "\n"}, "document_id", DOCUMENT + "\n"),
        ({"document_id": "0123456789ABCDEF"}, "document_id", "0123456789ABCDEF"),
    ],
)
def test_a_row_that_breaks_its_schema_is_turned_away_alone(
    change: dict[str, Any], column: str, value: str
) -> None:
    valid, refused = guard(IDENTIFIERS, identifiers({}, change, {"start": 5}))
    assert valid.equals(identifiers({}, {"start": 5}))
    assert [(one.place, one.column, one.value) for one in refused] == [(1, column, value)]
    assert refused[0].key.startswith("identifiers ")


def test_of_two_rows_with_one_key_the_first_stays() -> None:
    valid, refused = guard(WORKS, works("a" * 16, "b" * 16, "a" * 16))
    assert valid["work_id"].to_pylist() == ["a" * 16, "b" * 16]
    assert [(one.place, one.rule) for one in refused] == [(2, "field_uniqueness")]


def test_a_wrong_column_stops_the_stage() -> None:
    with pytest.raises(ColumnError, match="table identifiers: columns are"):
        guard(IDENTIFIERS, identifiers({}).drop_columns(["scheme"]))


def test_rows_of_a_row_that_was_turned_away_follow_it() -> None:
    rows = identifiers({}, {"document_id": "f" * 16})
    valid, refused = refuse_orphans(IDENTIFIERS, rows, column="document_id", gone=["f" * 16])
    assert valid["document_id"].to_pylist() == [DOCUMENT]
    assert [(one.rule, one.value) for one in refused] == [("parent_refused", "f" * 16)]
