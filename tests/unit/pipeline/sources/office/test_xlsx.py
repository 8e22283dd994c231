from __future__ import annotations

import pytest

from pipeline.decoded import Unreadable
from pipeline.sources.office.xlsx import date_styles, shared_strings, table

NO_DATES: frozenset[str] = frozenset()


def sheet(*rows: str) -> bytes:
    written = "".join(f"<row>{row}</row>" for row in rows)
    return f"<worksheet><sheetData>{written}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        (['<c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="C1"><v>3</v></c>'], "a\t\t3\n"),
        (['<c t="s"><v>1</v></c>', "", '<c t="s"><v>9</v></c><c><v>2</v></c>'], "two words\t\n\t2\n"),
        (['<c s="1"><v>43831</v></c><c s="0"><v>43831</v></c>'], "2020-01-01\t43831\n"),
        (['<c t="str"><f>A1</f><v>"said</v></c>'], '"""said"\n'),
        (['<c t="e"><v>#REF!</v></c><c><v>1</v></c>'], "\t1\n"),
        (['<c r="A1"/>'], ""),
    ],
)
def test_cells_are_written_as_they_are_shown(rows: list[str], written: str) -> None:
    assert table(sheet(*rows), ["one", "two\nwords"], frozenset("1")).decode() == written


def test_texts_are_put_together_from_their_runs() -> None:
    data = (
        b"<sst><si><t>a</t></si><si><r><t>b </t></r><r><t>c</t></r><rPh><t>spoken</t></rPh></si><si/></sst>"
    )
    assert shared_strings(data) == ["a", "b c", ""]


def test_only_styles_of_cells_are_counted() -> None:
    of_cells = '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>'
    data = f'<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>{of_cells}</styleSheet>'
    assert date_styles(data.encode()) == {"1"}


def test_a_sheet_far_wider_than_its_text_is_refused() -> None:
    far = ['<c r="XFD1"><v>1</v></c>', *['<c r="A1"><v>1</v></c>'] * 5000]
    with pytest.raises(Unreadable) as refused:
        table(sheet(*far), [], NO_DATES)
    assert refused.value.reason_code == "too_large"
