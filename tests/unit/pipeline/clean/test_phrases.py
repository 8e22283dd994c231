"""Finding many phrases at once."""

from __future__ import annotations

import pytest

from pipeline.clean.phrases import PhraseIndex


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("hospital", "a hospital in lima", True),
        ("hospital", "hospitals", False),
        ("centre for", "3centre for cells", True),
        ("art", "smart", False),
        ("\njournal", "\njournalmolecular", True),
        ("rights\n", "all rights\n", True),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase: str, text: str, found: bool) -> None:
    assert bool(PhraseIndex([phrase]).hits(text)) is found


def test_a_phrase_may_run_on_where_asked() -> None:
    assert PhraseIndex(["publication status"], run_on=True).hits("publication statusin press") == [(0, 18, 0)]


def test_no_phrases_find_nothing() -> None:
    assert PhraseIndex([]).hits("text") == []
