"""Remembers what functions make of what they are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec, TypeVar

Asked = TypeVar("Asked")
Made = TypeVar("Made")

Others = ParamSpec("Others")

REMEMBERED = 2**15
"""Texts between spaces at most, those met first: about nine in ten of a field's, the words of which are few.
With their signs they take about 5 MB.
"""


class Remembered(dict[str, Made]):
    """What ``make`` gives for each text that is asked for."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        self._make = make

    def __missing__(self, text: str) -> Made:
        made = self._make(text)
        if len(self) < REMEMBERED:
            self[text] = made
        return made


class OfLast(Generic[Asked, Others, Made]):
    """What ``make`` gives for the last thing asked for, such as a document; only that very object counts."""

    def __init__(self, make: Callable[Concatenate[Asked, Others], Made]) -> None:
        """``make`` may be told more that goes with the thing."""
        self._make = make
        self._asked: Asked | None = None
        self._made: Made

    def __call__(self, asked: Asked, *others: Others.args, **named: Others.kwargs) -> Made:
        """That for ``asked``, made anew where another was asked for last."""
        if self._asked is not asked:
            self._made = self._make(asked, *others, **named)
            self._asked = asked
        return self._made
