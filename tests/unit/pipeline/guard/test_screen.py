from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pe
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.guard.screen import KERNELS, column_keeps, surely_keeps
from schemas import CHANGES, TABLES, Table

COLUMNS = {
    f"{table.arrow_schema().field(name).type} {column.nullable} {column.unique} {column.checks}": (
        table,
        name,
    )
    for table in (*TABLES.values(), CHANGES)
    for name, column in table.columns.items()
}
"""One column of each kind that the tables have."""

TEXTS = ["0123456789abcdef", "f" * 17, "F" * 16, "f" * 16 + "\n", "a" * 64, "", "en", "12", "x y", "CL:1"]
SAMPLES = {
    pa.string(): [*TEXTS, "CL:", "10.1000/xyz", "10.1000/x y", "PMC12", "a_b", "İ", None],
    pa.int32(): [0, 7, -1, 1499, 1500, 2200, 2201, None],
    pa.int64(): [0, -1, None],
    pa.bool_(): [True, None],
    pa.float64(): [0.5, float("nan"), None],
}


def samples(column: Any, kind: pa.DataType) -> list[list[object]]:
    """Columns of one value and of a value twice; right ones and wrong ones."""
    listed = (check.statistics.get("allowed_values", ()) for check in column.checks)
    values = [value for allowed in listed for value in allowed] + SAMPLES.get(kind, [None])
    return [[], *([value] for value in values), *([value, value] for value in values)]


def pandera_keeps(column: Any, values: pa.Array) -> bool:
    try:
        column.validate(pa.table({column.name: values}).to_pandas(types_mapper=pd.ArrowDtype))
    except pe.errors.SchemaError:
        return False
    return True


@pytest.mark.parametrize(("table", "name"), COLUMNS.values(), ids=lambda value: getattr(value, "name", value))
def test_it_judges_as_pandera_does(table: Table, name: str) -> None:
    column, kind = table.columns[name], table.arrow_schema().field(name).type
    for sample in samples(column, kind):
        values = pa.array(sample, kind)
        assert column_keeps(column, pa.chunked_array([values])) == pandera_keeps(column, values), sample


@given(texts=st.lists(st.one_of(st.none(), st.text(alphabet="0af:. \nx", max_size=20)), max_size=3))
def test_it_judges_any_text_as_pandera_does(texts: list[str | None]) -> None:
    values = pa.array(texts, pa.string())
    for name in ("mention_id", "sentence_id", "concept_id", "rule_id"):
        column = TABLES["mentions"].columns[name]
        assert column_keeps(column, pa.chunked_array([values])) == pandera_keeps(column, values)


def test_no_check_of_the_tables_is_left_to_pandera() -> None:
    checks = {check.name for table, name in COLUMNS.values() for check in table.columns[name].checks}
    assert checks <= KERNELS.keys()


class Lines(pe.DataFrameModel):
    start: int = pe.Field(unique=True)
    end: int = pe.Field(lt=9)


@pytest.mark.parametrize("end", [3, 9])
def test_what_it_does_not_know_it_is_not_sure_of(end: int) -> None:
    lines = Table("lines", Lines, "", (), (), None)  # type: ignore[arg-type]
    assert not surely_keeps(lines, pa.table({"start": [1], "end": [end]}))
