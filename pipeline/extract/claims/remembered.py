"""Remembers what a function makes of the texts between spaces; the words of one field are few."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")

REMEMBERED = 2**15
"""Texts at most, those met first: about nine in ten of a field's; with their signs they take about 5 MB."""


class Remembered(dict[str, Made]):
    """What ``make`` gives for each text that is asked for."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        self._make = make

    def __missing__(self, text: str) -> Made:
        made = self._make(text)
        if len(self) < REMEMBERED:
            self[text] = made
        return made
