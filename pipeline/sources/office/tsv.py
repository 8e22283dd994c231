"""Writes the rows of a sheet as a table of tab-separated cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pipeline.sources.unpack.streams import MEMBER_LIMIT, too_large


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows, made of equal length, as UTF-8; no bytes where there are none.

    Raises :class:`~pipeline.decoded.Unreadable` with ``too_large``.
    """
    width = max(map(len, rows), default=0)
    if width * len(rows) > MEMBER_LIMIT:
        raise too_large()
    table = io.StringIO()
    writer = csv.writer(table, "excel-tab", lineterminator="\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return table.getvalue().encode("utf-8", "replace") if width else b""
