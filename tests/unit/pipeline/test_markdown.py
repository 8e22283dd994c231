from __future__ import annotations

import pytest

from pipeline.markdown import TOKEN, instead


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**12 patients** got _in vitro_ grown *SOD1* cells", "12 patients got in vitro grown SOD1 cells"),
        ("HLA-A*02:01", "HLA-A*02:01"),
        ("snake_case, 5*10^6, 5 * 3 and p = 0.03*", "snake_case, 5*10^6, 5 * 3 and p = 0.03"),
        ('[MSCs](https://x.org/a_(b) "MSCs") were given', "MSCs were given"),
        ("decline slowed [1](#r1), [[2]](#r2) and [3–5]", "decline slowed [1], [2] and [3–5]"),
        (r"decline slowed \[[1](#r1), [2](#r2)\]", "decline slowed [1], [2]"),
        ("decline slowed [^12]", "decline slowed [12]"),
        ("![a curve](curve.png) [![logo](l.png)](/) cells", "  cells"),
        ("two\r\n> > lines\nof it", "two lines of it"),
        (r"1\. \[sic\] 2\*3", "1. [sic] 2*3"),
        ("see <https://x.org/a>", "see https://x.org/a"),
        ("~~no~~ `code`", "no code"),
    ],
)
def test_marks_are_not_read(written: str, read: str) -> None:
    assert TOKEN.sub(instead, written) == read
