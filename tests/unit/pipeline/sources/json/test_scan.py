from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decoded import Unreadable
from pipeline.sources.json.scan import NO_ROW, Scalar, Wanted, scalars, unescaped, words_in

KEYS = st.text('ab."\\é\n', max_size=3)
LEAVES = st.one_of(st.text('ab{["\\,:é\n ', max_size=5), st.integers(), st.booleans(), st.none())
TREES = st.recursive(LEAVES, lambda one: st.lists(one, max_size=3) | st.dictionaries(KEYS, one, max_size=3))
ALL = Wanted(frozenset(), frozenset(), frozenset([""]))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, path)
    elif value not in ("", None):
        yield path, value if isinstance(value, str) else json.dumps(value)


@given(st.dictionaries(KEYS, TREES, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_every_value_is_found_in_order_with_its_path(
    tree: dict[str, Any], indent: int | None, ascii: bool
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii)
    found = scalars(text, 0, len(text), ALL)
    assert [(one.path, unescaped(text[one.start : one.end])) for one in found] == list(leaves(tree))


TEXT = (
    '{"id": 1, "n": null, "author": [{"given": "Ada", "at": [{"name": "U"}]}, {"given": "Max"}], '
    '"x": "y", "z": ""}'
)


def test_values_know_the_outermost_row_around_them() -> None:
    paths = frozenset(["author.given", "author.at.name", "x", "z"])
    wanted = Wanted(paths, frozenset(["author", "author.at"]), frozenset())
    first, second = TEXT.index('{"given": "Ada"'), TEXT.index('{"given": "Max"')
    found = scalars(TEXT, 0, len(TEXT), wanted)
    assert [(one.path, TEXT[one.start : one.end], one.row) for one in found] == [
        ("", '1, "n": null', NO_ROW),
        ("author.given", "Ada", ("author", first)),
        ("author.at.name", "U", ("author", first)),
        ("author.given", "Max", ("author", second)),
        ("x", "y", NO_ROW),
    ]


def test_of_a_key_that_stands_twice_both_values_are_found() -> None:
    text = '{"a": "one", "a": "two"}'
    wanted = Wanted(frozenset(["a"]), frozenset(), frozenset())
    assert scalars(text, 0, len(text), wanted) == [Scalar("a", 7, 10, NO_ROW), Scalar("a", 19, 22, NO_ROW)]


def test_deep_objects_are_refused() -> None:
    text = '{"a":' * 65 + "1" + "}" * 65
    with pytest.raises(Unreadable) as refused:
        scalars(text, 0, len(text), ALL)
    assert refused.value.reason_code == "too_deep"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (r"a \u03b1 \ud835\udefc", "a α \U0001d6fc"),
        (r"half \ud835 a pair", "half \ufffd a pair"),
        (r"<i>n<\/i>\n= 3 &amp; 4", "n = 3 & 4"),
        (r"\\<LLN or \\>ULN \\[x\\]", "<LLN or >ULN [x]"),
    ],
)
def test_words_are_read_without_escapes_and_markup(written: str, words: str) -> None:
    assert words_in(written) == words
