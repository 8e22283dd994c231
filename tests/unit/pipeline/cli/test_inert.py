"""What was captured can't act on the terminal that it is shown on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.inert import ALIVE, inert, inert_json


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;taken\x07", r"\x1b[2J\x1b]0;taken\x07"),
        ("\x9b31m red", r"\x9b31m red"),
        ("right \u202eto left", r"right \u202eto left"),
        ("over\rwritten", r"over\rwritten"),
        ("half \udc80", r"half \udc80"),
        ("two\nlines and\ttabs", "two\nlines and\ttabs"),
        ("الخلايا الجذعية, β-catenin, 細胞", "الخلايا الجذعية, β-catenin, 細胞"),
    ],
)
def test_signs_that_act_are_written_out(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(st.text(alphabet=st.characters()))
def test_no_sign_stays_alive(text: str) -> None:
    assert not ALIVE.search(inert(text))
    assert inert(text).encode("utf-8").decode("utf-8") == inert(text)


@given(st.text())
def test_json_says_the_same(text: str) -> None:
    shown = inert_json(json.dumps({"surface": text}, ensure_ascii=False))

    assert not ALIVE.search(shown)
    assert json.loads(shown) == {"surface": text}
