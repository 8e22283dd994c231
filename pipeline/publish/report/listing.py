"""A list that a page shows in full, or the first part of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

Row = TypeVar("Row")


class Listing(NamedTuple, Generic[Row]):
    """Rows as the page shows them, and how many there are in all."""

    rows: Sequence[Row]
    total: int
