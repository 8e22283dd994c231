"""Pages with the right roles of their lines: what the model learns from and is measured on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.segment.lines import Line
from pipeline.clean.segment.reader import RawPage, Reader

Row = tuple[str, str]
"""A physical line: its right roles, parted by bars, and its text."""


class GoldPage(NamedTuple):
    """One page: its logical lines, and for each the right roles of each physical line in it."""

    name: str
    lines: list[Line]
    gold: list[list[tuple[str, ...]]]


def read_rows(folder: Path) -> dict[str, list[Row]]:
    """The rows of each page of ``folder``, files of `roles<TAB>text` lines, by name."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.tsv"))}
    return {name: list(_rows(text)) for name, text in texts.items() if not text.startswith("page\t")}


def read_captures(table: Path, documents: Path) -> dict[str, list[Row]]:
    """The rows of captures: ``table`` gives the roles of lines in order by the start of a file's name.

    `abstract*2` stands for two lines of that role; blank lines are left out.
    """
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    return {name: list(_capture(next(documents.glob(f"{name}_*")), roles)) for name, roles in rows}


def to_page(name: str, rows: Sequence[Row], reader: Reader) -> GoldPage:
    """The page of ``rows`` as ``reader`` reads it."""
    lines = reader.pages([RawPage("\n".join(text for _, text in rows))])[0]
    return GoldPage(name, lines, list(_gold(lines, rows)))


def right_roles(page: GoldPage, roles: Sequence[str]) -> NDArray[np.bool_]:
    """For each line which roles are right: those of most of its physical lines."""
    right = np.zeros((len(page.lines), len(roles)), bool)
    for row, gold in enumerate(page.gold):
        counts = Counter(role for physical in gold for role in physical)
        most = max(counts.values())
        right[row] = [counts[role] == most for role in roles]
    return right


def judged(page: GoldPage, roles: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The right roles of each physical line, and the role that its logical line got."""
    for gold, role in zip(page.gold, roles, strict=True):
        for physical in gold:
            yield physical, role


def _rows(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        roles, _, content = line.partition("\t")
        yield roles, content


def _capture(path: Path, runs: str) -> Iterator[Row]:
    parts = (run.partition("*") for run in runs.split())
    roles = iter([role for role, _, times in parts for _ in range(int(times or 1))])
    for text in path.read_text(encoding="utf-8").splitlines():
        yield (next(roles), text) if text.strip() else ("blank", "")


def _gold(lines: list[Line], rows: Sequence[Row]) -> Iterator[list[tuple[str, ...]]]:
    starts = np.cumsum([0, *(len(text) + 1 for _, text in rows)])
    for line in lines:
        first, last = np.searchsorted(starts, [line.start, line.end])
        yield [tuple(roles.split("|")) for roles, text in rows[first:last] if text.strip()]
