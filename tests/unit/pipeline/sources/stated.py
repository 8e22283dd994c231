"""What the tests of several formats ask of a document that was read."""

from __future__ import annotations

from pipeline.decoded import Decoded


def said(decoded: Decoded, field: str) -> list[str]:
    """The values that its format states of one field."""
    return [one.value for one in decoded.stated if one.field == field]


def cited(decoded: Decoded) -> list[dict[str, list[str]]]:
    """What its format states of each entry of the reference list, by column of ``references``."""
    entries: dict[int, dict[str, list[str]]] = {}
    for one in decoded.cited:
        assert decoded.text[one.start : one.end].strip()
        entries.setdefault(one.entry, {}).setdefault(one.field, []).append(one.value)
    return list(entries.values())
