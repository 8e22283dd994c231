"""Where the value of a label begins."""

from __future__ import annotations

import pytest

from pipeline.clean.fold import fold
from pipeline.clean.labels import value_start

CASES = [
    ("Issue number10", "issue number", False, "10"),
    ("JournalMolecular Neurobiology", "journal", False, "Molecular Neurobiology"),
    ("Document Type : Review", "document type", False, "Review"),
    ("Pages (from-to)6703", "pages (from-to)", False, "6703"),
    ("DOIshttps://doi.org/10.1/2", "dois", False, "https://doi.org/10.1/2"),
    ("Original language\tEnglish", "original language", False, "English"),
    ("Volume 12, Issue 3", "volume", True, "12, Issue 3"),
    ("Language", "language", False, ""),
    ("Journal of Neurology", "journal", False, None),
    ("Volume overload", "volume", True, None),
    ("Page-turner", "page", True, None),
    ("Number 12 was excluded", "number", True, None),
]


@pytest.mark.parametrize(("line", "label", "spaced", "value"), CASES)
def test_a_value_follows_a_colon_a_tab_or_is_glued(
    line: str, label: str, spaced: bool, value: str | None
) -> None:
    start = value_start(line, fold(line), len(label), spaced=spaced)
    assert (None if start is None else line[start:]) == value
