"""What was made of a thing is made no second time."""

from __future__ import annotations

from pipeline.extract.claims.remembered import OfLast, Remembered


def test_a_text_is_read_once() -> None:
    read: list[str] = []
    remembered = Remembered[int](lambda text: read.append(text) or len(text))
    assert [remembered[text] for text in ("of", "cells", "of")] == [2, 5, 2]
    assert read == ["of", "cells"]


def test_only_the_last_thing_is_remembered_and_no_equal_one() -> None:
    made: list[str] = []

    def named(places: list[int], name: str) -> int:
        made.append(name)
        return len(places)

    remembered, first, equal = OfLast(named), [1], [1]
    asked = (first, "a"), (first, "b"), (equal, "c"), (first, "d")
    assert [remembered(places, name) for places, name in asked] == [1, 1, 1, 1]
    assert made == ["a", "c", "d"]
