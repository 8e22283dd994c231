from __future__ import annotations

import json

import pytest

from pipeline.publish.manifest import encode


def test_the_upper_levels_take_a_line_per_member():
    value = {"tables": [{"path": "a", "keys": ["x", "y"]}, {"path": "b", "keys": []}]}
    assert encode(value, depth=2) == (
        b'{\n "tables": [\n  {"path": "a", "keys": ["x", "y"]},\n  {"path": "b", "keys": []}\n ]\n}\n'
    )


@pytest.mark.parametrize(
    "members",
    [
        [{"key": ["}, {"]}, {"key": ["b"]}],
        [{"key": [{"a": 1}, {"b": 2}]}, {"key": []}],
        [{"key": '"}, {"'}, 5],
        [{}, {}],
        [{}],
        ["}, {", "b"],
    ],
    ids=["in a text", "nested", "beside a number", "empty", "single", "texts"],
)
def test_what_looks_like_a_border_is_none(members):
    lines = encode(members, depth=1).decode().splitlines()
    assert [json.loads(line.rstrip(",")) for line in lines[1:-1]] == members
