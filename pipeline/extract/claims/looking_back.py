"""Tells of a sentence what it says itself, or else the one before it, and so on; each is asked once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Told = TypeVar("Told")


class LookingBack(Generic[Told]):
    """What the sentences of one document tell."""

    def __init__(self, ask: Callable[[int], Told | None]) -> None:
        """``ask`` says what a sentence tells; None leaves it to the one before, never of the first."""
        self._ask = ask
        self._told: dict[int, Told] = {}

    def of(self, place: int) -> Told:
        """What the sentence at ``place`` tells."""
        first = place
        while (told := self._told.get(first)) is None and (told := self._ask(first)) is None:
            first -= 1
        self._told |= dict.fromkeys(range(first, place + 1), told)
        return told
