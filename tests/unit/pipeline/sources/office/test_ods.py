from __future__ import annotations

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.office import ods


def sheets(*rows: str) -> list[str]:
    content = "".join(f"<t:table>{one}</t:table>" for one in rows)
    return [one.decode() for one in ods.tables(f"<o:doc xmlns:o='o' xmlns:t='t'>{content}</o:doc>".encode())]


def row(*cells: str, repeated: int = 1) -> str:
    return f"<t:table-row t:number-rows-repeated='{repeated}'>{''.join(cells)}</t:table-row>"


def cell(words: str = "", **attributes: str) -> str:
    written = "".join(f" t:{name.replace('_', '-')}='{value}'" for name, value in attributes.items())
    return f"<t:table-cell{written}>{words}</t:table-cell>"


def test_sheets_are_tables_of_equal_rows() -> None:
    first = row(cell("<t:p>a</t:p>"), cell("<t:p>b</t:p>")) + row(cell("<t:p>c\td</t:p>"))
    assert sheets(first, "", row(cell("<t:p>x</t:p>"))) == ["a\tb\nc d\t\n", "", "x\n"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (cell("<t:p>7. 3. 19</t:p>", value_type="date", date_value="2019-03-07T00:00:00"), "2019-03-07"),
        (cell("<t:p>9,9E7</t:p>", value_type="float", value="99000001"), "99000001"),
        (cell("<t:p>5 %</t:p>", value_type="percentage", value="0.05"), "5 %"),
        (cell("<t:p>a<t:s/>b</t:p><t:p>c</t:p>"), "a b c"),
        (cell("<o:annotation><t:p>note</t:p></o:annotation><t:p>a</t:p>"), "a"),
    ],
)
def test_a_cell_is_what_it_shows(written: str, shown: str) -> None:
    assert sheets(row(written)) == [f"{shown}\n"]


def test_repeated_cells_and_rows_are_written_out_where_they_hold_anything() -> None:
    cells = cell(number_columns_repeated="2") + cell("<t:p>a</t:p>", number_columns_repeated="2")
    rows = row(cells + cell(number_columns_repeated="16000"), repeated=2) + row(cell(), repeated=1_000_000)
    assert sheets(rows) == ["\t\ta\ta\n" * 2]


def test_a_sheet_that_grows_without_bounds_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        sheets(row(cell("<t:p>a</t:p>", number_columns_repeated="16384"), repeated=1_000_000))
    assert refused.value.reason_code == "too_large"
