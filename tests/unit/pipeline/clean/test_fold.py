"""Folding for look-ups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.fold import fold


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_keeps_every_line(text: str) -> None:
    assert len(fold(text).splitlines()) == len(text.splitlines())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The .gov means it’s official", "the .gov means it's official"),
        ("401–408", "401-408"),
        ("a\u00a0b", "a b"),
    ],
)
def test_quotes_dashes_and_spaces_become_plain(text: str, folded: str) -> None:
    assert fold(text) == folded
