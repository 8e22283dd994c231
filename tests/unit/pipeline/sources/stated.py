"""What the tests of several formats ask of a document that was read."""

from __future__ import annotations

from pipeline.decoded import Decoded


def said(decoded: Decoded, field: str) -> list[str]:
    """The values that its format states of one field."""
    return [one.value for one in decoded.stated if one.field == field]
