"""What reading a capture gave, kept beside it, so that no later stage reads its format again."""

from __future__ import annotations

from dataclasses import replace
from json import JSONEncoder, loads

import pyarrow as pa

from pipeline.decoded import Block, Cited, Decoded, Stated
from pipeline.sources.text import read_as

READINGS = pa.schema([("document_id", pa.string()), ("reading", pa.string())])
"""One row per capture whose format tells more than its text: blocks and what is stated, as JSON."""

_ENCODE = JSONEncoder(separators=(",", ":"), check_circular=False).encode


def written(decoded: Decoded) -> str | None:
    """What was read beside the text, or None where the text's own lines are all there is."""
    if decoded.blocks is None:
        return None
    return _ENCODE((decoded.form, decoded.blocks, decoded.stated, decoded.cited))


def restored(content: bytes, encoding: str, reading: str | None) -> Decoded:
    """The capture as it was read: its text in ``encoding``, and what was written of it."""
    text = read_as(content, encoding)
    if reading is None:
        return text
    form, blocks, stated, cited = loads(reading)
    return replace(
        text,
        form=form,
        blocks=tuple(map(Block._make, blocks)),
        stated=tuple(map(Stated._make, stated)),
        cited=tuple(map(Cited._make, cited)),
    )
