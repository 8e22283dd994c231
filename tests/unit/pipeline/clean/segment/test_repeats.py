from __future__ import annotations

import pytest

from pipeline.clean.segment.lines import read_lines
from pipeline.clean.segment.repeats import drop_repeats

LONG = "Cells were given to all of the patients."


@pytest.mark.parametrize(
    ("texts", "role", "kept"),
    [
        (["Cells", "Cells", "Cells"], "heading", [0]),
        (["Cells", "Nerves", "Cells", "Cells"], "heading", [0, 1, 2]),
        ([LONG, "Nerves", LONG], "body", [0, 1]),
        (["2019", "Nerves", "2019"], "metadata", [0, 1]),
        (["Cells", "Cells"], "keyword", [0, 1]),
        (["1. Cells", "2. Cells"], "heading", [0, 1]),
    ],
)
def test_what_is_printed_again_is_dropped(texts: list[str], role: str, kept: list[int]) -> None:
    lines = read_lines("\n".join(texts))
    for line in lines:
        line.decide(role, "given")
    drop_repeats(lines)
    assert [number for number, line in enumerate(lines) if line.role == role] == kept
