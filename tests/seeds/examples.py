"""The examples that rows of the rules carry, as cases of tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def examples(rows: Iterable[dict[str, Any]], kind: str) -> list[Any]:
    """A row and one line for each example of a kind, `finds` or `ignores`."""
    return [pytest.param(row, line, id=f"{row['id']}: {line[:40]}") for row in rows for line in row[kind]]
