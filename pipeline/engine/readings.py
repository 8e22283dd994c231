"""What reading a capture gave, kept beside it, so that no later stage reads its format again."""

from __future__ import annotations

from collections.abc import Iterable
from json import JSONEncoder, loads
from typing import Any

import pyarrow as pa

from pipeline.decoded import Block, Cited, Decoded, Stated
from pipeline.document import row_maker
from pipeline.sources.text import read_as

READINGS = pa.schema([("document_id", pa.string()), ("reading", pa.string())])
"""One row per capture whose format tells more than its text: blocks and what is stated, as JSON.

Each kind of row is written column by column.
"""

_ENCODE = JSONEncoder(separators=(",", ":"), check_circular=False).encode


def written(decoded: Decoded) -> str | None:
    """What was read beside the text, or None where the text's own lines are all there is."""
    if decoded.blocks is None:
        return None
    rows = (decoded.blocks, decoded.stated, decoded.cited)
    return _ENCODE((decoded.form, *(tuple(zip(*one, strict=True)) for one in rows)))


def restored(content: bytes, encoding: str, reading: str | None) -> Decoded:
    """The capture as it was read: its text in ``encoding``, and what was written of it."""
    text = read_as(content, encoding)
    if reading is None:
        return text
    form, blocks, stated, cited = loads(reading)
    return text._replace(
        form=form,
        blocks=_rows(Block, blocks),
        stated=_rows(Stated, stated),
        cited=_rows(Cited, cited),
    )


def _rows(kind: Any, columns: Iterable[list[Any]]) -> tuple[Any, ...]:
    return tuple(map(row_maker(kind), zip(*columns, strict=True)))
